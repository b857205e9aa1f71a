const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Length of the well-formed sequence that starts at `i`, or 0 (Unicode 3.9, table 3-7). */
function sequenceAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (length === 0 || i + length > bytes.length) return 0
  const second = bytes[i + 1]!
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let k = 2; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0
  return length
}

/** The text of UTF-8 bytes, or null when they are not UTF-8 (RFC 3629: no overlong forms, no surrogates). Checked by hand: most tries fail, and a thrown error costs more than the check. */
export function fromBytes(bytes: Uint8Array): string | null {
  return wellFormedLength(bytes) === bytes.length ? decoder.decode(bytes) : null
}

/** How many bytes from the first on are UTF-8. */
export function wellFormedLength(bytes: Uint8Array): number {
  let i = 0
  while (i < bytes.length) {
    const length = sequenceAt(bytes, i)
    if (length === 0) break
    i += length
  }
  return i
}

/**
 * Whether a decoding reads as text rather than as binary data that happened to decode: no control characters but
 * tab, line feed and carriage return, and no more than one unit in eight outside letters, digits, space and ASCII punctuation.
 */
export function looksLikeText(text: string): boolean {
  let odd = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 32 && c !== 9 && c !== 10 && c !== 13) return false
    if (c === 127 || (c >= 0x80 && c < 0xa0) || c === 0xfffd || (c >= 0xe000 && c < 0xf900)) odd++
  }
  return text.length > 0 && odd * 8 <= text.length
}
