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
  const last = new Map<number, number>()
  for (let i = WINDOW; i <= text.length; i += STEP) {
    const key = hash(text, i - WINDOW)
    const seen = last.get(key)
    last.set(key, i)
    if (seen === undefined) continue
    const period = i - seen
    if (period > LONGEST_PERIOD || text.charCodeAt(i - 1) !== text.charCodeAt(i - 1 - period)) continue
    const stretch = follow(text, i, period)
    const length = stretch.end - stretch.start
    i = Math.max(i, stretch.end)
    if (length < least) continue
    const own = smallestPeriod(text.slice(stretch.start, stretch.start + 2 * period))
    if (length < (own <= SHORT_PERIOD ? Math.max(least, LEAST_SHORT) : least) || length < LEAST_TIMES * own) continue
    const before = found.at(-1)
    if (!before || stretch.start >= before.end) found.push({ kind: 'repetition', score: 1, ...stretch, because: [`period ${own}`] })
    last.clear()
  }
  return found
}

const WINDOW = 16
const STEP = 4

function hash(text: string, from: number): number {
  let value = 0
  for (let i = from; i < from + WINDOW; i++) value = (Math.imul(value, 0x01000193) + text.charCodeAt(i)) | 0
  return value
}

/** How far a period holds around a place. */
function follow(text: string, at: number, period: number): { start: number; end: number } {
  let end = at
  while (end < text.length && text.charCodeAt(end) === text.charCodeAt(end - period)) end++
  let start = at - period
  while (start > 0 && text.charCodeAt(start - 1) === text.charCodeAt(start - 1 + period)) start--
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
