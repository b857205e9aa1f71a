import { isOrder } from '../src/detectors/injection/combine.js'
import { conceptHits } from '../src/detectors/injection/concept-scan.js'
import { withSigns } from '../src/detectors/injection/literals.js'
import { featureId, groupOfSalt, SPACE } from '../src/detectors/injection/model/feature-ids.js'
import { type FeatureSink, windowFeatures } from '../src/detectors/injection/model/features.js'
import { tokenize } from '../src/detectors/injection/model/tokens.js'
import { windowsOf } from '../src/detectors/injection/model/windows.js'
import { scoreText } from '../src/detectors/injection/score.js'
import { views } from '../src/text/index.js'
import type { Row } from './row.js'

/** Rows as the model sees them: for each the windows of all its views, and for each window its features. */
export interface Examples {
  rows: readonly Row[]
  /** Windows of row `r`: from `windowOf[r]` to `windowOf[r + 1]`. */
  windowOf: Int32Array
  /** Features of window `w`: from `featureOf[w]` to `featureOf[w + 1]` of `ids`. */
  featureOf: Int32Array
  ids: Int32Array
  /** The highest score that the rules give each window. */
  rules: Float32Array
  /** Whether a rule for orders has a part in it. */
  orders: Uint8Array
}

/** An array that grows by half. */
class Growing {
  data = new Int32Array(1 << 20)
  length = 0

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1)
    this.data[this.length++] = value
  }

  append(values: Int32Array): void {
    this.reserve(this.length + values.length)
    this.data.set(values, this.length)
    this.length += values.length
  }

  private reserve(size: number): void {
    if (size <= this.data.length) return
    const wider = new Int32Array(Math.max(size, this.data.length * 1.5) | 0)
    wider.set(this.data)
    this.data = wider
  }

  done(): Int32Array {
    return this.data.slice(0, this.length)
  }
}

/** The distinct features of one window. */
class FeatureSet implements FeatureSink {
  readonly ids = new Int32Array(1 << 14)
  count = 0
  private readonly stamp = new Uint32Array(SPACE)
  private turn = 0

  /** `groupOf` is told the group of every feature that occurs. */
  constructor(private readonly groupOf: Uint8Array) {}

  clear(): void {
    this.count = 0
    this.turn++
  }

  add(group: number, hash: number): void {
    const id = featureId(group, hash)
    if (this.stamp[id] === this.turn) return
    this.stamp[id] = this.turn
    this.ids[this.count++] = id
    this.groupOf[id] = groupOfSalt(group)
  }
}

/** Reads every row in all its views, as the detector does. */
export function examplesOf(rows: readonly Row[], groupOf: Uint8Array): Examples {
  const windowOf = new Growing()
  const featureOf = new Growing()
  const ids = new Growing()
  const set = new FeatureSet(groupOf)
  const rules: number[] = []
  const orders: number[] = []
  for (const row of rows) {
    windowOf.push(rules.length)
    for (const view of views(row.text).views) {
      const hits = withSigns(view.text, conceptHits(view.text, true))
      const tokens = tokenize(view.text)
      const held = scoreText(view.text, hits, row.role === 'tool')
      for (const { start, end } of windowsOf(view.text.length)) {
        if (!view.fresh.some((part) => start < part.end && part.start < end)) continue
        set.clear()
        windowFeatures(tokens, hits, start, end, set)
        featureOf.push(ids.length)
        ids.append(set.ids.subarray(0, set.count))
        const inside = held.filter((each) => each.start < end && start < each.end)
        const high = inside.reduce((best, each) => (each.score > best.score ? each : best), { score: 0, because: [] as string[] })
        rules.push(high.score)
        orders.push(isOrder(high) ? 1 : 0)
      }
    }
  }
  windowOf.push(rules.length)
  featureOf.push(ids.length)
  return {
    rows,
    windowOf: windowOf.done(),
    featureOf: featureOf.done(),
    ids: ids.done(),
    rules: Float32Array.from(rules),
    orders: Uint8Array.from(orders),
  }
}

/** The examples with the features that are active alone, numbered anew from 0 on; `idOf` gives their old numbers. */
export function compacted(examples: Examples, active: Uint8Array): Examples & { idOf: Int32Array } {
  const newOf = new Int32Array(SPACE).fill(-1)
  const idOf: number[] = []
  for (let id = 0; id < SPACE; id++) {
    if (active[id] !== 1) continue
    newOf[id] = idOf.length
    idOf.push(id)
  }
  const ids = new Int32Array(examples.ids.length)
  const featureOf = new Int32Array(examples.featureOf.length)
  let length = 0
  for (let w = 0; w + 1 < examples.featureOf.length; w++) {
    featureOf[w] = length
    for (let i = examples.featureOf[w]!; i < examples.featureOf[w + 1]!; i++) {
      const id = newOf[examples.ids[i]!]!
      if (id >= 0) ids[length++] = id
    }
  }
  featureOf[featureOf.length - 1] = length
  return { ...examples, featureOf, ids: ids.slice(0, length), idOf: Int32Array.from(idOf) }
}
