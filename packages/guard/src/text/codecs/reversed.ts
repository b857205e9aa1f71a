import { defineCodec } from '../codec.js'
import { NO_LETTER } from '../letter-evidence.js'
import { MIRRORED_ENOUGH, MIRRORED_WEIGHT } from '../mirrored-pairs.js'
import { isAsciiLetter, isSpace, type Run } from '../run.js'
import { unitsOf } from '../units.js'

/** A stretch ends when its evidence has fallen this far below its best, in quarters of nats. */
const GIVE_UP = 32
/** What little stands beside a stretch on its line belongs to it, though it may read like nothing. */
const NEAR = 40

function decode(text: string): string {
  return Array.from(text).reverse().join('')
}

/** What ends sentences in scripts for whose pairs of letters nothing is known here. */
const CLOSING = new Set('.!?…。．！？؟।۔'.split('').map((sign) => sign.charCodeAt(0)))
/** The first unit behind the Latin blocks, and how many letters from there on a line needs. */
const FOREIGN = 0x250
const LEAST_FOREIGN = 8
/** Letters with their marks, and what opens a quotation; white space of every kind ends words. */
const BEGINS = /^[\p{L}\p{M}\p{Pe}\p{Pf}\p{Pi}\p{Ps}"']/u
/** Longer lines are prose with a stray sign. */
const LONGEST_LINE = 2048

/** Lines of other scripts that begin with what ends a sentence, and end without it. */
function closedFirst(text: string): Run[] {
  const found: Run[] = []
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (CLOSING.has(text.charCodeAt(start)) && end - start <= LONGEST_LINE) {
      const line = text.slice(start, end).trimEnd()
      let foreign = 0
      for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) >= FOREIGN) foreign++
      const open = !CLOSING.has(line.charCodeAt(line.length - 1)) && BEGINS.test(line.slice(1, 3))
      if (open && foreign >= LEAST_FOREIGN) found.push({ start, end: start + line.length })
    }
    start = end + 1
  }
  return found
}

function detect(text: string): Run[] {
  const paired = byPairs(text)
  const closed = closedFirst(text)
  if (closed.length === 0) return paired
  const found: Run[] = []
  let next = 0
  for (const run of paired) {
    for (; next < closed.length && closed[next]!.start < run.end; next++) {
      const line = closed[next]!
      if (line.end <= run.start) found.push(line)
    }
    found.push(run)
  }
  return [...found, ...closed.slice(next)]
}

/** Stretches in which pairs of letters stand the wrong way round: maximal segments of the summed evidence, found in one pass. */
function byPairs(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  let before = NO_LETTER
  let sum = 0
  let best = 0
  let from = 0
  let to = 0
  for (let i = 0; i <= units.length; i++) {
    const c = i < units.length ? units[i]! : -1
    if (c >= 0) {
      const letter = isAsciiLetter(c) ? (c | 32) - 97 : NO_LETTER
      if (sum === 0) from = i
      sum = Math.max(0, sum + MIRRORED_WEIGHT[before * 32 + letter]!)
      before = letter
      if (sum > best) {
        best = sum
        to = i + 1
      }
      if (sum > 0 && best - sum < GIVE_UP) continue
    }
    if (best >= MIRRORED_ENOUGH) found.push(widened(units, { start: from, end: to }, found.at(-1)?.end ?? 0))
    sum = 0
    best = 0
  }
  return found
}

/** The line around a stretch as far as little more stands on it, else whole words. */
function widened(units: Uint16Array, { start, end }: Run, after: number): Run {
  let from = start
  while (from > after && start - from < NEAR && !isLineEnd(units[from - 1]!)) from--
  if (start - from === NEAR) for (from = start; from > after && !isSpace(units[from - 1]!); ) from--
  let to = end
  while (to < units.length && to - end < NEAR && !isLineEnd(units[to]!)) to++
  if (to - end === NEAR) for (to = end; to < units.length && !isSpace(units[to]!); ) to++
  return { start: from, end: to }
}

const isLineEnd = (c: number) => c === 10 || c === 13

export const reversed = defineCodec({
  id: 'reversed',
  title: 'Text written backwards',
  reversible: true,
  encode: decode,
  decode,
  detect,
  trace(text) {
    const out = decode(text)
    const at = new Uint32Array(text.length + 1)
    for (let i = 0; i < text.length; i++) at[i] = text.length - 1 - i
    at[text.length] = text.length
    return { text: out, at }
  },
})
