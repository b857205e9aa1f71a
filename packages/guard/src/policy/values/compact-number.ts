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
  let text = ''
  const at: number[] = []
  for (let i = 0; i < original.length; i += 1) {
    const char = original[i]!
    const code = original.charCodeAt(i)
    const kept = code < 128 ? (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) : JOINED.test(char)
    if (!kept) continue
    const lower = char.toLowerCase()
    text += lower
    for (let k = 0; k < lower.length; k += 1) at.push(i)
  }
  return { text, at: Uint32Array.from(at) }
}

/** What may stand inside a grouped number. */
const GROUPING = /^[\s\u00a0.\-/()]*$/u

/** A value that is one grouped number: at least five digits, and nothing but letters, digits and what groups them. */
export function asCompact(value: string): string | null {
  const text = value.trim()
  if (!/^\+?[\p{L}\p{N}\s\u00a0.\-/()]+$/u.test(text) || text.replace(/\P{N}/gu, '').length < 5) return null
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
