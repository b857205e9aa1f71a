import { defineCodec } from '../codec.js'
import { isSpace, type Run } from '../run.js'
import { looksLikeText } from '../utf8.js'

const LEAST_CODES = 6

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

function detect(text: string): Run[] {
  const found: Run[] = []
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 57) {
      i++
      continue
    }
    const { codes, end } = read(text, i)
    const printable = codes.every((code) => code === 10 || code === 13 || (code >= 32 && code < 127))
    if (codes.length >= LEAST_CODES && printable && looksLikeText(join([0, ...codes]))) found.push({ start: i, end })
    i = Math.max(end, i + 1)
    while (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++
  }
  return found
}

export const decimal = defineCodec({
  id: 'decimal',
  title: 'Character codes as decimal numbers',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => c.codePointAt(0)!).join(' '),
  decode,
  detect,
})
