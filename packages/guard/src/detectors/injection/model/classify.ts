import type { Run } from '../../../text/run.js'
import type { ConceptHit } from '../concept-scan.js'
import { type FeatureSink, featureId, scaleOf, windowFeatures } from './features.js'
import { HEADS, type Head, type Model, ones, unpack } from './packed.js'
import { tokenize } from './tokens.js'
import { WEIGHTS } from './weights.js'
import { windowsOf } from './windows.js'

/** One window of a text with the logit of its being an attack; the other heads are asked when they matter. */
export interface Classified extends Run {
  logit: number
  /** Features of the window that have weights. */
  features: Int32Array
}

/** More distinct features than a window has. */
const MOST = 8192
const COUNT = HEADS.length

/** Collects the distinct features of a window that have weights. */
class Known implements FeatureSink {
  readonly found = new Int32Array(MOST)
  count = 0
  private readonly stamp: Uint32Array
  private turn = 0

  constructor(private readonly model: Model) {
    this.stamp = new Uint32Array(model.size)
  }

  clear(): void {
    this.count = 0
    if (++this.turn < 0xffffffff) return
    this.stamp.fill(0)
    this.turn = 1
  }

  add(group: number, hash: number): void {
    const id = featureId(group, hash)
    const place = id >>> 5
    const word = this.model.bits[place]!
    const bit = 1 << (id & 31)
    if ((word & bit) === 0) return
    const index = this.model.ranks[place]! + ones(word & (bit - 1))
    if (this.stamp[index] === this.turn || this.count === this.found.length) return
    this.stamp[index] = this.turn
    this.found[this.count++] = index
  }
}

/** Laid out when first needed. */
let model: Model | undefined
let known: Known | undefined
/** What was worked out for the hits of a text: two detectors ask with the same ones, which are kept as long as the text is. */
const worked = new WeakMap<readonly ConceptHit[], readonly Classified[]>()

/** The windows of a text and how much each looks like an attack. `hits` are the words of the lexicons in it. Linear. */
export function classify(text: string, hits: readonly ConceptHit[]): readonly Classified[] {
  const before = worked.get(hits)
  if (before) return before
  const classified = classifyAnew(text, hits)
  worked.set(hits, classified)
  return classified
}

function classifyAnew(text: string, hits: readonly ConceptHit[]): readonly Classified[] {
  model ??= unpack(WEIGHTS.features)
  known ??= new Known(model)
  const tokens = tokenize(text)
  const classified: Classified[] = []
  for (const { start, end } of windowsOf(text.length)) {
    known.clear()
    // No single word decides.
    if (windowFeatures(tokens, hits, start, end, known) < 2) continue
    const features = known.found.slice(0, known.count)
    classified.push({ start, end, logit: logitOf(features, 0), features })
  }
  return classified
}

function logitOf(features: Int32Array, head: number): number {
  const { weights } = model!
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weights[features[i]! * COUNT + head]!
  return WEIGHTS.bias[head]! + sum * WEIGHTS.step[head]! * scaleOf(features.length)
}

/** What another head says of a window of the text that was classified. */
export function headLogit({ features }: Classified, head: Head): number {
  return logitOf(features, HEADS.indexOf(head))
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
