import { unitsOf } from '../../../text/units.js'
import { GATE } from './gate-weights.js'
import { gateWords, SLOTS } from './gate-words.js'
import { STEP, WINDOW } from './windows.js'

/** Heads that have a gate, in the order of the weights. */
export type GatedHead = 'attack' | 'harmful'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NO_LEVEL = 32
const HEAD_COUNT = 2

/** Both heads side by side, so that one look brings both: attack, harmful, attack, harmful… */
let laidOut: Int8Array | undefined

function levels(): Int8Array {
  if (laidOut) return laidOut
  const value = new Int8Array(128)
  for (let i = 0; i < 64; i++) value[ALPHABET.charCodeAt(i)] = i - NO_LEVEL
  const made = new Int8Array(HEAD_COUNT * 2 * SLOTS)
  GATE.levels.forEach((list, head) => {
    for (let i = 0; i < list.length; i++) made[HEAD_COUNT * i + head] = value[list.charCodeAt(i)]!
  })
  laidOut = made
  return made
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
  const weights = levels()
  const pairs = HEAD_COUNT * SLOTS
  let first = 0
  let second = 0
  for (let i = 0; i < count; i++) {
    const step = start[i]! >>> 8
    foreign[step]! |= letters[i]!
    const one = alone[i]! * HEAD_COUNT
    const two = pairs + pair[i]! * HEAD_COUNT
    const forAttack = weights[one]! + weights[two]!
    const forHarmful = weights[one + 1]! + weights[two + 1]!
    attack.sum[step]! += forAttack
    harmful.sum[step]! += forHarmful
    first = Math.max(0, first + forAttack - DRIFT)
    second = Math.max(0, second + forHarmful - DRIFT)
    if (first > attack.rise[step]!) attack.rise[step] = first
    if (second > harmful.rise[step]!) harmful.rise[step] = second
  }
  return { length: text.length, foreign, attack, harmful }
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
    if ((foreign[window]! | foreign[window + 1]!) !== 0 || logit >= opening.sum || risen >= opening.rise) found.push(window)
    if (window * STEP + WINDOW >= length) return found
  }
}

if (STEP !== 256) throw new RangeError('the gate counts by steps of 256 units')
