import { isCapital, isLetter } from '../../text/capital-starts.js'
import { fold } from '../../text/fold.js'
import type { WordClass } from './classes.js'

/** A word of a text as names are made of: letters, with apostrophes and hyphens between them. */
export interface Word {
  start: number
  end: number
  /** Folded. */
  text: string
  /** Begins with a capital; all its letters are capitals. */
  capital: boolean
  shouted: boolean
  /** Filled in where the word may be one of a name. */
  is: WordClass
}

const isQuote = (c: number) => c === 39 || c === 0x2019
const isJoint = (c: number) => c === 45 || isQuote(c)

const LONGEST = 40

function folded(word: string): string {
  const plain = fold(word)
  return plain.includes('’') ? plain.replaceAll('’', "'") : plain
}

/** The word that begins at a letter; null where it is joined to signs of code or addresses, or is longer than names are. */
export function wordAt(text: string, start: number): Word | null {
  let end = start
  let small = false
  for (; end < text.length && end - start <= LONGEST; end++) {
    const c = text.charCodeAt(end)
    if (isLetter(c)) {
      if (!small && end > start && !isCapital(c)) small = true
    } else if (!(isJoint(c) && isLetter(text.charCodeAt(end + 1)))) break
  }
  if (end - start > LONGEST) return null
  const possessive = end - start >= 2 && (text.charCodeAt(end - 1) | 32) === 115 && isQuote(text.charCodeAt(end - 2))
  if (possessive) end -= 2
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(possessive ? end + 2 : end)
  if (isCode(before) || isCode(after) || before === 46 || (after === 46 && isLetter(text.charCodeAt(end + 1)))) return null
  return {
    start,
    end,
    text: folded(text.slice(start, end)),
    capital: isCapital(text.charCodeAt(start)),
    shouted: !small && end - start > 1,
    is: 'unknown',
  }
}

/** Digits, underscores, at signs, slashes: what stands beside them is part of an address or of code. */
function isCode(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 95 || c === 64 || c === 47 || c === 92 || c === 35 || c === 36
}

/** Where the next word begins behind one joint: a space, or a dot and a space behind an initial or a title; -1 where something else stands. */
export function nextWord(text: string, end: number, abbreviated: boolean): number {
  let i = end
  if (abbreviated && text[i] === '.') i++
  if (text[i] === ' ' || text[i] === '\u00a0') i++
  return i > end && isLetter(text.charCodeAt(i)) ? i : -1
}
