import { defineCodec } from '../codec.js'
import { letterOf, letterRoom, pairEvidence } from '../letter-pairs.js'
import { nextUnit } from '../next-unit.js'
import { asciiClass, isAsciiLetter, type Run } from '../run.js'
import { identityTrace, substitute } from '../substitution.js'
import { unitsOf } from '../units.js'

const WRITE: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
const READ: Readonly<Record<string, string>> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
}
const pairsOf = (pairs: Readonly<Record<string, string>>) =>
  new Map(Object.entries(pairs).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]))
const ENCODE = new Map([...pairsOf(WRITE), ...pairsOf(Object.fromEntries(Object.entries(WRITE).map(([k, v]) => [k.toUpperCase(), v])))])
const DECODE = pairsOf(READ)
/** Signs below 128; the rest is looked up. */
const SIGN = asciiClass(
  [...DECODE.keys()]
    .filter((c) => c < 128)
    .map((c) => String.fromCharCode(c))
    .join(''),
)

const nextSign = nextUnit(/[013457-9@$!|+€]/g)

/** A word with signs in it; `sure` where one of them stands before a letter and what it reads is like a word. */
interface Word extends Run {
  sure: boolean
  /** Nats by which what it reads is more likely a word than letters in any order. */
  evidence: number
}

/** Of the signs that end sentences or stand between words none is a letter at the end of a word. */
const CLOSING = asciiClass('!|+')
/** Signs alone that may be a short word beside others. */
const SHORT = 3

/** Units that make up such words: 1 for a letter, 2 for a sign, 0 for what parts words. */
const PART = new Uint8Array(128)
for (let c = 0; c < 128; c++) PART[c] = isAsciiLetter(c) ? 1 : SIGN[c] === 1 ? 2 : 0

const partOf = (c: number) => (c < 128 ? PART[c]! : DECODE.has(c) ? 2 : 0)

/** Words of letters with a sign for a letter inside them, and those beside them that have signs only at an end, or nothing else. */
function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Word[] = []
  for (let i = nextSign(text, 0); i < units.length; ) {
    let start = i
    while (start > 0 && partOf(units[start - 1]!) !== 0) start--
    // What ends a word is no sign.
    i = nextSign(text, wordFrom(units, start, i, found) + 1)
  }
  return joined(text, found)
}

/** Looks at the word from `start` on, whose first sign is at `first`; answers where it ends. */
function wordFrom(units: Uint16Array, start: number, first: number, found: Word[]): number {
  let letters = first - start
  let signs = 0
  let inner = false
  let behind = first
  for (; behind < units.length; behind++) {
    const part = partOf(units[behind]!)
    if (part === 0) break
    if (part === 2) signs++
    else {
      if (signs > 0) inner = true
      letters++
    }
  }
  let end = behind
  while (end > start && units[end - 1]! < 128 && CLOSING[units[end - 1]!] === 1) end--
  const length = end - start
  const rest = signs - (behind - end)
  if (rest > 0 && (letters > 0 ? length <= 24 : length <= SHORT)) {
    const read = letterRoom(length)
    for (let i = start; i < end; i++) read[i - start] = letterRead(units[i]!)
    const evidence = pairEvidence(read, length)
    const sure =
      inner && letters >= 1 && length >= 3 && rest <= letters * 3 && evidence >= Math.max(ENOUGH_OF_WORD, ENOUGH_BY_UNIT * length)
    found.push({ start, end, sure, evidence })
  }
  return behind
}

/** Place in the alphabet of what a unit reads. */
const letterRead = (c: number) => letterOf(DECODE.get(c) ?? c)

/** Evidence that a word needs to be sure, and that of the sure words of a place together: names of files and digests have less. */
const ENOUGH_OF_WORD = 0.5
const ENOUGH_BY_UNIT = 0.15
const ENOUGH = 3
/** Words of which this many stand near each other carry the unsure ones beside them. */
const CARRYING = 2
const NEAR = 12

/** Neighboring words make one place, short plain words between them included, so that a phrase is read as a whole. */
function joined(text: string, words: readonly Word[]): Run[] {
  const places: Run[] = []
  for (let i = 0; i < words.length; ) {
    let last = i
    while (last + 1 < words.length && isNear(text, words[last]!, words[last + 1]!)) last++
    const group = words.slice(i, last + 1)
    const sure = group.filter((word) => word.sure)
    // Few sure words are read alone: what stands around them may be numbers.
    const edges = sure.length >= CARRYING ? group : sure
    if (sure.reduce((sum, { evidence }) => sum + evidence, 0) >= ENOUGH) places.push({ start: edges[0]!.start, end: edges.at(-1)!.end })
    i = last + 1
  }
  return places
}

function isNear(text: string, before: Run, next: Run): boolean {
  if (next.start - before.end > NEAR) return false
  for (let i = before.end; i < next.start; i++) if (text.charCodeAt(i) === 10) return false
  return true
}

const decode = (text: string) => substitute(text, DECODE)

export const leetspeak = defineCodec({
  id: 'leetspeak',
  title: 'Leetspeak: digits and signs for letters',
  reversible: 'letters',
  encode: (text) => substitute(text, ENCODE),
  decode,
  detect,
  trace: (text) => identityTrace(decode(text)),
})
