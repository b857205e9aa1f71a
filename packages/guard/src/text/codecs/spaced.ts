import { defineCodec, type Traced } from '../codec.js'
import { isSpace, type Run } from '../run.js'
import { TracedWriter } from '../traced-writer.js'

const LEAST_LETTERS = 5
/** What `isMember` is not true of. */
const BETWEEN = '\\0-/:-@[-`{-\\x7f\\xa0\\xb7\\u2000-\\u200a\\u2022\\u2028\\u2029\\u3000'
/** A unit of a word that stands alone with another one two to four further on: every place begins so. The engine's own search needs no warming, as a loop does. */
const ALONE = new RegExp(`(?:^|[${BETWEEN}])[^${BETWEEN}](?=[${BETWEEN}]{1,3}[^${BETWEEN}])`, 'g')

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
  for (let next = 0; ; ) {
    // From the unit before on; what the text begins with is met once.
    ALONE.lastIndex = next < 2 ? next : next - 1
    if (!ALONE.test(text)) return found
    const start = ALONE.lastIndex - 1
    next = Math.max(placeFrom(text, start, found), start + 1)
  }
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
