const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes, or null when they are not UTF-8 (RFC 3629: no overlong forms, no surrogates). */
export function fromBytes(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
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
