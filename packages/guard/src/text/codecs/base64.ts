import { defineCodec } from '../codec.js'
import { asciiClass, DIGITS, LOWER, nextRun, type Run, UPPER } from '../run.js'
import { unitsOf } from '../units.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const ALPHABET = `${UPPER}${LOWER}${DIGITS}+/`
const VALUE = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) VALUE[ALPHABET.charCodeAt(i)] = i
VALUE[45] = 62
VALUE[95] = 63
const MEMBER = asciiClass(`${ALPHABET}-_`)
/** Below this many characters a run is too likely to be a word. */
const LEAST = 16

/** Bytes of base64, standard or URL-safe (RFC 4648 4 and 5), padded or not, wrapped by white space or not; null when it is neither. */
function bytesOf(text: string): Uint8Array | null {
  const out = new Uint8Array((text.length * 3) >> 2)
  let n = 0
  let bits = 0
  let held = 0
  let digits = 0
  let padding = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 32 || (c >= 9 && c <= 13)) continue
    if (c === 61) {
      padding++
      continue
    }
    const v = c < 128 ? VALUE[c]! : -1
    if (v < 0 || padding > 0) return null
    digits++
    held = ((held << 6) | v) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[n++] = (held >> bits) & 255
    }
  }
  if (digits % 4 === 1 || padding > 2 || (padding > 0 && (digits + padding) % 4 !== 0)) return null
  return out.subarray(0, n)
}

function decode(text: string): string | null {
  const bytes = bytesOf(text)
  return bytes === null ? null : fromBytes(bytes)
}

function readable(text: string, start: number, end: number): boolean {
  const plain = decode(text.slice(start, end))
  return plain !== null && looksLikeText(plain)
}

/** End of a run that may go on after line breaks, as mail and PEM wrap it. */
function endOfRun(text: string, start: number): number {
  let end = start
  for (let i = start; i < text.length; ) {
    while (i < text.length && text.charCodeAt(i) < 128 && MEMBER[text.charCodeAt(i)] === 1) i++
    if (i - end < LEAST && end > start) return end
    end = i
    let j = i
    if (text.charCodeAt(j) === 13) j++
    if (text.charCodeAt(j) !== 10) break
    j++
    while (text.charCodeAt(j) === 32 || text.charCodeAt(j) === 9) j++
    const next = text.charCodeAt(j)
    if (!(next < 128 && MEMBER[next] === 1)) break
    // A last line may be short; it counts only when the padding or the text ends there.
    let k = j
    while (k < text.length && text.charCodeAt(k) < 128 && MEMBER[text.charCodeAt(k)] === 1) k++
    if (k - j < LEAST && !(text.charCodeAt(k) === 61 || k === text.length || text.charCodeAt(k) === 10 || text.charCodeAt(k) === 13)) break
    if (k - j < LEAST) {
      return k
    }
    i = j
  }
  return end
}

function padded(text: string, end: number): number {
  let e = end
  while (e < end + 2 && text.charCodeAt(e) === 61) e++
  return e
}

/** Parts of a run between `/`, `-`, `_`: where a path or a name stands before the payload. At most eight are tried, so the work stays linear. */
function partOf(text: string, run: Run): Run | null {
  let start = run.start
  let tried = 0
  for (let i = run.start; i < run.end && tried < 8; i++) {
    const c = text.charCodeAt(i)
    if (c !== 47 && c !== 45 && c !== 95) continue
    start = i + 1
    tried++
    const end = trimmed(text, start, run.end)
    if (run.end - start >= LEAST && readable(text, start, end)) return { start, end }
  }
  return null
}

/** A run cut off in the middle of a group still shows what came before. */
function trimmed(text: string, start: number, end: number): number {
  const padding = text.charCodeAt(end - 1) === 61
  if (padding) return end
  let digits = 0
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 32) digits++
  return digits % 4 === 1 ? end - 1 : end
}

function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  // A wrapped run that decodes to nothing is not tried again from each of its lines, which would be quadratic.
  let unwrapped = 0
  let run = nextRun(units, MEMBER, LEAST, 0)
  while (run !== null) {
    const { start: i, end: first } = run
    const wrapped = padded(text, i < unwrapped ? first : endOfRun(text, i))
    const whole: Run = { start: i, end: trimmed(text, i, wrapped) }
    const single: Run = { start: i, end: trimmed(text, i, padded(text, first)) }
    if (readable(text, whole.start, whole.end)) found.push(whole)
    else if (single.end !== whole.end && readable(text, single.start, single.end)) found.push(single)
    else {
      const part = partOf(text, whole)
      if (part) found.push(part)
    }
    unwrapped = Math.max(unwrapped, whole.end)
    run = nextRun(units, MEMBER, LEAST, Math.max(first, found.at(-1)?.end ?? 0))
  }
  return found
}

function encode(text: string): string {
  const bytes = toBytes(text)
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!
    out += i + 1 < bytes.length ? ALPHABET[(word >> 6) & 63]! : '='
    out += i + 2 < bytes.length ? ALPHABET[word & 63]! : '='
  }
  return out
}

export const base64 = defineCodec({ id: 'base64', title: 'Base64, standard and URL-safe', reversible: true, encode, decode, detect })
