import { numberStarts } from '../../text/number-starts.js'
import type { Found } from '../in-views.js'
import { BEFORE_NAME, BEHIND_NAME, ENDINGS, UNITS } from './street-words.js'
import { isDigit, isLetterAt, type Token, TokensBehind, tokensBefore } from './tokens.js'

const behindName = new Set(BEHIND_NAME.split(' '))
export const beforeName: ReadonlySet<string> = new Set(BEFORE_NAME.split(' '))
const units = new Set(UNITS.split(' '))

/** Postal addresses: the name of a street with a house number, boxes, and what follows of units, postcodes and towns. An estimate by form. */
export function scanAddresses(text: string): Found[] {
  const found: Found[] = []
  let done = 0
  for (const number of numberStarts(text)) {
    let end = number
    while (isDigit(text.charCodeAt(end))) end++
    const i = Math.max(number, done)
    if (i >= end) continue
    const address = end - i <= 6 ? addressAt(text, i, end, done) : null
    if (!address) continue
    const last = found.at(-1)
    if (last && address.start < last.end) {
      last.end = Math.max(last.end, address.end)
    } else found.push(address)
    done = address.end
  }
  return found
}

/** The address of which a number is the house number: before the name as in English, or behind it. */
function addressAt(text: string, start: number, end: number, border: number): Found | null {
  if (isLetterAt(text, start - 1) || isDigit(text.charCodeAt(start - 1)) || '._@#$€£:'.includes(text[start - 1] ?? ' ')) return null
  const next = text[end] ?? ' '
  if (next === '%' || next === ':' || (next === '.' && isDigit(text.charCodeAt(end + 1))) || next === '_') return null
  const first = numberFirst(text, start, end)
  if (first) return first
  const words = tokensBefore(text, start, border)
  return words.length === 0 ? null : (numberLast(text, words, end) ?? boxAt(words, end))
}

/** `12 Main Street`, `221B Baker St`, `5 rue de la Paix`. */
function numberFirst(text: string, start: number, end: number): Found | null {
  const words = new TokensBehind(text, behindLetter(text, end))
  const first = words.at(0)
  if (!first) return null
  const second = words.at(1)
  if (beforeName.has(first.text) && second && (second.capital || words.at(2)) && first.text.length > 2) {
    const all = words.all()
    const named = all.slice(1).findLastIndex(({ capital, kind }) => capital && kind === 'word')
    return named < 0 ? null : whole(text, start, all[named + 1]!.end)
  }
  let before = first
  let named = first.capital || first.kind === 'number'
  for (let i = 1; ; i++) {
    const word = words.at(i)
    if (word?.kind !== 'word') break
    if (behindName.has(word.text)) {
      if (!named) break
      return whole(text, start, behindDot(text, word.end))
    }
    if (!before.capital && i > 1) break
    named ||= word.capital
    before = word
  }
  return first.capital && ENDINGS.test(first.text) ? whole(text, start, first.end) : null
}

/** Behind a house number with a letter: `221B`, `5 bis`. */
function behindLetter(text: string, end: number): number {
  if (!isLetterAt(text, end)) return end
  return /^[a-zA-Z]?(?:bis|ter)?(?![\p{L}\d])/u.exec(text.slice(end, end + 4))?.[0] &&
    /^[a-zA-Z](?![\p{L}])/u.test(text.slice(end, end + 2))
    ? end + 1
    : end
}

/** `Hauptstraße 5`, `Calle Mayor 12`, `ul. Długa 7/3`. */
function numberLast(text: string, words: readonly Token[], end: number): Found | null {
  const last = words.at(-1)
  if (last?.kind !== 'word') return null
  const stop = houseEnd(text, end)
  if (
    (ENDINGS.test(last.text) && last.capital && last.text.length > 5) ||
    (behindName.has(last.text) && last.text.length > 1 && words.length > 1 && words.at(-2)!.capital)
  ) {
    const first = words.findIndex(({ capital }) => capital)
    return whole(text, words[ENDINGS.test(last.text) ? words.length - 1 : Math.max(first, words.length - 4)]!.start, stop)
  }
  const street = words.findLastIndex(({ text: word, kind }) => kind === 'word' && beforeName.has(word))
  if (street < 0 || street === words.length - 1 || !words.slice(street + 1).some(({ capital }) => capital)) return null
  return whole(text, words[street]!.start, stop)
}

/** `Apt. 595`, `Suite 501`, `PO Box 12`: a part of an address that was named before, or a box on its own. */
function boxAt(words: readonly Token[], end: number): Found | null {
  const last = words.at(-1)
  if (!last || !units.has(last.text) || (!last.capital && last.text !== 'apt' && last.text !== 'box' && last.text !== 'suite')) return null
  const box = last.text === 'box' || last.text === 'pobox' || last.text === 'psc'
  const before = words.at(-2)
  const from =
    before && (before.text === 'po' || before.text === 'o' || before.text === 'p')
      ? words.at(-3)?.text === 'p'
        ? words.at(-3)!.start
        : before.start
      : last.start
  if (!box && !/^(?:apt|apartment|suite|ste|flat|unit|wohnung|apto|appartement)$/.test(last.text)) return null
  return { kind: 'address', score: box ? 0.8 : 0.6, start: from, end, because: ['box or unit'] }
}

const behindDot = (text: string, end: number) => (text[end] === '.' ? end + 1 : end)

/** Behind a house number: a letter, a range, a staircase. */
function houseEnd(text: string, end: number): number {
  return end + (/^(?:\s?[a-zA-Z](?![\p{L}\d])|[-/]\d{1,4}[a-zA-Z]?(?![\p{L}\d])){1,2}/u.exec(text.slice(end, end + 14))?.[0].length ?? 0)
}

/** Units, postcode, town and country behind a street, as far as they go on without other words between. */
const TAIL =
  /^(?:[,;]?\s{0,2}\n?\s{0,3}(?:(?:apt|apartment|suite|ste|unit|flat|floor|room|building|bldg|box|piso|apto|appt|wohnung|top|кв)\.?\s?#?\s?[\p{L}\d-]{1,6}|#\s?\d{1,5}))?(?:[,;]?\s{0,2}\n?\s{0,3}(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|(?:[A-Z]{1,2}-)?\d{4,6}(?:[- ]\d{3,4})?\b|\d{3}\s\d{2}\b)(?:\s\p{Lu}[\p{L}.'-]{1,24}(?!\d)){0,3})?(?:[,;]\s{0,2}\n?\s{0,3}\p{Lu}[\p{L}.'-]{1,24}(?!\d)(?:\s(?:\p{Lu}[\p{L}.'-]{1,24}(?!\d)|de|la|am|an|der|upon|on)){0,3})?(?:[,;]?\s{0,2}\n?\s{0,3}[A-Z]{2}\s\d{5}(?:-\d{4})?\b)?(?:[,;]?\s{1,2}(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\d{5}\b))?/u
const LONGEST_TAIL = 140

function whole(text: string, start: number, end: number): Found {
  const tail = TAIL.exec(text.slice(end, end + LONGEST_TAIL))?.[0] ?? ''
  return { kind: 'address', score: tail.length > 3 ? 0.9 : 0.75, start, end: end + tail.trimEnd().length, because: ['street and number'] }
}
