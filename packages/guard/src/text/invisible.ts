/** Characters that are drawn as nothing; 0xdb40 leads the tags and the supplementary variation selectors. */
export function isInvisible(c: number): boolean {
  if (c < 0x200b)
    return c === 0xad || c === 0x34f || c === 0x61c || c === 0x115f || c === 0x1160 || c === 0x17b4 || (c >= 0x180b && c <= 0x180f)
  return (
    c <= 0x200f ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x206f) ||
    (c >= 0xfe00 && c <= 0xfe0f) ||
    c === 0x3164 ||
    c === 0xfeff ||
    c === 0xffa0 ||
    c === 0xdb40
  )
}
