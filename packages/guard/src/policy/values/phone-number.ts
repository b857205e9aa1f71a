/** A phone number: its digits, and whether it is written with the country (`+49…`, `0049…`). */
export interface Phone {
  digits: string
  international: boolean
}

const PHONE = /(?<![\p{L}\p{N}.])(?:\+|00)?\(?\d[\d\s\u00a0().\-/]{5,24}\d(?![\p{L}\p{N}])/gu

function parse(written: string): Phone | null {
  const digits = written.replace(/\(0\)/gu, '').replace(/\D/gu, '')
  const international = /^\s*(?:\+|00)/u.test(written)
  const significant = international ? digits.replace(/^00/u, '') : digits.replace(/^0/u, '')
  return significant.length >= 7 && significant.length <= 15 ? { digits: significant, international } : null
}

export function phones(text: string): Phone[] {
  return [...text.matchAll(PHONE)].flatMap(([written]) => parse(written) ?? [])
}

export function asPhone(value: string): Phone | null {
  return /^\s*(?:\+|00|0|\()[\d\s\u00a0().\-/]{6,24}$/u.test(value) ? parse(value) : null
}

/** The same number: digit by digit, or one of them with a country code before what the other has. */
export function samePhone(a: Phone, b: Phone): boolean {
  if (a.international === b.international) return a.digits === b.digits
  const [long, short] = a.international ? [a.digits, b.digits] : [b.digits, a.digits]
  const country = long.length - short.length
  return short.length >= 7 && country >= 1 && country <= 3 && long.endsWith(short)
}
