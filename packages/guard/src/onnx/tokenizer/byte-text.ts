/** For each byte the character that stands for it in byte-level vocabularies: itself where it is printable, else one from U+0100 on. */
const CHARACTERS: readonly string[] = (() => {
  let next = 256
  return Array.from({ length: 256 }, (_, b) =>
    String.fromCharCode((b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174 ? b : next++),
  )
})()

const encoder = new TextEncoder()

/** A text as the characters that stand for its bytes. */
export function byteText(text: string): string {
  let out = ''
  for (const byte of encoder.encode(text)) out += CHARACTERS[byte]!
  return out
}

/** The names that single bytes have in vocabularies that fall back on them. */
export function byteNames(text: string): string[] {
  return Array.from(encoder.encode(text), (byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)
}
