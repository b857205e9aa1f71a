import { ANY_PREFIX, kindOfId } from '#quarry/world/id-kinds'

/** Values that stand in a text: addresses, ids, amounts, quoted words. Each function is linear in the text. */

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const URL_PATTERN = /https?:\/\/[^\s<>"'`)\]}»”]+/g
const ID = new RegExp(`\\b(?:${ANY_PREFIX})-\\d{4,6}\\b`, 'gi')
const AMOUNT =
  /(?<![\p{L}\p{N}@.+-])(?:€|\$|EUR|USD)?\s?(\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\p{N}-]|\p{L}{3,}-)/giu
const PHONE = /\+\d[\d ()-]{6,18}\d/g
const QUOTED =
  /"([^"\n]{2,160})"|“([^”\n]{2,160})”|«\s?([^»\n]{2,160})»|„([^“”\n]{2,160})[“”]|「([^」\n]{1,160})」|`([^`\n]{2,160})`|(?<![\p{L}\p{N}])'([^'\n]{2,160})'(?![\p{L}\p{N}])/gu
const PLAN = /\b(basic|standard|premium|enterprise|pro|gold|platinum|business|unlimited|vip)\b/i
const CAPITALS = /(?<![\p{L}\p{N}-])[A-Z][A-Z0-9_-]{3,39}(?![\p{L}\p{N}-])/gu

export const mailsIn = (text: string): string[] => (text.includes('@') ? (text.match(MAIL) ?? []).map((m) => m.replace(/\.$/, '')) : [])
export const urlsIn = (text: string): string[] =>
  text.includes('http') ? (text.match(URL_PATTERN) ?? []).map((u) => u.replace(/[.,;:!?]+$/, '')) : []
export const phonesIn = (text: string): string[] => (text.includes('+') ? (text.match(PHONE) ?? []) : [])
export const planIn = (text: string): string | undefined => PLAN.exec(text)?.[1]?.toLowerCase()
export const capitalsIn = (text: string): string[] =>
  (text.match(CAPITALS) ?? []).filter((word) => !(kindOfId(word) !== '' && word[3] === '-'))

/** Ids of the given kinds, in order, in capitals; `ACC` and `ORD` stand for the accounts and orders of any setting. */
export function idsIn(text: string, ...prefixes: string[]): string[] {
  if (!text.includes('-')) return []
  const ids = (text.match(ID) ?? []).map((id) => id.toUpperCase())
  return prefixes.length === 0 ? ids : ids.filter((id) => prefixes.includes(kindOfId(id)))
}

export function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map((match) => match.slice(1).find((part) => part !== undefined) ?? '')
}

/** The text with everything in quotation marks taken out. */
export const withoutQuotes = (text: string): string => text.replace(QUOTED, ' ')

/** Amounts of money, in EUR; `1.250,00` and `1,250.00` are the same. Ids, phones and addresses do not count. */
export function amountsIn(text: string): number[] {
  const bare = text.replace(ID, ' ').replace(PHONE, ' ').replace(URL_PATTERN, ' ')
  return [...bare.matchAll(AMOUNT)].map((match) => number(match[1]!)).filter((n) => n > 0)
}

function number(written: string): number {
  const cents = /[.,](\d{1,2})$/.exec(written)
  const whole = (cents ? written.slice(0, cents.index) : written).replace(/[.,' ]/g, '')
  return Number(cents ? `${whole}.${cents[1]}` : whole)
}

/** `Mail x@y the list`: the verb right before an address, which no word list can tell from the noun. */
export const mailsSomebody = (text: string): boolean => /\b(?:e-?)?mail\s+\S+@/i.test(text)
