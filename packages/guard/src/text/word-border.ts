/** Letters and digits of scripts whose words are parted by spaces, and that bind what stands beside them; words of others may begin and end anywhere. */
export function binds(c: number): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)
  return (c >= 0xc0 && c <= 0x24f) || (c >= 0x370 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff)
}

/** Whether the unit at `i` is the letter of a line break or tab that is written as an escape: it does not belong to the word behind it. */
export function isEscapeLetter(units: Uint16Array, i: number): boolean {
  const c = units[i]
  return (c === 110 || c === 114 || c === 116) && i > 0 && units[i - 1] === 92
}
