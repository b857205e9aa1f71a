import { defineCodec, type Traced } from '../codec.js'
import { asciiClass, DIGITS, isSpace, LOWER, type Run, UPPER } from '../run.js'
import { TracedWriter } from '../traced-writer.js'
import { unitsOf } from '../units.js'

const LEAST_LETTERS = 5
const IN_WORD = asciiClass(`${UPPER}${LOWER}${DIGITS}`)

function isMember(c: number): boolean {
  return c > 127 ? !isSpace(c) && !isJoint(c) : (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 122)
}

/** What stands between letters that are written apart: space, dot, hyphen, underscore, asterisk, slash, comma, bar, middle dot, bullet. */
function isJoint(c: number): boolean {
  return (
    c === 32 ||
    c === 9 ||
    c === 46 ||
    c === 45 ||
    c === 95 ||
    c === 42 ||
    c === 47 ||
    c === 44 ||
    c === 124 ||
    c === 183 ||
    c === 0x2022 ||
    c === 0xa0
  )
}

/** A sign that stands inside of words or sentences, and is written apart as letters are. */
function isSign(c: number): boolean {
  return c > 32 && c < 127 && !isMember(c) && !isJoint(c)
}

/** A single member between two joints, the same joint all the way; signs between them are apart too. */
function detect(text: string): Run[] {
  const found: Run[] = []
  const units = unitsOf(text)
  let nextAlone = 0
  // The last four units, a bit each: 1 for those of words.
  let last = 0
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    last = (last << 1) | (c < 128 ? IN_WORD[c]! : isMember(c) ? 1 : 0)
    // A unit alone and another one or two further on begin every place.
    if ((last & 0b1111) !== 0b0101 && (last & 0b11111) !== 0b01001 && (last & 0b111111) !== 0b010001) continue
    const start = i - ((last & 0b100) !== 0 ? 2 : (last & 0b1000) !== 0 ? 3 : 4)
    if (start < nextAlone) continue
    nextAlone = Math.max(placeFrom(text, start, found), start + 1)
  }
  return found
}

/** Reads letters apart from `i` on, and notes the place when they are enough; answers where they end. */
function placeFrom(text: string, i: number, found: Run[]): number {
  const joint = text.charCodeAt(i + 1)
  if (!isJoint(joint)) return i
  let end = i + 1
  let letters = 1
  for (let j = i + 1; j < text.length; ) {
    let gap = 0
    while (gap < 4 && isJoint(text.charCodeAt(j + gap))) gap++
    const same = text.charCodeAt(j) === joint || isSpace(text.charCodeAt(j))
    const c = text.charCodeAt(j + gap)
    if (gap === 0 || gap === 4 || !same || !(isMember(c) || isSign(c)) || isMember(text.charCodeAt(j + gap + 1))) break
    j += gap + 1
    // A sign at the end belongs to what follows.
    if (!isMember(c)) continue
    letters++
    end = j
  }
  if (letters >= LEAST_LETTERS) found.push({ start: i, end })
  return end
}

/** Drops the single joint between two letters; a wider gap is the space between words. */
function trace(text: string): Traced | null {
  const out = new TracedWriter(text.length)
  let i = 0
  while (i < text.length) {
    if (out.length > 0 && isJoint(text.charCodeAt(i))) {
      let end = i
      while (end < text.length && isJoint(text.charCodeAt(end))) end++
      if (end - i > 1) out.unit(32, i)
      i = end
      continue
    }
    out.unit(text.charCodeAt(i), i)
    i++
  }
  return out.traced(text.length)
}

export const spaced = defineCodec({
  id: 'spaced',
  title: 'Letters written apart',
  reversible: 'letters',
  encode: (text) =>
    text
      .split(' ')
      .map((word) => Array.from(word).join(' '))
      .join('   '),
  decode: (text) => trace(text)?.text ?? null,
  detect,
  trace,
})
