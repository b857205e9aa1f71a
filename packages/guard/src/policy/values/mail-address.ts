/** Addresses in a text, lower-cased: with or without display name and angle brackets (RFC 5322 dot-atoms, letters of any script by RFC 6531). */
const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,252}[\p{L}\p{N}])?/gu

export function mailAddresses(text: string): string[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(ADDRESS)].map(([address]) => address.replace(/^[.'`*/]+/u, '').toLowerCase())
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
    const inside = mailAddresses(bracketed)
    if (inside.length === 0 || inside.length !== bracketed.split('@').length - 1) return null
    if (bracketed.replace(ADDRESS, '').trim() !== '') return null
    found.push(...inside)
  }
  return found.length > 0 ? found : null
}

export function mailDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
