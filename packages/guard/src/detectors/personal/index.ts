import { partWithNumbers } from '../../text/number-starts.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { scanCards } from '../card/index.js'
import { scanEmails } from '../email/index.js'
import { scanIbans } from '../iban/index.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { mayHoldWrittenDate, scanWrittenDates } from './dates.js'
import { digitWindows } from './digit-windows.js'
import { ID_KINDS, isBirthLabel, labelsIn } from './id-kinds.js'
import { type Label, REACH_BEHIND } from './labels.js'
import { scanColons, scanHyphenMacs, scanIpv4 } from './network.js'
import { scanPhones } from './phone/scan.js'
import { scanBics, scanPlaces, scanUrls } from './places.js'
import { type Ranked, withoutOverlap } from './ranked.js'
import { scanIds } from './scan-ids.js'

const RANK = { email: 100, iban: 100, card: 500 } as const
const ranked = (found: readonly Found[], rank: number): Ranked[] => found.map((each) => ({ ...each, rank }))
const isDigit = (c: number) => c >= 48 && c <= 57

/** Every value of a person that its own form tells. */
export function scanPersonal(text: string): Found[] {
  const found: Ranked[] = []
  if (text.includes('@')) found.push(...ranked(scanEmails(text), RANK.email))
  if (text.includes(':')) {
    found.push(...scanColons(text))
    if (text.includes('://')) found.push(...scanUrls(text))
  }
  found.push(...scanBics(text))
  for (const { start, end } of digitWindows(text, FEWEST)) {
    if (end - start === text.length) found.push(...scanNumbers(text))
    else
      for (const each of scanNumbers(partWithNumbers(text, start, end)))
        found.push({ ...each, start: each.start + start, end: each.end + start })
  }
  return found.length === 0 ? found : withoutOverlap(found)
}

/** A text with fewer digits holds no number of a person. */
const FEWEST = 3

function scanNumbers(text: string): Ranked[] {
  let made: readonly Label[] | undefined
  const labels = () => {
    made ??= labelsIn(text)
    return made
  }
  const found = [...scanIds(text, labels), ...scanPhones(text, labels)]
  if (mayHoldWrittenDate(text)) found.push(...scanWrittenDates(text, labels().filter(isBirthLabel)))
  found.push(...ranked(scanCards(text), RANK.card), ...ranked(scanIbans(text), RANK.iban))
  if (text.includes('.') || text.includes('°')) found.push(...scanIpv4(text), ...scanPlaces(text))
  if (text.includes('-')) found.push(...scanHyphenMacs(text))
  return found
}

const detect: Detect = (text) => inViews('personal', text, scanPersonal, EXACT_VALUES)

/** How far back a number may still grow, or be named by a word that is not written yet. */
const LONGEST = 160

/**
 * A number is held while more of it, or a word that tells what it is, may follow; prose without digits waits for the current word.
 */
detect.live = (text) => {
  const token = liveToken(text)
  let start = token
  const least = Math.max(0, text.length - LONGEST)
  // From the last digit on, over everything that may belong to the same number or stand between it and its label.
  let gap = text.length - token > REACH_BEHIND ? 0 : token
  for (let i = text.length - 1; i >= least; i--) {
    const c = text.charCodeAt(i)
    if (isDigit(c) || c === 43 || c === 58 || c === 64) gap = i
    else if (gap - i > REACH_BEHIND + 4 && i < token) break
    if (gap === i) start = Math.min(start, i)
  }
  while (start > least && !/\s/.test(text[start - 1]!)) start--
  return start
}

export const personal = defineDetector({
  id: 'personal',
  title: 'Personal data',
  summary:
    'Finds addresses, numbers and dates that belong to a person by form, check digit and the words around, for more than fifty countries; dates and web addresses as such score low.',
  reach: 'span',
  kinds: ['email', 'phone', 'credit_card', 'iban', 'ip', 'mac', 'geo', 'url', 'swift_bic', ...new Set(ID_KINDS.map(({ kind }) => kind))],
  create: () => detect,
})
