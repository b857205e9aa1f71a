import { isCapital } from '../../text/capital-starts.js'
import { read } from '../../text/reading.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { scanEasternNames } from './eastern.js'
import { scanNames } from './scan.js'

export function scanPersons(text: string): Found[] {
  const names = scanNames(text)
  const eastern = scanEasternNames(text)
  return eastern.length === 0 ? names : [...names, ...eastern].sort((a, b) => a.start - b.start)
}

/** The text as it stands has no eastern names where the survey saw no letter of other scripts. */
const detect: Detect = (text) => {
  const { foreign } = read(text).survey
  return inViews('person', text, (own) => (foreign || own !== text ? scanPersons(own) : scanNames(own)), EXACT_VALUES)
}

/** What stands behind a name tells something of it, and the next word may belong to it. */
const BEHIND = 40
const LONGEST = 260

/** Holds the words in capitals at the end, with what may still be said behind them. */
detect.live = (text) => {
  let start = liveToken(text)
  let gap = text.length
  for (let i = text.length - 1; i >= Math.max(0, text.length - LONGEST); i--) {
    const c = text.charCodeAt(i)
    if (isCapital(c) || c >= 0x4e00) {
      gap = i
      start = Math.min(start, i)
    } else if (gap - i > BEHIND) break
  }
  return start
}

export const person = defineDetector({
  id: 'person',
  title: 'Names of people',
  summary:
    'Finds names of people by lists of names of many countries, endings, forms of address and the words around; an estimate, so its scores run from 0.3 to 0.95.',
  reach: 'span',
  kinds: ['person'],
  create: () => detect,
})
