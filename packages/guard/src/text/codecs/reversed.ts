import { defineCodec } from '../codec.js'
import { letterOf, letterRoom, readsAsText } from '../letter-pairs.js'
import { type LetterWeights, letterProofs, MIRRORED_PROOF, stretchAround } from '../letter-proofs.js'
import { MIRRORED_ENOUGH, MIRRORED_WEIGHT } from '../mirrored-pairs.js'
import { isSpace, type Run } from '../run.js'
import { unitsOf } from '../units.js'

/** A stretch ends when its evidence has fallen this far below its best, in quarters of nats. */
const GIVE_UP = 32
/** Nats by which the pairs of what is read backwards have to be those of running text. */
const ENOUGH_OF_PAIRS = 6
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

const isForeign = (c: number) => c >= FOREIGN && !(c >= 0x2000 && c < 0x206f)

/** Lines of other scripts that begin with what ends a sentence, and end without it. */
function closedFirst(text: string): Run[] {
  const found: Run[] = []
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (CLOSING.has(text.charCodeAt(start)) && end - start <= LONGEST_LINE) {
      const line = text.slice(start, end).trimEnd()
      let foreign = 0
      for (let i = 0; i < line.length; i++) if (isForeign(line.charCodeAt(i))) foreign++
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

const WEIGHTS: LetterWeights = { table: Float64Array.from(MIRRORED_WEIGHT), pairs: true }

function readsBackwards(units: Uint16Array, { start, end }: Run): boolean {
  const letters = letterRoom(end - start)
  for (let i = start; i < end; i++) letters[end - 1 - i] = letterOf(units[i]!)
  return readsAsText(letters, end - start, ENOUGH_OF_PAIRS)
}

/** Stretches in which pairs of letters stand the wrong way round, by the summed evidence of the pairs. */
function byPairs(text: string): Run[] {
  const { at, kinds } = letterProofs(text)
  const units = unitsOf(text)
  const found: Run[] = []
  let behind = 0
  for (let p = 0; p < at.length; p++) {
    if ((kinds[p]! & MIRRORED_PROOF) === 0 || at[p]! < behind) continue
    const stretch = stretchAround(units, at[p]!, behind, WEIGHTS, GIVE_UP)
    behind = stretch.end
    if (stretch.evidence < MIRRORED_ENOUGH) continue
    if (!readsBackwards(units, stretch)) continue
    const run = widened(units, stretch, found.at(-1)?.end ?? 0)
    behind = run.end
    found.push(run)
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
