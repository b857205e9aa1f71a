const SPACE = "[ \\u00a0\\u202f\\u2009'’]"
const NUMBER = `\\d{1,3}(?:${SPACE}\\d{3})+(?:[.,]\\d+)?|\\d{1,3}(?:,\\d{3}){2,}(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d+)?|\\d+(?:[.,]\\d+){0,2}`
const SPACES = new RegExp(SPACE, 'gu')
/** Longer than any amount. */
const LONGEST = 80
const SIGN = '[€$£¥₹₽₩₿]'
const CODE = 'EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|euros?|dollars?|pounds?|francs?|yen'
const SCALE = 'k|thousand|tsd\\.?|mio\\.?|m|million(?:en)?|bn|billion'
const NUMBERS = new RegExp(`(?<!\\d)(?:${NUMBER})`, 'gu')
const BEFORE = new RegExp(`(?:(${SIGN})|(?<![\\p{L}])(${CODE}))\\s?$`, 'iu')
const AFTER = new RegExp(`^(?:\\s?(${SCALE})(?![\\p{L}\\p{N}]))?(?:\\s?(${SIGN}|(?:${CODE})(?![\\p{L}])))?`, 'iu')
/** Signs that make a number part of an id, a path or an address. */
const JOINS = /[\p{L}\p{N}_@/#]/u

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
  const plain = digits.replace(SPACES, '')
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

interface Written {
  start: number
  end: number
  amounts: Amount[]
  /** The number itself. */
  digits: string
}

/** The number at `match` with sign, scale and currency, or null when it is a part of something longer. */
function written(text: string, match: RegExpMatchArray): Written | null {
  const digits = match[0]
  let start = match.index!
  const before = BEFORE.exec(text.slice(Math.max(0, start - 9), start))
  if (before) start -= before[0].length
  const sign = /[-\u2212]/u.test(text[start - 1] ?? '') && !JOINS.test(text[start - 2] ?? ' ') ? -1 : 1
  if (sign < 0) start -= 1
  const [all, scale, after] = AFTER.exec(text.slice(match.index! + digits.length, match.index! + digits.length + 24))!
  const end = match.index! + digits.length + all.length
  if (joined(text[start - 1], text[start - 2]) || joined(text[end], text[end + 1])) return null
  const unit = before?.[1] ?? before?.[2] ?? after
  const currency = unit === undefined ? '' : (CURRENCY[unit.toLowerCase()] ?? unit.toUpperCase())
  const values = readings(digits).flatMap((value) =>
    scale?.toLowerCase() === 'm' ? [value, scaled(value, scale)] : [scaled(value, scale)],
  )
  return { start, end, digits, amounts: values.map((value) => ({ value: normal(sign * value), currency })) }
}

/** Whether a neighbor continues the number into something longer: `a-1`, `1/2`, `4711-22`; a full stop at the end does not. */
function joined(neighbor: string | undefined, beyond: string | undefined): boolean {
  if (neighbor === undefined) return false
  return JOINS.test(neighbor) || (/[-.,:]/u.test(neighbor) && beyond !== undefined && /[\p{L}\p{N}]/u.test(beyond))
}

/** The amounts in a text, each in every reading it has. Numbers with spaces between are read joined and apart. */
export function amounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(NUMBERS)) {
    const one = written(text, match)
    if (!one) continue
    found.push(...one.amounts)
    const parts = one.digits.split(SPACES)
    if (parts.length > 1) for (const part of parts) found.push(...readings(part).map((value) => ({ value: normal(value), currency: '' })))
  }
  return found
}

/** The readings of a value that is an amount as a whole; empty when it is none. */
export function asAmount(value: string | number): Amount[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [{ value: normal(value), currency: '' }] : []
  const text = value.trim()
  if (text.length > LONGEST) return []
  for (const match of text.matchAll(NUMBERS)) {
    const one = written(text, match)
    if (one && one.start === 0 && one.end === text.length) return one.amounts
  }
  return []
}

/** Cuts the noise of binary fractions: a millionth is below any unit that is paid. */
function normal(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return Number.isFinite(rounded) ? rounded + 0 : value
}
