/**
 * Account numbers, phone numbers, card numbers and ids as people group them: `DE89 3704 0044…`, `+49 (30) 123-4567`, `TCK-0042`.
 * Compared without what only groups them.
 */
export interface CompactText {
  /** Letters and digits only, in lower case. */
  text: string
  /** For each unit of `text` its place in the original. */
  at: Uint32Array
}

const JOINED = /[\p{L}\p{N}]/u

export function compact(original: string): CompactText {
  const lower = original.toLowerCase()
  // Lower case may be longer than upper case (U+0130); then places are found unit by unit.
  const source = lower.length === original.length ? lower : original
  const units = new Uint16Array(source.length)
  const at = new Uint32Array(source.length)
  let length = 0
  for (let i = 0; i < source.length; i += 1) {
    let c = source.charCodeAt(i)
    if (c >= 65 && c <= 90) c += 32
    const kept = c < 128 ? (c >= 48 && c <= 57) || (c >= 97 && c <= 122) : JOINED.test(source[i]!)
    if (!kept) continue
    units[length] = c
    at[length] = i
    length += 1
  }
  return { text: textOf(units.subarray(0, length)), at: at.subarray(0, length) }
}

/** String.fromCharCode takes its units as arguments, of which there may not be too many. */
function textOf(units: Uint16Array): string {
  let text = ''
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192))
  return text
}

/** What may stand inside a grouped number. */
const GROUPING = /^[ \t\u00a0\u202f.\-/()]*$/u

/** Longer than any account number, card or phone number with its separators. */
const LONGEST = 80

/** A value that is one grouped number: at least five digits, and nothing but letters, digits and what groups them. */
export function asCompact(value: string): string | null {
  const text = value.trim()
  if (text.length > LONGEST || !/^\+?[\p{L}\p{N}\s\u00a0.\-/()]+$/u.test(text) || text.replace(/\P{N}/gu, '').length < 5) return null
  return compact(text).text
}

/** Whether the compact value stands in the text as one grouped number of its own. */
export function holdsCompact(value: string, hay: CompactText, original: string): boolean {
  for (let i = hay.text.indexOf(value); i >= 0; i = hay.text.indexOf(value, i + 1)) {
    const last = i + value.length - 1
    if (glued(original, hay.at, i - 1, i) || glued(original, hay.at, last, last + 1)) continue
    if (groupedAlone(original, hay.at, i, last)) return true
  }
  return false
}

/** Two neighbors of the compact text that belong together: nothing between them, a sign that joins, or one space between two digits. */
function glued(original: string, at: Uint32Array, left: number, right: number): boolean {
  if (left < 0 || right >= at.length) return false
  const between = original.slice(at[left]! + 1, at[right]!)
  if (/^[ \u00a0]$/u.test(between)) return isDigit(original[at[left]!]) && isDigit(original[at[right]!])
  return between === '' || /^[-_/.@+:=&%~]$/u.test(between)
}

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'

function groupedAlone(original: string, at: Uint32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const between = original.slice(at[i]! + 1, at[i + 1]!)
    if (between.length > 3 || !GROUPING.test(between)) return false
  }
  return true
}

/** Written like an international bank account number (ISO 13616), checksum aside: a wrong one is no less a destination. */
export function isIban(value: string): boolean {
  return /^\s*[a-z]{2}\d{2}(?:[\s-]?[a-z0-9]){11,30}\s*$/iu.test(value)
}
