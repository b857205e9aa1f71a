import { unitsOf } from '../../text/units.js'
import { type Detect, type DetectorOptions, defineDetector } from '../../vocabulary/detector.js'
import type { Found } from '../in-views.js'

/** Longest unit of repetition that is looked for. */
const LONGEST_PERIOD = 512
/** A stretch is runaway when it is at least this long and says the same at least so often. */
const LEAST_LENGTH = 400
const LEAST_TIMES = 8
/** Rulers, tables and padding repeat one or two signs for a while in honest text. */
const LEAST_SHORT = 1200
const SHORT_PERIOD = 4

/**
 * Stretches that repeat one period over and over. Periods are proposed by the distance at which the last 16 units came before, and then
 * followed as far as they hold: every unit is compared once for each stretch that it is in.
 */
export function scanRunaway(text: string, least = LEAST_LENGTH): Found[] {
  const found: Found[] = []
  if (text.length < least) return found
  const units = unitsOf(text)
  const blocks = new RecentBlocks(units.length)
  // The hashes of the last four steps, from which that of a block follows (Horner's rule in two levels).
  let [first, second, third, fourth] = [0, part(units, 0), part(units, STEP), part(units, 2 * STEP)]
  for (let i = BLOCK; i <= units.length; i += STEP) {
    first = second
    second = third
    third = fourth
    fourth = part(units, i - STEP)
    const key = (Math.imul(first, FACTOR_12) + Math.imul(second, FACTOR_8) + Math.imul(third, FACTOR_4) + fourth) | 0
    const seen = blocks.place(key, i)
    if (seen < 0 || units[i - 1] !== units[i - 1 - (i - seen)]) continue
    const period = i - seen
    const stretch = follow(units, i, period)
    const length = stretch.end - stretch.start
    if (stretch.end > i) {
      i = stretch.end
      second = part(units, i + STEP - BLOCK)
      third = part(units, i + 2 * STEP - BLOCK)
      fourth = part(units, i + 3 * STEP - BLOCK)
    }
    if (length < least) continue
    const own = smallestPeriod(text.slice(stretch.start, stretch.start + 2 * period))
    if (length < (own <= SHORT_PERIOD ? Math.max(least, LEAST_SHORT) : least) || length < LEAST_TIMES * own) continue
    const before = found.at(-1)
    if (!before || stretch.start >= before.end) found.push({ kind: 'repetition', score: 1, ...stretch, because: [`period ${own}`] })
    blocks.forget(i)
  }
  return found
}

const BLOCK = 16
const STEP = 4

/** Slots for blocks: many times as many as lie within the longest period, so that one hardly ever takes the slot of another. */
const SLOT_BITS = 12
const keys = new Int32Array(1 << SLOT_BITS)
const ends = new Int32Array(1 << SLOT_BITS)
/** Ends of all texts are counted on in one row, so that nothing has to be cleared between two texts. */
let row = LONGEST_PERIOD

/** Where blocks stood that were read within the longest period. */
class RecentBlocks {
  private border = 0
  private readonly base: number

  constructor(length: number) {
    if (row + length > 0x7fffffff - 2 * LONGEST_PERIOD) {
      ends.fill(0)
      row = LONGEST_PERIOD
    }
    this.base = row
    row += length + LONGEST_PERIOD + 1
  }

  /** Where a block with this hash ended last, -1 where none did; it ends at `end` from now on. */
  place(key: number, end: number): number {
    const slot = Math.imul(key, 0x9e3779b1) >>> (32 - SLOT_BITS)
    const before = ends[slot]! - this.base
    const same = keys[slot] === key && before >= Math.max(this.border, end - LONGEST_PERIOD) && before > 0
    keys[slot] = key
    ends[slot] = this.base + end
    return same ? before : -1
  }

  /** Blocks that ended before here do not count any more. */
  forget(border: number): void {
    this.border = border
  }
}

const FACTOR = 0x01000193
const FACTOR_4 = Math.imul(Math.imul(FACTOR, FACTOR), Math.imul(FACTOR, FACTOR))
const FACTOR_8 = Math.imul(FACTOR_4, FACTOR_4)
const FACTOR_12 = Math.imul(FACTOR_8, FACTOR_4)

/** The hash of the units of one step. */
function part(units: Uint16Array, from: number): number {
  let value = units[from]!
  for (let i = from + 1; i < from + STEP; i++) value = (Math.imul(value, FACTOR) + (units[i] ?? 0)) | 0
  return value
}

/** How far a period holds around a place. */
function follow(units: Uint16Array, at: number, period: number): { start: number; end: number } {
  let end = at
  while (end < units.length && units[end] === units[end - period]) end++
  let start = at - period
  while (start > 0 && units[start - 1] === units[start - 1 + period]) start--
  return { start, end }
}

/** The shortest distance at which a text repeats itself (the failure function of Knuth, Morris and Pratt 1977). */
function smallestPeriod(text: string): number {
  const border = new Uint16Array(text.length)
  for (let i = 1, k = 0; i < text.length; i++) {
    while (k > 0 && text[i] !== text[k]) k = border[k - 1]!
    if (text[i] === text[k]) k++
    border[i] = k
  }
  return text.length - border[text.length - 1]!
}

function leastOf(options: DetectorOptions): number {
  return typeof options['least'] === 'number' ? options['least'] : LEAST_LENGTH
}

export const runaway = defineDetector({
  id: 'runaway',
  title: 'Runaway output',
  summary: 'Finds answers that say the same over and over: a stretch of 400 characters or more that repeats at least eight times.',
  reach: 'text',
  kinds: ['repetition'],
  check({ least }) {
    return least === undefined || (typeof least === 'number' && Number.isInteger(least) && least >= 64)
      ? []
      : ['`least` must be a whole number of 64 or more']
  },
  create(options) {
    const least = leastOf(options)
    const detect: Detect = (text) => scanRunaway(text, least).map((found) => ({ detector: 'runaway', ...found }))
    return detect
  },
})
