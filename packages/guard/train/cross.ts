import { GROUPS } from '../src/detectors/injection/model/feature-ids.js'
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

/** Trains heads that share their features, on the rows that are not left out. The first recipe says which features. */
export function trainHeads(examples: Examples, groupOf: Uint8Array, recipes: readonly Recipe[], out: (row: number) => boolean): Trained[] {
  const { rows, sources, without } = recipes[0]!
  const active = activeFeatures(examples, (row) => !out(row), rows, sources)
  for (let id = 0; id < active.length; id++) if (active[id] === 1 && without.has(GROUPS[groupOf[id]!]!)) active[id] = 0
  const own = compacted(examples, active)
  const wordy = Uint8Array.from(own.idOf, (id) => (isWordy(groupOf[id]!) ? 1 : 0))
  return recipes.map(({ sideOf, options }) => {
    const task: Task = balancedTask(examples.rows, sideOf, out)
    return { model: trainLogistic(own, task, wordy, options), examples: own }
  })
}

function isWordy(group: number): boolean {
  const name = GROUPS[group]!
  return !name.startsWith('concept') && !name.startsWith('meaning') && name !== 'shape'
}

/** Sources that share texts: they are left out together. */
const TOGETHER = [['authored_indirect', 'npm_readmes', 'purple_profiles']]

/** Which of `count` folds leaves a source out; attacks and ordinary texts are spread alike. Sources whose names begin with `together` are left out at once.
 * What is composed is left out with the last of them, whatever seeds are added: what it teaches stays the same for the others. */
export function foldsOf(rows: readonly Row[], count: number, seed: number, together = ''): Map<string, number> {
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
  for (const source of [...folds.keys()].filter((name) => name.startsWith('made:'))) folds.set(source, count - 1)
  for (const group of TOGETHER) for (const source of group) if (folds.has(source)) folds.set(source, folds.get(group[0]!)!)
  const alike = [...folds.keys()].filter((source) => together !== '' && source.startsWith(together))
  for (const source of alike) folds.set(source, folds.get(alike[0]!)!)
  return folds
}

/** The logits of every row, by head, from models that have seen none of its source; `lift` is what the rules add to the first head. */
export function crossLogits(
  examples: Examples,
  groupOf: Uint8Array,
  recipes: readonly Recipe[],
  folds: ReadonlyMap<string, number>,
  lift: (rule: number) => number,
): Float64Array[] {
  const logits = recipes.map(() => new Float64Array(examples.rows.length).fill(Number.NaN))
  for (let fold = 0; fold <= Math.max(...folds.values()); fold++) {
    const heads = trainHeads(examples, groupOf, recipes, (row) => examples.rows[row]!.parts.some((part) => folds.get(part) === fold))
    heads.forEach(({ model, examples: own }, head) => {
      own.rows.forEach((row, i) => {
        if (folds.get(row.source) === fold) logits[head]![i] = bestWindow(own, model, i, head === 0 ? lift : undefined).logit
      })
    })
  }
  return logits
}
