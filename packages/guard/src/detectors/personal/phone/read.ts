import { numberStarts } from '../../../text/number-starts.js'

/** A stretch of digits that may be a telephone number, as people group them. */
export interface Dialled {
  start: number
  end: number
  /** All digits, without signs, extension and an optional trunk nought in brackets. */
  digits: string
  /** Written with a plus. */
  plus: boolean
  /** Lengths of the groups, and the signs between them. */
  groups: readonly number[]
  joints: string
  bracket: boolean
}

const isDigit = (c: number) => c >= 48 && c <= 57
const isSpace = (c: number) => c === 32 || c === 0xa0 || c === 0x202f || c === 0x2009
const isSign = (c: number) => c === 45 || c === 46 || c === 47 || c === 40 || c === 41 || c === 0x2010 || c === 0x2011 || c === 0x2013
const isWord = (c: number) => (c | 32) >= 97 && (c | 32) <= 122
/** Letters of scripts that part words by spaces, and the sign that joins words in code. */
const isJoined = (c: number) => isWord(c) || isDigit(c) || c === 95 || (c >= 0xc0 && c < 0x530)

/** Longer stretches are no telephone number, whatever part of them one takes. */
const MOST_DIGITS = 17

/** Reads the stretch that begins at a digit, a plus or an opening bracket; `end` is where it ends, also when it is too long to be one. */
export function readDialled(text: string, start: number): Dialled {
  let i = start
  const plus = text.charCodeAt(i) === 43
  if (plus) i++
  let digits = ''
  let joints = ''
  const groups: number[] = []
  let group = 0
  let end = i
  let count = 0
  let bracket = false
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) {
      if (count < MOST_DIGITS + 1) digits += text[i]
      count++
      group++
      end = i + 1
      continue
    }
    if (c === 41 && !bracket) break
    const next = nextDigit(text, i)
    if (next < 0) break
    if (group > 0) groups.push(group)
    group = 0
    for (let k = i; k < next; k++) if (text.charCodeAt(k) === 40) bracket = true
    // The nought in `+44 (0)20` is dialled at home only.
    if (plus && text.startsWith('(0)', next - 1)) {
      const after = nextDigit(text, next + 1)
      if (after < 0) break
      joints += ' '
      i = after - 1
      continue
    }
    if (groups.length > 0) joints += jointOf(text, i, next)
    i = next - 1
  }
  if (group > 0) groups.push(group)
  return { start, end, digits, plus, groups, joints, bracket }
}

/** What stands between two groups: the first sign, or a space. */
function jointOf(text: string, from: number, to: number): string {
  for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) return text[i]!
  return ' '
}

/** Where the next digit stands behind at most three signs and spaces; -1 where something else does. */
function nextDigit(text: string, from: number): number {
  for (let i = from; i < from + 4 && i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) return i
    if (!isSpace(c) && !isSign(c)) return -1
  }
  return -1
}

/** Where an extension ends that stands behind a number: `x12`, `ext. 12`, `#12`; the end of the number where there is none. */
export function extensionEnd(text: string, end: number): number {
  const found = /^[ ,]{0,2}(?:x|ext\.?|extension|#|durchwahl|poste|int\.?|доб\.?)[ .:]{0,2}\d{1,6}(?![\w])/i.exec(text.slice(end, end + 24))
  return found ? end + found[0].length : end
}

/** End of the stretch that begins at a digit, where it has fewer digits than asked for and no sign but one at a time between them; 0 where it must be read. */
function shortEnd(text: string, start: number, least: number): number {
  if (!isDigit(text.charCodeAt(start))) return 0
  let count = 0
  for (let i = start; i < start + 2 * least; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) {
      if (++count >= least) return 0
    } else if (c !== 41 && nextDigit(text, i) < 0) return i
    else if (!isDigit(text.charCodeAt(i + 1))) return 0
  }
  return 0
}

/** Every stretch of a text, in order, that joins neither a word nor more of a number. Linear: a stretch is read once. */
export function dialledIn(text: string, least: number): Dialled[] {
  const found: Dialled[] = []
  let done = 0
  for (const number of numberStarts(text)) {
    if (number < done) continue
    const sign = number > done ? text.charCodeAt(number - 1) : 0
    const i = sign === 43 || sign === 40 ? number - 1 : number
    done = shortEnd(text, i, least)
    if (done > 0) continue
    const each = readDialled(text, i)
    const before = text.charCodeAt(i - 1)
    const after = text.charCodeAt(each.end)
    const tail = text.charCodeAt(each.end + 1)
    const joined = isJoined(before) || before === 35 || (isJoined(after) && !/^(?:x|ext)\.?\s?\d/i.test(text.slice(each.end, each.end + 6)))
    const money = (before === 44 || before === 46) && isDigit(text.charCodeAt(i - 2))
    const decimal = (after === 44 || after === 46 || after === 58) && isDigit(tail)
    if (!joined && !money && !decimal && each.digits.length >= least && each.digits.length <= MOST_DIGITS) {
      found.push({ ...each, end: extensionEnd(text, each.end) })
    }
    done = Math.max(i + 1, each.end)
  }
  return found
}
