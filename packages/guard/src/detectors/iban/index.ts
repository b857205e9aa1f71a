import { numberStarts } from '../../text/number-starts.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'

/** Length of an IBAN by country (SWIFT IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 ' +
    'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 ' +
    'MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 ' +
    'TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
)

const isDigit = (c: number) => c >= 48 && c <= 57
const isLetter = (c: number) => (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
const isJoint = (c: number) => c === 32 || c === 0xa0 || c === 45

/** ISO 7064 mod 97-10 over the number with its first four characters moved to the end. */
function mod97(iban: string): number {
  let rest = 0
  for (let i = 0; i < iban.length; i++) {
    const c = iban.charCodeAt((i + 4) % iban.length)
    rest = isDigit(c) ? (rest * 10 + c - 48) % 97 : (rest * 100 + (c | 32) - 87) % 97
  }
  return rest
}

/** Reads exactly as many letters and digits as the country has, over single joints; answers where they end, or -1. */
function ibanAt(text: string, start: number): number {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()]
  if (length === undefined) return -1
  let compact = ''
  let i = start
  while (compact.length < length && i < text.length) {
    const c = text.charCodeAt(i)
    if (isDigit(c) || isLetter(c)) compact += text[i]
    else if (!(isJoint(c) && compact.length >= 4 && !isJoint(text.charCodeAt(i - 1)))) return -1
    i++
  }
  const after = text.charCodeAt(i)
  if (compact.length < length || isDigit(after) || isLetter(after)) return -1
  return mod97(compact) === 1 ? i : -1
}

export function scanIbans(text: string): Found[] {
  const found: Found[] = []
  let done = 2
  // The two check digits lead the search: they are rarer than letters.
  for (const i of numberStarts(text)) {
    if (i < done || !isDigit(text.charCodeAt(i + 1)) || !isLetter(text.charCodeAt(i - 1)) || !isLetter(text.charCodeAt(i - 2))) continue
    const before = text.charCodeAt(i - 3)
    if (isLetter(before) || isDigit(before)) continue
    const end = ibanAt(text, i - 2)
    if (end < 0) continue
    found.push({ kind: 'iban', score: 1, start: i - 2, end })
    done = end + 1
  }
  return found
}

/** Longest IBAN with a joint after every four characters. */
const LONGEST = 34 + 9

/** The earliest place at the end of the text from which a number of a known country may still be growing. */
function liveIban(text: string): number {
  const token = liveToken(text)
  for (let i = Math.max(0, text.length - LONGEST); i < token; i++) {
    if (LENGTHS[text.slice(i, i + 2).toUpperCase()] === undefined || isLetter(text.charCodeAt(i - 1)) || isDigit(text.charCodeAt(i - 1)))
      continue
    if (/^[a-z]{2}\d{2}(?:[ \u00a0-]?[a-z0-9])*[ \u00a0-]?$/i.test(text.slice(i))) return i
  }
  return token
}

const detect: Detect = (text) => inViews('iban', text, scanIbans, EXACT_VALUES, (seen) => seen.lettered)
detect.live = liveIban
detect.watch = () => (piece) => /[0-9]/.test(piece)

export const iban = defineDetector({
  id: 'iban',
  title: 'International bank account numbers',
  summary: 'Finds IBANs by country, length and check digits.',
  reach: 'span',
  kinds: ['iban'],
  create: () => detect,
})
