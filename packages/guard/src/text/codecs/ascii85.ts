import { defineCodec } from '../codec.js'
import { asciiClass, isSpace, type Run, runsOf } from '../run.js'
import { unitsOf } from '../units.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const LEAST = 20

/** The body of Adobe's Ascii85, framed by `<~` and `~>` or bare; `z` stands for four zero bytes. */
function decode(text: string): string | null {
  const framed = text.startsWith('<~') && text.endsWith('~>') && text.length >= 4
  const body = framed ? text.slice(2, -2) : text
  const out = new Uint8Array((body.includes('z') ? 4 : 1) * body.length + 4)
  let n = 0
  let word = 0
  let count = 0
  for (let i = 0; i < body.length; i++) {
    const c = body.charCodeAt(i)
    if (isSpace(c)) continue
    if (c === 122 && count === 0) {
      n += 4
      continue
    }
    if (c < 33 || c > 117) return null
    word = word * 85 + (c - 33)
    if (++count === 5) {
      if (word > 0xffffffff) return null
      n = put(out, n, word)
      word = 0
      count = 0
    }
  }
  if (count === 1) return null
  if (count > 1) {
    for (let k = count; k < 5; k++) word = word * 85 + 84
    if (word > 0xffffffff) return null
    put(out, n, word)
    n += count - 1
  }
  return fromBytes(out.subarray(0, n))
}

function put(out: Uint8Array, n: number, word: number): number {
  out[n] = Math.floor(word / 0x1000000) & 255
  out[n + 1] = (word >>> 16) & 255
  out[n + 2] = (word >>> 8) & 255
  out[n + 3] = word & 255
  return n + 4
}

function group(word: number, digits: number): string {
  let rest = word
  let out = ''
  for (let k = 0; k < 5; k++) {
    out = String.fromCharCode(33 + (rest % 85)) + out
    rest = Math.floor(rest / 85)
  }
  return out.slice(0, digits)
}

function encode(text: string): string {
  const bytes = toBytes(text)
  let out = '<~'
  for (let i = 0; i < bytes.length; i += 4) {
    const have = Math.min(4, bytes.length - i)
    const word = bytes[i]! * 0x1000000 + (((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0))
    out += word === 0 && have === 4 ? 'z' : group(word, have + 1)
  }
  return `${out}~>`
}

function readable(text: string, run: Run): boolean {
  const written = text.slice(run.start, run.end)
  // Four zero bytes are no text, and nothing else is written so.
  if (written.includes('z')) return false
  const plain = decode(written)
  return plain !== null && looksLikeText(plain)
}

/** Every ASCII unit but white space. */
const INK = asciiClass(Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join(''))

/** Framed passages, and bare tokens of at least 20 characters that decode to text. */
function detect(text: string): Run[] {
  return text.includes('<~') ? detectFramed(text) : runsOf(text, INK, LEAST).filter((run) => isToken(text, run) && readable(text, run))
}

/** Not a part of a token that goes on with something else. */
function isToken(text: string, { start, end }: Run): boolean {
  return (start === 0 || isSpace(text.charCodeAt(start - 1))) && (end === text.length || isSpace(text.charCodeAt(end)))
}

function detectFramed(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  // Where the next frame ends; -1 when none does any more.
  let close = 0
  for (let i = 0; i < text.length; ) {
    if (isSpace(units[i]!)) {
      i++
      continue
    }
    if (text.startsWith('<~', i)) {
      if (close >= 0 && close < i + 2) close = text.indexOf('~>', i + 2)
      const run = { start: i, end: close + 2 }
      if (close >= 0 && readable(text, run)) {
        found.push(run)
        i = run.end
        continue
      }
    }
    let end = i
    while (end < text.length && !isSpace(units[end]!) && !(end > i && units[end]! === 60 && units[end + 1]! === 126)) end++
    const bare = { start: i, end }
    if (end - i >= LEAST && readable(text, bare)) found.push(bare)
    i = end
  }
  return found
}

export const ascii85 = defineCodec({ id: 'base85', title: 'Ascii85', reversible: true, encode, decode, detect })
