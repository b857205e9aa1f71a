import type { Run } from '../../../text/run.js'
import type { ConceptHit } from '../concept-scan.js'
import { type FeatureSink, featureId, scaleOf, windowFeatures } from './features.js'
import { HEADS, type Model, ones, unpack } from './packed.js'
import { tokenize } from './tokens.js'
import { WEIGHTS } from './weights.js'
import { windowsOf } from './windows.js'

/** One window of a text with the logit of every head, in the order of `HEADS`. */
export interface Classified extends Run {
  logits: readonly number[]
}

/** Adds up the weights of the distinct features of a window. */
class Sums implements FeatureSink {
  readonly totals = new Int32Array(HEADS.length)
  count = 0
  private readonly stamp: Uint32Array
  private turn = 0

  constructor(private readonly model: Model) {
    this.stamp = new Uint32Array(model.size)
  }

  clear(): void {
    this.totals.fill(0)
    this.count = 0
    if (++this.turn < 0xffffffff) return
    this.stamp.fill(0)
    this.turn = 1
  }

  add(group: number, hash: number): void {
    const id = featureId(group, hash)
    const word = this.model.bits[id >>> 5]!
    const bit = 1 << (id & 31)
    if ((word & bit) === 0) return
    const index = this.model.ranks[id >>> 5]! + ones(word & (bit - 1))
    if (this.stamp[index] === this.turn) return
    this.stamp[index] = this.turn
    this.count++
    const { totals } = this
    const { weights } = this.model
    for (let head = 0, at = index * HEADS.length; head < HEADS.length; head++) totals[head]! += weights[at + head]!
  }
}

/** Laid out when first needed. */
let sums: Sums | undefined
/** The text read last: two detectors ask for the same one. */
let last: { text: string; classified: readonly Classified[] } | undefined

/** The logits of every window of a text. `hits` are the words of the lexicons in it. Linear. */
export function classify(text: string, hits: readonly ConceptHit[]): readonly Classified[] {
  if (last?.text === text) return last.classified
  sums ??= new Sums(unpack(WEIGHTS.features))
  const tokens = tokenize(text)
  const classified: Classified[] = []
  for (const { start, end } of windowsOf(text.length)) {
    sums.clear()
    // No single word decides.
    if (windowFeatures(tokens, hits, start, end, sums) < 2) continue
    const scale = scaleOf(sums.count)
    const logits = Array.from(sums.totals, (total, head) => WEIGHTS.bias[head]! + total * WEIGHTS.step[head]! * scale)
    classified.push({ start, end, logits })
  }
  last = { text, classified }
  return classified
}

/** The score (0 to 1) that a logit stands for, by the calibration of its head: 0.5 is where one ordinary text in a hundred lies. */
export function calibrated(logit: number, head: 'attack' | 'harmful'): number {
  const knots = WEIGHTS.knots[head === 'attack' ? 0 : 1]!
  let before = knots[0]!
  if (logit <= before[0]) return before[1]
  for (const knot of knots) {
    if (logit < knot[0]) return before[1] + ((knot[1] - before[1]) * (logit - before[0])) / (knot[0] - before[0])
    before = knot
  }
  return before[1]
}
