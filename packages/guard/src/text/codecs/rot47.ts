import { PER_MILLE } from '../cipher-weights.js'
import { defineCodec } from '../codec.js'
import { fromUnits } from '../fold.js'
import { GAP, letterOf, letterRoom, readsAsText } from '../letter-pairs.js'
import { nextUnit } from '../next-unit.js'
import { isSpace, type Run } from '../run.js'
import { identityTrace } from '../substitution.js'
import { unitsOf } from '../units.js'

/** Turns the 94 printable ASCII characters by half. */
function turn(text: string): string {
  const out = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    out[i] = c >= 33 && c <= 126 ? turned(c) : c
  }
  return fromUnits(out)
}

/** Share of lower-case letters, capitals, digits and signs among the characters of running text that are not spaces, and signs that are more frequent than others. */
const [LOWER, CAPITALS, FIGURES, SIGNS] = [0.84, 0.08, 0.02, 0.06]
const FREQUENT = '.,\'"-:!?()'

/** Log-probability of each printable ASCII character in running text. */
function running(c: number): number {
  const letter = (c | 32) - 97
  if (letter >= 0 && letter < 26) return Math.log((c > 96 ? LOWER : CAPITALS) * (PER_MILLE[letter]! / 1000))
  if (c >= 48 && c <= 57) return Math.log(FIGURES / 10)
  return Math.log((SIGNS / 2) * (FREQUENT.includes(String.fromCharCode(c)) ? 1 / FREQUENT.length : 1 / 22))
}

const turned = (c: number) => 33 + ((c - 33 + 47) % 94)

/** Log-likelihood ratio of each written character: turned back against taken as it stands. */
const WEIGHT = Float64Array.from({ length: 128 }, (_, c) => (c >= 33 && c <= 126 ? running(turned(c)) - running(c) : 0))

/** What evidence begins with. */
const nextTurned = nextUnit(new RegExp(`[${Array.from(WEIGHT, (weight, c) => (weight > 0 ? `\\x${c.toString(16)}` : '')).join('')}]`, 'g'))

/** Nats before a stretch counts as turned, how far they may fall within one, and nats of its pairs of letters. */
const ENOUGH = 14
const GIVE_UP = 12
const ENOUGH_OF_PAIRS = 5
/** Stretches that read more like running text when they are turned, out to white space: maximal segments of the summed evidence, found in one pass. */
function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  let [sum, best, start, end, behind] = [0, 0, 0, 0, 0]
  for (let i = nextTurned(text, 0); i <= units.length; i++) {
    const c = i < units.length ? units[i]! : 0
    if (i < units.length) {
      if (c < 33 || c > 126) continue
      if (sum === 0) start = i
      sum += isRepeated(units, i) ? REPEATED : WEIGHT[c]!
      if (sum > best) {
        best = sum
        end = i + 1
      }
      if (sum > 0 && best - sum < GIVE_UP) continue
    }
    if (best >= ENOUGH) {
      const run = outToSpace(units, { start, end }, behind)
      if (isWriting(units, run)) found.push(run)
      behind = run.end
      i = Math.max(i, behind)
    }
    if (i >= units.length) break
    sum = 0
    best = 0
    if (!(WEIGHT[units[i + 1]!]! > 0)) i = nextTurned(text, i + 1) - 1
  }
  return found
}

/** The third of one character in a row: lines are drawn so, no word is written so. */
const isRepeated = (units: Uint16Array, i: number) => i > 1 && units[i] === units[i - 1] && units[i] === units[i - 2]
const REPEATED = -4

function outToSpace(units: Uint16Array, { start, end }: Run, after: number): Run {
  let from = start
  let to = end
  while (from > after && !isSpace(units[from - 1]!)) from--
  while (to < units.length && !isSpace(units[to]!)) to++
  return { start: from, end: to }
}

const isSmall = (c: number) => c >= 50 && c <= 75

/** Whether one of the tokens is of what small letters are written as, and has inside what those from `i` to `o` are: numbers and names in capitals have none. */
function hasSmallLetters(units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; ) {
    const from = i
    let small = 0
    let sign = false
    let asking = 0
    for (; i < end && !isSpace(units[i]!); i++) {
      const c = units[i]!
      if (isSmall(c)) small++
      if (c === 63) asking++
      const inside = i > from && (units[i + 1] ?? 0) > 32
      if (c >= 58 && c <= 64 && inside && (isSmall(units[i - 1]!) || isSmall(units[i + 1]!))) sign = true
    }
    if (sign && 3 * small >= 2 * (i - from) && asking < i - from) return true
    i = Math.max(i, from + 1)
  }
  return false
}

/** Whether what is read has the pairs of letters of running text. */
function isWriting(units: Uint16Array, { start, end }: Run): boolean {
  if (!hasSmallLetters(units, start, end)) return false
  const letters = letterRoom(end - start)
  for (let i = start; i < end; i++) {
    const c = units[i]!
    letters[i - start] = c >= 33 && c <= 126 && !isRepeated(units, i) ? letterOf(turned(c)) : GAP
  }
  return readsAsText(letters, end - start, ENOUGH_OF_PAIRS)
}

export const rot47 = defineCodec({
  id: 'rot47',
  title: 'ROT47',
  reversible: true,
  encode: turn,
  decode: turn,
  detect,
  trace: (text) => identityTrace(turn(text)),
})
