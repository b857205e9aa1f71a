const digit = (text: string, i: number) => text.charCodeAt(i) - 48

/** ISO/IEC 7812-1 annex B, of a text of digits. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = digit(digits, digits.length - 1 - i)
    const doubled = value * 2
    sum += i % 2 === 0 ? value : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Sum of the leading digits, each times its weight. */
export function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += digit(digits, i) * weights[i]!
  return sum
}

/** ISO/IEC 7064, MOD 11,10: the last digit checks the ones before it. */
export function mod1110(digits: string): boolean {
  let rest = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (rest + digit(digits, i)) % 10
    rest = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - rest) % 10 === digit(digits, digits.length - 1)
}

/** The rest of a number of any length, read digit by digit. */
export function modulo(digits: string, by: number): number {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digit(digits, i)) % by
  return rest
}

/** Multiplication and permutation of the dihedral group of order ten (Verhoeff 1969), made from its definition. */
const times = (a: number, b: number) => (a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b) % 5) + 5 : (a - b + 10) % 5)
const STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

export function verhoeff(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let value = digit(digits, digits.length - 1 - i)
    for (let turn = i % 8; turn > 0; turn--) value = STEP[value]!
    sum = times(sum, value)
  }
  return sum === 0
}

/** EAN-13 and its kin: weights 1 and 3 in turn, counted from the end. */
export function ean(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += digit(digits, digits.length - 1 - i) * (i % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

/** ICAO 9303: weights 7, 3, 1; letters count from 10. */
export function icao(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    sum += (c < 58 ? c - 48 : c - 55) * [7, 3, 1][i % 3]!
  }
  return sum % 10
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether two digits each name a month and a day of it. */
export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!
}

/** The same, of two places in a text of digits. */
export function dayAt(digits: string, month: number, day: number, more = 0): boolean {
  return isDay(Number(digits.slice(month, month + 2)) - more, Number(digits.slice(day, day + 2)))
}

/** No digit alone all over, and no plain counting up: what people type as an example. */
export function isVaried(digits: string): boolean {
  return !/^(.)\1+$/.test(digits) && !'01234567890123456789'.includes(digits)
}
