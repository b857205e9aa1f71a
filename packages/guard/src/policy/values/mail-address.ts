const LONGEST_LOCAL = 64
const LONGEST_HOST = 254
const LETTER = /[\p{L}\p{N}]/u

/** Units of an RFC 5322 dot-atom; letters of any script by RFC 6531. */
const LOCAL = new Uint8Array(128)
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-") LOCAL[char.charCodeAt(0)] = 1

const isLocal = (text: string, i: number) => (text.charCodeAt(i) < 128 ? LOCAL[text.charCodeAt(i)] === 1 : LETTER.test(text[i]!))

function isHost(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c >= 128) return LETTER.test(text[i]!)
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 45 || c === 46
}

/** The range of the address around the `@` at `at`, or null. Every unit is looked at a bounded number of times. */
function addressAround(text: string, at: number): [start: number, end: number] | null {
  let start = at
  while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text, start - 1)) start -= 1
  while (start < at && /[.'`*/]/u.test(text[start]!)) start += 1
  let end = at + 1
  while (end < text.length && end - at <= LONGEST_HOST && isHost(text, end)) end += 1
  while (end > at + 1 && /[.-]/u.test(text[end - 1]!)) end -= 1
  return start < at && end > at + 1 && !/[.-]/u.test(text[at + 1]!) ? [start, end] : null
}

/** Addresses in a text, in lower case: with or without display name and angle brackets. */
export function mailAddresses(text: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const range = addressAround(text, at)
    if (range) found.push(text.slice(...range).toLowerCase())
  }
  return found
}

/**
 * The addresses that a value consists of: one or a list, each with or without a display name. Null when a part of the value is no
 * address, so that an alias or a second `@` cannot ride along with a known one.
 */
export function asMailAddresses(value: string): string[] | null {
  const members = value
    .replace(/"[^"]*"\s*(?=<)/gu, '')
    .split(/[,;\n]/u)
    .map((member) => member.trim().replace(/^mailto:/iu, ''))
    .filter((member) => member !== '')
  const found: string[] = []
  for (const member of members) {
    const bracketed = /^[^<>@]*<([^<>]*)>$/u.exec(member)?.[1] ?? member
    for (const word of bracketed.trim().split(/\s+/u)) {
      const at = word.indexOf('@')
      const range = at < 0 ? null : addressAround(word, at)
      if (range === null || range[0] !== 0 || range[1] !== word.length) return null
      found.push(word.toLowerCase())
    }
  }
  return found.length > 0 ? found : null
}

export function mailDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
