const SPACE = "[ \\u00a0\\u202f\\u2009'’]"
const NUMBER = `\\d{1,3}(?:${SPACE}\\d{3})+(?:[.,]\\d+)?|\\d{1,3}(?:,\\d{3}){2,}(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d+)?|\\d+(?:[.,]\\d+){0,2}`
const SIGN = '[€$£¥₹₽₩₿]'
const CODE = 'EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|euros?|dollars?|pounds?|francs?|yen'
const SCALE = 'k|thousand|tsd\\.?|mio\\.?|m|million(?:en)?|bn|billion'
/** A number that stands by itself, with the currency beside it. */
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}_@/#])(?<![\\p{N}\\p{L}][-.,:])([-−]?)(?:(${SIGN}|(?:${CODE})(?![\\p{L}]))\\s?)?(${NUMBER})(?:\\s?(${SCALE})(?![\\p{L}\\p{N}]))?(?:\\s?(${SIGN}|(?:${CODE}))(?![\\p{L}]))?(?![\\p{L}\\p{N}_@/#])(?![-.,:][\\p{L}\\p{N}])`,
  'giu',
)

const CURRENCY: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₿': 'BTC',
  $: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  franc: 'CHF',
  francs: 'CHF',
  yen: 'JPY',
}

/** An amount of money, or a bare number. `currency` is empty where none is written. */
export interface Amount {
  value: number
  currency: string
}

/**
 * Every reading of a number as people write it: `1.234,50`, `1,234.50`, `1 234,50` and `1'234.50` are 1234.5; a single separator before
 * three digits is both a thousands separator and a decimal point.
 */
function readings(digits: string): number[] {
  const plain = digits.replace(new RegExp(SPACE, 'gu'), '')
  const points = plain.split('.').length - 1
  const commas = plain.split(',').length - 1
  if (points === 0 && commas === 0) return [Number(plain)]
  if (points > 0 && commas > 0) {
    const decimal = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ','
    const group = decimal === '.' ? ',' : '.'
    if (plain.split(decimal).length > 2) return []
    const [whole = '', part = ''] = plain.split(decimal)
    return grouped(whole, group) ? [Number(`${whole.replaceAll(group, '')}.${part}`)] : []
  }
  const separator = points > 0 ? '.' : ','
  if (points + commas > 1) return grouped(plain, separator) ? [Number(plain.replaceAll(separator, ''))] : []
  const decimal = Number(plain.replace(',', '.'))
  return grouped(plain, separator) ? [decimal, Number(plain.replace(separator, ''))] : [decimal]
}

function grouped(whole: string, separator: string): boolean {
  const [first = '', ...rest] = whole.split(separator)
  return first.length >= 1 && first.length <= 3 && first !== '0' && rest.every((group) => group.length === 3)
}

function scaled(value: number, scale: string | undefined): number {
  if (scale === undefined) return value
  const word = scale.toLowerCase()
  if (word === 'k' || word.startsWith('t')) return value * 1e3
  return word.startsWith('b') ? value * 1e9 : value * 1e6
}

function amountsOf(match: RegExpMatchArray): Amount[] {
  const [, minus, before, digits = '', scale, after] = match
  const written = before ?? after
  const currency = written === undefined ? '' : (CURRENCY[written.toLowerCase()] ?? written.toUpperCase())
  const sign = minus ? -1 : 1
  return readings(digits).map((value) => ({ value: normal(sign * scaled(value, scale)), currency }))
}

/** The amounts in a text, each in every reading it has. Numbers with spaces between are read joined and apart. */
export function amounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(AMOUNT)) {
    found.push(...amountsOf(match))
    const parts = match[3]!.split(new RegExp(SPACE, 'gu'))
    if (parts.length > 1) for (const part of parts) found.push(...readings(part).map((value) => ({ value: normal(value), currency: '' })))
  }
  return found
}

/** The readings of a value that is an amount as a whole; empty when it is none. */
export function asAmount(value: string | number): Amount[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [{ value: normal(value), currency: '' }] : []
  const text = value.trim()
  for (const match of text.matchAll(AMOUNT)) if (match[0].length === text.length) return amountsOf(match)
  return []
}

/** Cuts the noise of binary fractions: a millionth is below any unit that is paid. */
function normal(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return Number.isFinite(rounded) ? rounded + 0 : value
}
