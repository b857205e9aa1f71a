import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { scanCards } from '../card/index.js'
import { scanEmails } from '../email/index.js'
import { scanIbans } from '../iban/index.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { ID_KINDS } from './id-kinds.js'
import { REACH_BEHIND } from './labels.js'
import { scanColons, scanHyphenMacs, scanIpv4 } from './network.js'
import { scanPhones } from './phone/scan.js'
import { scanPlaces, scanUrls } from './places.js'
import { type Ranked, withoutOverlap } from './ranked.js'
import { scanIds } from './scan-ids.js'

const RANK = { email: 100, iban: 100, card: 500 } as const
const ranked = (found: readonly Found[], rank: number): Ranked[] => found.map((each) => ({ ...each, rank }))
const isDigit = (c: number) => c >= 48 && c <= 57

/** Digits in a text, counted up to three. */
function fewDigits(text: string): number {
  let digits = 0
  for (let i = 0; i < text.length && digits < 3; i++) if (isDigit(text.charCodeAt(i))) digits++
  return digits
}

/** Every value of a person that its own form tells. */
export function scanPersonal(text: string): Found[] {
  const found: Ranked[] = []
  if (text.includes('@')) found.push(...ranked(scanEmails(text), RANK.email))
  if (text.includes(':')) {
    found.push(...scanColons(text))
    if (text.includes('://')) found.push(...scanUrls(text))
  }
  if (fewDigits(text) >= 3) {
    found.push(...scanIds(text), ...scanPhones(text), ...ranked(scanCards(text), RANK.card), ...ranked(scanIbans(text), RANK.iban))
    if (text.includes('.') || text.includes('°')) found.push(...scanIpv4(text), ...scanPlaces(text))
    if (text.includes('-')) found.push(...scanHyphenMacs(text))
  }
  return found.length === 0 ? found : withoutOverlap(found)
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
  kinds: ['email', 'phone', 'credit_card', 'iban', 'ip', 'mac', 'geo', 'url', ...new Set(ID_KINDS.map(({ kind }) => kind))],
  create: () => detect,
})
