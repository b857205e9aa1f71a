import type { Matrix } from '../../api/schema'

export type Phase = Matrix['cells'][number]['phase']

export interface Sum {
  readonly attempts: number
  readonly successes: number
  readonly inconclusive: number
}

/** Counts of the cells that fit, added up. */
export function sumOf(cells: readonly Matrix['cells'][number][]): Sum {
  return cells.reduce(
    (sum, cell) => ({
      attempts: sum.attempts + cell.attempts,
      successes: sum.successes + cell.successes,
      inconclusive: sum.inconclusive + cell.inconclusive,
    }),
    { attempts: 0, successes: 0, inconclusive: 0 },
  )
}

/** The phases that a matrix has, the one that is compared with first. */
export function phasesOf(matrix: Matrix): Phase[] {
  return (['before', 'after', 'replay'] as const).filter((phase) => matrix.cells.some((cell) => cell.phase === phase))
}
