import { unitsOf } from '../../../text/units.js'
import { GATE } from './gate-weights.js'
import { gateWords, SLOTS } from './gate-words.js'
import type { Opening } from './packed-gate.js'
import { STEP, WINDOW } from './windows.js'

/** Heads that have a gate, in the order of the weights. */
export type GatedHead = 'attack' | 'harmful'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NO_LEVEL = 32

/** Both heads side by side, eight bits each, so that one look brings both. */
let laidOut: Int16Array | undefined

function levels(): Int16Array {
  if (laidOut) return laidOut
  const value = new Int8Array(128)
  for (let i = 0; i < 64; i++) value[ALPHABET.charCodeAt(i)] = i - NO_LEVEL
  const [attack, harmful] = GATE.levels as [string, string]
  laidOut = Int16Array.from({ length: 2 * SLOTS }, (_, i) => (value[attack.charCodeAt(i)]! << 8) | (value[harmful.charCodeAt(i)]! & 255))
  return laidOut
}

/** A level as it is shipped. */
export function packedLevel(level: number): string {
  return ALPHABET[level + NO_LEVEL]!
}

/** The class of a window by its length: the biases have one for each. */
export function lengthClass(length: number): number {
  return Math.min(9, 31 - Math.clz32(Math.max(1, length)))
}

/** What the sum of a window is multiplied by: its length stands for the number of its words, which nobody can raise by repeating one. */
export function gateScale(length: number): number {
  return 1 / Math.sqrt(length / 4 + 8)
}

/** The sums of one head over the steps of a text, and the highest rise that words of a step reach; two steps make a window. */
interface HeadSums {
  readonly sum: Int32Array
  readonly rise: Int32Array
}

export interface GateSums extends Readonly<Record<GatedHead, HeadSums>> {
  readonly length: number
  /** Steps in which letters of other scripts stand, of which the gate knows nothing. */
  readonly foreign: Uint8Array
}

/** What a rise loses with each word, in levels: slow rises over long prose are none. */
const DRIFT = 2

/** Adds up the levels of a text, step by step. Linear: a look at every unit and two at the weights for every word. */
export function gateSums(text: string): GateSums {
  const steps = Math.floor(text.length / STEP) + 2
  const room = () => ({ sum: new Int32Array(steps), rise: new Int32Array(steps) })
  const [attack, harmful] = [room(), room()]
  const foreign = new Uint8Array(steps)
  const { count, start, alone, pair, foreign: letters } = gateWords(unitsOf(text))
  const [weights, pairs, drift] = [levels(), SLOTS, DRIFT]
  const [sums, rises, otherSums, otherRises] = [attack.sum, attack.rise, harmful.sum, harmful.rise]
  let first = 0
  let second = 0
  for (let i = 0; i < count; i++) {
    const step = start[i]! >>> 8
    foreign[step]! |= letters[i]!
    const one = weights[alone[i]!]!
    const two = weights[pairs + pair[i]!]!
    const forAttack = (one >> 8) + (two >> 8)
    const forHarmful = ((one << 24) >> 24) + ((two << 24) >> 24)
    sums[step]! += forAttack
    otherSums[step]! += forHarmful
    first = Math.max(0, first + forAttack - drift)
    second = Math.max(0, second + forHarmful - drift)
    if (first > rises[step]!) rises[step] = first
    if (second > otherRises[step]!) otherRises[step] = second
  }
  return { length: text.length, foreign, attack, harmful }
}

/** Whether a window is opened by its logit, or by the highest rise within it. */
export function isOpen({ sum, rise, least, highRise }: Opening, logit: number, risen: number): boolean {
  return logit >= sum || (risen >= rise && logit >= least) || risen >= highRise
}

/** The numbers of the windows that a head has to look at. `hidden`: the text stood in an encoding, where less is enough. */
export function openWindows({ length, foreign, ...heads }: GateSums, head: GatedHead, hidden: boolean): number[] {
  const { bias, step, ...openings } = GATE.heads[head === 'attack' ? 0 : 1]!
  const opening = hidden ? openings.hidden : openings.plain
  const { sum, rise } = heads[head]
  const found: number[] = []
  for (let window = 0; ; window++) {
    const own = Math.min(WINDOW, length - window * STEP)
    const logit = bias[lengthClass(own)]! + (sum[window]! + sum[window + 1]!) * step * gateScale(own)
    const risen = Math.max(rise[window]!, rise[window + 1]!) * step
    if ((foreign[window]! | foreign[window + 1]!) !== 0 || isOpen(opening, logit, risen)) found.push(window)
    if (window * STEP + WINDOW >= length) return found
  }
}

if (STEP !== 256) throw new RangeError('the gate counts by steps of 256 units')
