import { SPACE } from '../src/detectors/injection/model/feature-ids.js'
import type { Examples } from './examples.js'
import type { Task } from './logistic.js'
import type { Kind, Row } from './row.js'

export type Side = -1 | 0 | 1

/** Texts that look like attacks count more than other ordinary ones: they are fewer, and what they teach is finer. */
const HARD = 2

/**
 * A task whose weights keep any one source, language or side from deciding: a source counts with the root of its rows, and in each language attacks
 * and ordinary texts weigh alike as far as their numbers allow. Rows that are `out` have no part. Weights have mean 1.
 */
export function balancedTask(rows: readonly Row[], sideOf: (kind: Kind, row: Row) => Side, out: (row: number) => boolean): Task {
  const label = Int8Array.from(rows, (row, i) => (out(i) ? 0 : sideOf(row.kind, row)))
  const sizes = new Map<string, number>()
  const keyOf = (row: Row, side: number) => `${side} ${row.source}`
  rows.forEach((row, i) => {
    if (label[i] !== 0) sizes.set(keyOf(row, label[i]!), (sizes.get(keyOf(row, label[i]!)) ?? 0) + 1)
  })
  const weight = Float32Array.from(rows, (row, i) =>
    label[i] === 0 ? 0 : (row.kind === 'benign_hard' ? HARD : 1) / Math.sqrt(sizes.get(keyOf(row, label[i]!))!),
  )
  balanceLanguages(rows, label, weight)
  scaleToMean(label, weight)
  return { label, weight }
}

/** How far a language may be shifted toward equal sides. */
const MOST_SHIFT = 4

function balanceLanguages(rows: readonly Row[], label: Int8Array, weight: Float32Array): void {
  const mass = new Map<string, { attack: number; benign: number }>()
  rows.forEach((row, i) => {
    const entry = mass.get(row.lang) ?? { attack: 0, benign: 0 }
    mass.set(row.lang, entry)
    if (label[i] === 1) entry.attack += weight[i]!
    else if (label[i] === -1) entry.benign += weight[i]!
  })
  rows.forEach((row, i) => {
    const { attack, benign } = mass.get(row.lang)!
    if (label[i] === 0 || attack === 0 || benign === 0) return
    const own = label[i] === 1 ? attack : benign
    const factor = (attack + benign) / (2 * own)
    weight[i]! *= Math.min(MOST_SHIFT, Math.max(1 / MOST_SHIFT, factor))
  })
}

function scaleToMean(label: Int8Array, weight: Float32Array): void {
  let sum = 0
  let count = 0
  for (let i = 0; i < label.length; i++) {
    if (label[i] === 0) continue
    sum += weight[i]!
    count++
  }
  for (let i = 0; i < weight.length; i++) weight[i]! *= count / sum
}

/** Features at most: the model may not grow with what it learns from. */
const MOST_FEATURES = 142_000

/** The least number of sources, from `sources` on, that leaves no more features than there may be. */
function leastSources(inRows: Int32Array, inSources: Int32Array, rows: number, sources: number): number {
  const counts: number[] = []
  for (let id = 0; id < inRows.length; id++) if (inRows[id]! >= rows) counts[inSources[id]!] = (counts[inSources[id]!] ?? 0) + 1
  let least = counts.length
  for (let sum = 0; least > sources; least--) {
    sum += counts[least - 1] ?? 0
    if (sum > MOST_FEATURES) break
  }
  return least
}

/**
 * Features that occur in at least `rows` rows and at least `sources` sources of those that are used, and in more where they would be too many; the others say where a
 * text is from.
 */
export function activeFeatures(examples: Examples, used: (row: number) => boolean, rows: number, sources: number): Uint8Array {
  const numbers = new Map<string, number>()
  const inRows = new Int32Array(SPACE)
  const inSources = new Int32Array(SPACE)
  const lastRow = new Int32Array(SPACE).fill(-1)
  const lastSource = new Int32Array(SPACE).fill(-1)
  const order = Array.from(examples.rows.keys()).filter(used)
  const sourceOf = (row: number) => examples.rows[row]!.source
  order.sort((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : sourceOf(a) > sourceOf(b) ? 1 : a - b))
  for (const row of order) {
    const name = sourceOf(row)
    const source = numbers.get(name) ?? numbers.size
    numbers.set(name, source)
    for (let i = examples.featureOf[examples.windowOf[row]!]!; i < examples.featureOf[examples.windowOf[row + 1]!]!; i++) {
      const id = examples.ids[i]!
      if (lastRow[id] !== row) {
        lastRow[id] = row
        inRows[id]!++
      }
      if (lastSource[id] !== source) {
        lastSource[id] = source
        inSources[id]!++
      }
    }
  }
  const least = leastSources(inRows, inSources, rows, sources)
  return Uint8Array.from(inRows, (count, id) => (count >= rows && inSources[id]! >= least ? 1 : 0))
}
