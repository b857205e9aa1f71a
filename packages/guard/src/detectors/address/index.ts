import { fold } from '../../text/fold.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { beforeName, scanAddresses } from './scan.js'

const detect: Detect = (text) => inViews('address', text, scanAddresses, EXACT_VALUES, (seen) => seen.digits > 0)

/** A street before its number, or a number with all that may follow it of an address. */
const LONGEST = 230

/** The word for a street in small letters, and particles, before the name. */
const STREET_WORDS = 60

/** Holds the line that the text ends with, and a number before it while units and towns may follow; nothing where no digit stands near. */
detect.live = (text) => {
  const token = liveToken(text)
  const from = Math.max(0, text.length - LONGEST)
  const tail = text.slice(from)
  // A name in capitals may be the street of a number that is not written yet.
  const capital = /\p{Lu}[^\n]{0,80}$/u.exec(tail.slice(-80))
  const digit = tail.search(/\d/)
  const line = text.lastIndexOf('\n') + 1
  let start = Math.min(token, capital ? Math.max(line, text.length - capital[0].length - STREET_WORDS) : token)
  for (const word of tail.slice(-80).matchAll(/\p{L}{2,14}/gu)) {
    if (beforeName.has(fold(word[0]))) start = Math.min(start, Math.max(from, text.length - 80) + word.index)
  }
  if (digit >= 0) {
    const street = tail.slice(0, digit).search(/[\p{L}\d'’., °º-]{0,90}$/u)
    start = Math.min(start, from + (street < 0 ? digit : street))
  }
  return start
}

export const address = defineDetector({
  id: 'address',
  title: 'Postal addresses',
  summary:
    'Finds streets with house numbers, boxes, units, postcodes and towns behind them, in more than fifteen languages; an estimate by form.',
  reach: 'span',
  kinds: ['address'],
  create: () => detect,
})
