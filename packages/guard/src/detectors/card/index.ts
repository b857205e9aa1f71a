import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { type DigitRun, digitRuns } from '../digits.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'

/** Issuer prefixes and the lengths that each has (ISO/IEC 7812 as the networks publish it). */
const ISSUERS: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [6011, 6011, [16, 19]],
  [644, 649, [16, 19]],
  [65, 65, [16, 19]],
  [3528, 3589, [16, 17, 18, 19]],
  [300, 305, [14, 16, 19]],
  [36, 36, [14, 16, 19]],
  [38, 39, [14, 16, 19]],
  [62, 62, [16, 17, 18, 19]],
  [81, 81, [16, 17, 18, 19]],
  [50, 50, [12, 13, 14, 15, 16, 17, 18, 19]],
  [56, 58, [12, 13, 14, 15, 16, 17, 18, 19]],
  [2200, 2204, [16, 17, 18, 19]],
  [2131, 2131, [15]],
  [1800, 1800, [15]],
  [6304, 6304, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6759, 6763, [12, 13, 14, 15, 16, 17, 18, 19]],
]

/** ISO/IEC 7812-1 annex B. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = value * 2
    sum += i % 2 === 0 ? value : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function isIssued(digits: string): boolean {
  return ISSUERS.some(([from, to, lengths]) => {
    const prefix = Number(digits.slice(0, String(from).length))
    return prefix >= from && prefix <= to && lengths.includes(digits.length)
  })
}

/** Grouped as cards are printed: groups of four, or 4-6-5 and 4-6-4; or not grouped at all. */
function isGroupedLikeCard(text: string, run: DigitRun): boolean {
  const groups = text.slice(run.start, run.end).split(/[\s-]/)
  if (groups.length === 1) return true
  if (groups.length === 3 && groups[0]!.length === 4 && groups[1]!.length === 6) return true
  return groups.slice(0, -1).every((group) => group.length === 4) && groups.at(-1)!.length <= 4
}

const LEAST = 12

/** Card numbers: the whole run must be the number, so that digits of longer numbers never fire. */
export function scanCards(text: string): Found[] {
  return digitRuns(text, LEAST)
    .filter(
      (run) =>
        run.digits.length <= 19 &&
        isIssued(run.digits) &&
        luhn(run.digits) &&
        isGroupedLikeCard(text, run) &&
        !/^(\d)\1+$/.test(run.digits),
    )
    .map(({ start, end }) => ({ kind: 'credit_card', score: 1, start, end }))
}

const detect: Detect = (text) => inViews('card', text, scanCards, EXACT_VALUES, (seen) => seen.digitRun >= LEAST)
detect.live = liveToken
detect.watch = () => (piece) => /[0-9]/.test(piece)

export const card = defineDetector({
  id: 'card',
  title: 'Payment card numbers',
  summary: 'Finds card numbers by issuer, length, grouping and check digit.',
  reach: 'span',
  kinds: ['credit_card'],
  create: () => detect,
})
