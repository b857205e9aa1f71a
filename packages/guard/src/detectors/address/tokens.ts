import { fold } from '../../text/fold.js'

/** A word or number beside a house number. */
export interface Token {
  start: number
  end: number
  /** Folded. */
  text: string
  kind: 'word' | 'number'
  capital: boolean
}

/** Words and numbers of a line around a place; at most this many on each side. */
export const MOST_WORDS = 6
const LONGEST_NUMBER = 5
const LONGEST_WORD = 31
/** How far back a street may stand before its number. */
const REACH = 80

const LETTER = /\p{L}/u
/** Which units of the Latin blocks are letters; others are asked for one by one. */
const LATIN = Uint8Array.from({ length: 0x250 }, (_, c) => (LETTER.test(String.fromCharCode(c)) ? 1 : 0))
const ANY = /\d{1,5}|\p{L}[\p{L}'’-]{0,30}/gu

export const isDigit = (c: number): boolean => c >= 48 && c <= 57
const isLatinLetter = (c: number) => c < 0x250 && LATIN[c] === 1
const isInner = (c: number) => isLatinLetter(c) || c === 39 || c === 45 || c === 0x2019
const isCapital = (first: string) => first !== first.toLowerCase()

/** Whether a letter begins at an offset. */
export function isLetterAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  return c < 0x250 ? LATIN[c] === 1 : LETTER.test(text[i] ?? ' ')
}

function isPlain(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) >= 0x250 && text.charCodeAt(i) !== 0x2019) return false
  return true
}

function token(text: string, start: number, end: number): Token {
  const written = text.slice(start, end)
  return { start, end, text: fold(written), kind: isDigit(text.charCodeAt(start)) ? 'number' : 'word', capital: isCapital(written[0]!) }
}

/** End of the word or number that begins at `i` in text of Latin letters, or `i` where none does. */
function plainEnd(text: string, i: number, limit: number): number {
  const c = text.charCodeAt(i)
  const digit = isDigit(c)
  if (!digit && !isLatinLetter(c)) return i
  const last = Math.min(limit, i + (digit ? LONGEST_NUMBER : LONGEST_WORD))
  let end = i + 1
  while (end < last && (digit ? isDigit(text.charCodeAt(end)) : isInner(text.charCodeAt(end)))) end++
  return end
}

/** The words and numbers behind an offset, parted by single spaces, each read when it is asked for. */
export class TokensBehind {
  private readonly read: Token[] = []
  private next: number

  constructor(
    private readonly text: string,
    from: number,
  ) {
    this.next = from
  }

  /** The `index`-th one, or undefined where something else stands before it. */
  at(index: number): Token | undefined {
    while (this.read.length <= index && this.next >= 0) this.readNext()
    return this.read[index]
  }

  all(): readonly Token[] {
    this.at(MOST_WORDS)
    return this.read
  }

  private readNext(): void {
    const { text } = this
    let i = this.next
    this.next = -1
    if (this.read.length === MOST_WORDS) return
    const sign = text.charCodeAt(i)
    if (sign === 46 || sign === 44) i++
    const space = text.charCodeAt(i)
    if (space !== 32 && space !== 0xa0) return
    const found = tokenAt(text, i + 1)
    if (!found) return
    this.read.push(found)
    this.next = found.end
  }
}

function tokenAt(text: string, start: number): Token | null {
  const limit = Math.min(text.length, start + LONGEST_WORD + 1)
  if (isPlain(text, start, limit)) {
    const end = plainEnd(text, start, limit)
    return end === start ? null : token(text, start, end)
  }
  const match = /^(?:\d{1,5}|[\p{L}][\p{L}'’-]{0,30})/u.exec(text.slice(start, limit))?.[0]
  return match === undefined ? null : token(text, start, start + match.length)
}

/** Words that make a box or a flat of a number also when nothing is written with a capital. */
const SMALL = ['apt', 'box', 'suite']

/** What stands right before a number, with no more than a dot, a comma and a space between; empty where nothing of an address can. */
export function tokensBefore(text: string, end: number, border: number): Token[] {
  // Most numbers stand behind no word at all, or are glued to something that no address has before its number.
  if (!" \t\n\r\v\f.,°ºo'’-\u00a0".includes(text[end - 1] ?? 'x') && !/\s/.test(text[end - 1] ?? 'x')) return []
  if (!isLetterAt(text, end - 2) && !isLetterAt(text, end - 3) && !isLetterAt(text, end - 4)) return []
  const from = Math.max(border, end - REACH)
  const before = text.slice(from, end)
  const line = from + before.lastIndexOf('\n') + 1
  if (!hasCapital(text, line, end) && !SMALL.some((word) => before.includes(word))) return []
  return isPlain(text, line, end) ? plainBefore(text, line, end) : anyBefore(text, line, end)
}

/** Whether words go on over what stands between two of them, or between the last one and the number. */
function goesOn(text: string, from: number, to: number): boolean {
  if (to - from === 1 && text.charCodeAt(from) === 32) return true
  return /^[.,]?\s{0,2}(?:n[°ºo]\.?\s?)?$/u.test(text.slice(from, to))
}

/** Where words and numbers of a line begin and end; overwritten with every line. */
const begins = new Int32Array(REACH + 1)
const ends = new Int32Array(REACH + 1)

function plainBefore(text: string, line: number, end: number): Token[] {
  let count = 0
  for (let i = line; i < end; ) {
    const stop = plainEnd(text, i, end)
    if (stop > i) {
      begins[count] = i
      ends[count++] = stop
    }
    i = Math.max(stop, i + 1)
  }
  let first = count
  let next = end
  while (first > 0 && count - first < MOST_WORDS && goesOn(text, ends[first - 1]!, next)) next = begins[--first]!
  if (first > 0 && isLetterAt(text, next - 1)) return []
  const tokens: Token[] = []
  for (let i = first; i < count; i++) tokens.push(token(text, begins[i]!, ends[i]!))
  return tokens
}

function anyBefore(text: string, line: number, end: number): Token[] {
  const tokens = Array.from(text.slice(line, end).matchAll(ANY), (match) =>
    token(text, line + match.index, line + match.index + match[0].length),
  )
  let first = tokens.length
  let next = end
  while (first > 0 && tokens.length - first < MOST_WORDS && goesOn(text, tokens[first - 1]!.end, next)) next = tokens[--first]!.start
  return first > 0 && isLetterAt(text, next - 1) ? [] : tokens.slice(first)
}

function hasCapital(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128 || (c >= 65 && c <= 90)) return true
  }
  return false
}
