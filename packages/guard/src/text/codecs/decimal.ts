import { defineCodec } from '../codec.js'
import { asciiClass, DIGITS, isSpace, nextRun, type Run } from '../run.js'
import { unitsOf } from '../units.js'
import { looksLikeText } from '../utf8.js'

const LEAST_CODES = 6
/** What a place is made of, and its least units: six digits parted by one unit each. */
const WITHIN = asciiClass(`${DIGITS},;- \t\n\v\f\r`)
const LEAST = 2 * LEAST_CODES - 1

/** Numbers from `from` on, separated by one comma, semicolon or hyphen and white space. */
function read(text: string, from: number): { codes: number[]; end: number } {
  const codes: number[] = []
  let end = from
  for (let i = from; i < text.length; ) {
    let value = 0
    let j = i
    while (j < i + 7 && text.charCodeAt(j) >= 48 && text.charCodeAt(j) <= 57) value = value * 10 + text.charCodeAt(j++) - 48
    if (j === i || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) break
    codes.push(value)
    end = j
    const mark = text.charCodeAt(j)
    if (mark === 44 || mark === 59 || mark === 45) j++
    let spaces = 0
    while (spaces < 2 && j < text.length && isSpace(text.charCodeAt(j))) {
      j++
      spaces++
    }
    if (j === end) break
    i = j
  }
  return { codes, end }
}

function decode(text: string): string | null {
  if (text === '') return ''
  const { codes, end } = read(text, 0)
  return codes.length === 0 || end !== text.length ? null : String.fromCodePoint(...codes.slice(0, 1)) + join(codes)
}

function join(codes: readonly number[]): string {
  let out = ''
  for (let i = 1; i < codes.length; i++) out += String.fromCodePoint(codes[i]!)
  return out
}

const WRITTEN = /[\p{L}\p{M}\p{P}\u00a0]/u
/** Units of running text between two spaces at most, as a mean. */
const LONGEST_WORDS = 12

/** Whether numbers are codes of text: all of characters that are written, and most of ASCII or cut into words. Most lists of numbers are neither. */
function isWriting(codes: readonly number[]): boolean {
  let ascii = 0
  let spaces = 0
  for (const code of codes) {
    if (code === 10 || code === 13 || (code >= 32 && code < 127)) ascii++
    else if (code < 160 || !WRITTEN.test(String.fromCodePoint(code))) return false
    if (code === 32) spaces++
  }
  return ascii === codes.length || (spaces > 0 && (2 * ascii >= codes.length || spaces * LONGEST_WORDS >= codes.length))
}

function detect(text: string): Run[] {
  const found: Run[] = []
  const units = unitsOf(text)
  for (let run = nextRun(units, WITHIN, LEAST, 0); run !== null; run = nextRun(units, WITHIN, LEAST, run.end)) detectIn(text, run, found)
  return found
}

function detectIn(text: string, run: Run, found: Run[]): void {
  for (let i = run.start; i < run.end; ) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 57) {
      i++
      continue
    }
    const { codes, end } = read(text, i)
    if (codes.length >= LEAST_CODES && isWriting(codes) && looksLikeText(join([0, ...codes]))) found.push({ start: i, end })
    i = Math.max(end, i + 1)
    while (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++
  }
}

export const decimal = defineCodec({
  id: 'decimal',
  title: 'Character codes as decimal numbers',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => c.codePointAt(0)!).join(' '),
  decode,
  detect,
})
