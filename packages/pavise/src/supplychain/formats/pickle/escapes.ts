const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
}

/** Python's `escape_decode`, as opcode STRING has it. An escape that is none stays as it is. */
export function stringEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\\'"abfnrtv\n]))/g, (_all, hex, octal, simple) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    return SIMPLE[simple]!
  })
}

/** Python's `raw-unicode-escape`, as opcode UNICODE has it: only `\uXXXX` and `\UXXXXXXXX` after an odd number of backslashes. */
export function rawUnicode(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/(\\+)(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (all, slashes: string, short, long) => {
    if (slashes.length % 2 === 0) return all
    const code = Number.parseInt(short ?? long, 16)
    return slashes.slice(1) + (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')
  })
}
