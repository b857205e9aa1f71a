import { GROUPS } from '../src/detectors/injection/model/features.js'
import { compacted, type Examples } from './examples.js'
import { bestWindow, type Linear, type LogisticOptions, type Task, trainLogistic } from './logistic.js'
import { Random } from './random.js'
import { isBenign, type Kind, type Row } from './row.js'
import { activeFeatures, balancedTask, type Side } from './weighting.js'

/** What a head learns, from which features. */
export interface Recipe {
  sideOf(kind: Kind, row: Row): Side
  /** A feature must occur in so many rows and sources. */
  rows: number
  sources: number
  /** Groups of features that are left out. */
  without: ReadonlySet<string>
  options: LogisticOptions
}

/** A trained head: `model.weights[i]` belongs to feature `idOf[i]`. */
export interface Trained {
  model: Linear
  examples: Examples & { idOf: Int32Array }
}

/** Trains one head on the rows that are not left out. */
export function train(examples: Examples, groupOf: Uint8Array, recipe: Recipe, out: (row: number) => boolean): Trained {
  const task: Task = balancedTask(examples.rows, (kind, row) => recipe.sideOf(kind, row), out)
  const active = activeFeatures(examples, (row) => !out(row), recipe.rows, recipe.sources).map((on, id) =>
    recipe.without.has(GROUPS[groupOf[id]!]!) ? 0 : on,
  )
  const own = compacted(examples, active)
  const wordy = Uint8Array.from(own.idOf, (id) => (isWordy(groupOf[id]!) ? 1 : 0))
  return { model: trainLogistic(own, task, wordy, recipe.options), examples: own }
}

function isWordy(group: number): boolean {
  const name = GROUPS[group]!
  return !name.startsWith('concept') && name !== 'shape'
}

/** Sources that share texts: they are left out together. */
const TOGETHER = [['authored_indirect', 'npm_readmes', 'purple_profiles']]

/** Which of `count` folds leaves a source out; attacks and ordinary texts are spread alike. */
export function foldsOf(rows: readonly Row[], count: number, seed: number): Map<string, number> {
  const kinds = new Map<string, Set<boolean>>()
  for (const row of rows) for (const part of row.parts) kinds.set(part, (kinds.get(part) ?? new Set()).add(isBenign(row.kind)))
  const groups = new Map<string, string[]>()
  for (const [source, sides] of [...kinds].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const key = `${source.includes(':')} ${[...sides].sort().join()}`
    groups.set(key, [...(groups.get(key) ?? []), source])
  }
  const folds = new Map<string, number>()
  let next = 0
  for (const [key, sources] of [...groups].sort()) {
    new Random(seed + key.length).shuffle(sources)
    for (const source of sources) folds.set(source, next++ % count)
  }
  for (const group of TOGETHER) for (const source of group) if (folds.has(source)) folds.set(source, folds.get(group[0]!)!)
  return folds
}

/** The logit of every row from a model that has seen none of its source. */
export function crossLogits(
  examples: Examples,
  groupOf: Uint8Array,
  recipe: Recipe,
  folds: ReadonlyMap<string, number>,
  lift?: (rule: number) => number,
): Float64Array {
  const logits = new Float64Array(examples.rows.length).fill(Number.NaN)
  for (let fold = 0; fold <= Math.max(...folds.values()); fold++) {
    const { model, examples: own } = train(examples, groupOf, recipe, (row) =>
      examples.rows[row]!.parts.some((part) => folds.get(part) === fold),
    )
    own.rows.forEach((row, i) => {
      if (folds.get(row.source) === fold) logits[i] = bestWindow(own, model, i, lift).logit
    })
  }
  return logits
}
