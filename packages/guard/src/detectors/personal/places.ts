import { capitalStarts } from '../../text/capital-starts.js'
import { unitsOf } from '../../text/units.js'
import type { Ranked } from './ranked.js'

const isDigit = (c: number) => c >= 48 && c <= 57
const LATITUDE = /^[-+]?(?:[0-8]?\d|90)\.\d{4,15}°?\s?[NS]?/
const PAIR = /^[-+]?(?:[0-8]?\d|90)\.\d{4,15}°?\s?[NS]?\s?[,;/ ]\s?[-+]?(?:1[0-7]\d|\d{1,2}|180)\.\d{4,15}(?!\d)°?(?:\s?[EW]\b)?/
const DEGREES =
  /^\d{1,3}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:\.\d+)?["″”]?\s?)?[NS][,;\s]{1,3}\d{1,3}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:\.\d+)?["″”]?\s?)?[EWO]/
const LONGEST = 64

/** Coordinates of a spot: two fractions of degrees that four or more digits make as exact as a house, or degrees, minutes and seconds. */
export function scanPlaces(text: string): Ranked[] {
  const found: Ranked[] = []
  let after = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (!isDigit(text.charCodeAt(dot + 4)) || !isDigit(text.charCodeAt(dot - 1)) || dot < after) continue
    let start = dot
    while (start > after && dot - start < 2 && isDigit(text.charCodeAt(start - 1))) start--
    if (text[start - 1] === '-' || text[start - 1] === '+') start--
    if (/[\w.]/.test(text[start - 1] ?? ' ')) continue
    const near = text.slice(start, start + LONGEST)
    const pair = LATITUDE.test(near) ? PAIR.exec(near) : null
    if (!pair) continue
    after = start + pair[0].length
    found.push({ kind: 'geo', score: 0.95, start, end: after, rank: 290 })
  }
  for (let degree = text.indexOf('°'); degree >= 0; degree = text.indexOf('°', degree + 1)) {
    let start = degree
    while (start > after && degree - start < 3 && isDigit(text.charCodeAt(start - 1))) start--
    const spot = start < degree ? DEGREES.exec(text.slice(start, start + LONGEST)) : null
    if (!spot) continue
    after = start + spot[0].length
    found.push({ kind: 'geo', score: 0.95, start, end: after, rank: 290 })
    degree = after
  }
  return found
}

const URL = /\b(?:https?|ftp|wss?):\/\/[^\s<>"'`)\]}]{1,2048}/gi

/** Web addresses as such: of low score, since few of them say anything of a person. */
export function scanUrls(text: string): Ranked[] {
  const found: Ranked[] = []
  for (const match of text.matchAll(URL)) {
    found.push({ kind: 'url', score: 0.3, start: match.index, end: match.index + match[0].replace(/[.,;:!?]+$/, '').length, rank: 5000 })
  }
  return found
}

const BIC = /(?<![\p{L}\d])(?:swift|bic)(?![\p{Ll}])[^\n]{0,24}?(?<![\p{L}\d])([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![\p{L}\d])/gu

/** Capitals that such a code begins with. */
const CAPITALS = 6

/** Whether a word of a text begins as such a code does. */
function mayHoldBic(text: string): boolean {
  const units = unitsOf(text)
  return capitalStarts(text).some((start) => {
    for (let i = start; i < start + CAPITALS; i++) if (!((units[i] ?? 0) >= 65 && units[i]! <= 90)) return false
    return true
  })
}

/** ISO 9362 codes of banks, which are letters alone more often than not, behind their name. */
export function scanBics(text: string): Ranked[] {
  if (!mayHoldBic(text)) return []
  const found: Ranked[] = []
  for (const match of text.replace(/swift|bic/gi, (word) => word.toLowerCase()).matchAll(BIC)) {
    const end = match.index + match[0].length
    found.push({ kind: 'swift_bic', score: 0.95, start: end - match[1]!.length, end, because: ['form and label'], rank: 20 })
  }
  return found
}
