import type { Run } from '../../../text/run.js'
import type { ConceptHit } from '../concept-scan.js'
import { scaleOf } from './feature-ids.js'
import { KnownFeatures } from './known-features.js'
import { HEADS, type Head, type Model, unpack } from './packed.js'
import { tokenize } from './tokens.js'
import { WEIGHTS } from './weights.js'
import { WindowReader } from './window-reader.js'
import { windowsOf } from './windows.js'

/** One window of a text with the logits of its being an attack and of its being harmful; the other heads are asked when they matter. */
export interface Classified extends Run {
  logit: number
  harmful: number
  /** Features of the window that have weights. */
  features: Int32Array
}

const COUNT = HEADS.length
const ATTACK = HEADS.indexOf('attack')
const HARMFUL = HEADS.indexOf('harmful')

/** The weights, and what reads texts by them. */
interface Reading {
  model: Model
  known: KnownFeatures
  reader: WindowReader
}

/** Laid out when first needed. */
let made: Reading | undefined

function reading(): Reading {
  if (made) return made
  const model = unpack(WEIGHTS.features)
  const known = new KnownFeatures(model)
  made = { model, known, reader: new WindowReader(known) }
  return made
}

/** What was worked out for the hits of a text, by the beginnings of windows: two detectors ask with the same ones, which are kept as long as the text is. */
const worked = new WeakMap<readonly ConceptHit[], Map<number, Classified | null>>()

/**
 * The windows of a text, or those of them that are asked for, and how much each looks like an attack; those with too few words are left out. `hits` are the words of
 * the lexicons in it. Linear.
 */
export function classify(
  text: string,
  hits: readonly ConceptHit[],
  windows: readonly Run[] = [...windowsOf(text.length)],
): readonly Classified[] {
  let known = worked.get(hits)
  if (!known) {
    known = new Map()
    worked.set(hits, known)
  }
  const missing = windows.filter(({ start }) => !known.has(start))
  if (missing.length > 0) classifyAnew(text, hits, missing, known)
  return windows.flatMap(({ start }) => known.get(start) ?? [])
}

function classifyAnew(text: string, hits: readonly ConceptHit[], windows: readonly Run[], into: Map<number, Classified | null>): void {
  const { known, reader } = reading()
  for (const { start } of windows) into.set(start, null)
  const tokens = tokenize(text)
  for (const group of together(windows)) {
    reader.read(tokens, hits, group, ({ start, end }) => {
      const logit = logitOf(known.attackSum, known.count, ATTACK)
      const harmful = logitOf(known.harmfulSum, known.count, HARMFUL)
      into.set(start, { start, end, logit, harmful, features: known.features() })
    })
  }
}

/** Windows that overlap in one group: their words are looked up together. */
function together(windows: readonly Run[]): Run[][] {
  const groups: Run[][] = []
  for (const window of windows) {
    const last = groups.at(-1)
    if (last && window.start < last.at(-1)!.end) last.push(window)
    else groups.push([window])
  }
  return groups
}

function logitOf(sum: number, count: number, head: number): number {
  return WEIGHTS.bias[head]! + sum * WEIGHTS.step[head]! * scaleOf(count)
}

/** What another head says of a window of the text that was classified. */
export function headLogit({ features, harmful }: Classified, head: Head): number {
  if (head === 'harmful') return harmful
  const { weights } = reading().model
  const place = HEADS.indexOf(head)
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weights[features[i]! * COUNT + place]!
  return logitOf(sum, features.length, place)
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
