import { ruleLift } from '../src/detectors/injection/combine.js'
import { trainHeads } from './cross.js'
import type { Examples } from './examples.js'
import { windowLogit } from './logistic.js'
import { recipeFor } from './recipes.js'
import type { Row } from './row.js'

/** Heads that give scores, in the order in which weights and gates list them, and what the rules add to each. */
export const SCORING = [
  { head: 'attack', lift: ruleLift },
  { head: 'harmful', lift: () => 0 },
] as const

/** What every fold leaves out: `foldOf` a row is that of its source, and a row is in a fold when any source has a part in it. */
export interface LeftOut {
  count: number
  foldOf(row: Row): number | undefined
  has(row: Row, fold: number): boolean
}

export function leftOutBy(folds: ReadonlyMap<string, number>): LeftOut {
  return {
    count: 1 + Math.max(...folds.values()),
    foldOf: (row) => folds.get(row.source),
    has: (row, fold) => row.parts.some((part) => folds.get(part) === fold),
  }
}

/** What each scoring head says of every window, by models that have seen nothing of its source, with what the rules add; NaN for rows in no fold. */
export function windowLogits(examples: Examples, groupOf: Uint8Array, out: LeftOut, progress: (fold: number) => void): Float64Array[] {
  const { rows } = examples
  const logits = SCORING.map(() => new Float64Array(examples.rules.length).fill(Number.NaN))
  const recipes = SCORING.map(({ head }) => recipeFor(head))
  for (let fold = 0; fold < out.count; fold++) {
    const heads = trainHeads(examples, groupOf, recipes, (row) => out.has(rows[row]!, fold))
    heads.forEach(({ model, examples: own }, head) => {
      rows.forEach((row, r) => {
        if (out.foldOf(row) !== fold) return
        for (let w = own.windowOf[r]!; w < own.windowOf[r + 1]!; w++)
          logits[head]![w] = windowLogit(own, model, w) + SCORING[head]!.lift(examples.rules[w]!)
      })
    })
    progress(fold)
  }
  return logits
}
