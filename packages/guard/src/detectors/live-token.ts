import { hexValue, isSpace } from '../text/run.js'

/** White space, and characters of scripts that are written without it: no encoding is spelled with them. */
function isBorder(c: number): boolean {
  return isSpace(c) || (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4)
}

/** What a stream holds at most of an unbroken token, a spelled-out run or a wrapped block. Longer ones are released behind this. */
const LIVE_LIMIT = 4096

/** Tokens that fill a line: an encoding wrapped over several of them goes on in the next. */
const WRAPPED = 40

/**
 * Where the token begins that a text ends with, and with it the numbers, digit groups, code points and single letters before it, and the
 * lines of one wrapped block: the part that may be an encoded or spelled-out value which is not complete yet. Prose waits for the current
 * word only. `text.length` after a word and a space.
 */
export function liveToken(text: string): number {
  if (asked.text !== text) asked = { text, start: tokenStart(text) }
  return asked.start
}

/** What was asked last: the detectors of a stream ask about the same text in turn. */
let asked = { text: '', start: 0 }

function tokenStart(text: string): number {
  const least = Math.max(0, text.length - LIVE_LIMIT)
  let start = text.length
  let i = text.length
  let first = true
  while (i > least) {
    let end = i
    while (end > least && isBorder(text.charCodeAt(end - 1))) end--
    let from = end
    while (from > least && !isBorder(text.charCodeAt(from - 1))) from--
    if (from === end) break
    const last = first && end === text.length
    if (!last && !(end - from <= 2 || (end - from >= WRAPPED && isLineBreak(text, end, i)))) {
      const spelled = spelledFrom(text, from, end)
      // The number that a run begins with may hang on another word.
      if (spelled > from) {
        if (!first && spelled < end && start === i) start = spelled
        break
      }
    }
    // Two single letters or two numbers in a row may be spelled out; one alone is a word.
    if (last || !first || i - end <= 3) start = from
    first = false
    i = from
  }
  return start
}

/** Whether one line break and nothing else stands between two places. */
function isLineBreak(text: string, from: number, to: number): boolean {
  return text.charCodeAt(to - 1) === 10 && (to - from === 1 || (to - from === 2 && text.charCodeAt(from) === 13))
}

/** Longest of what is one number or code point. */
const SPELLED = 10

/** Where the number or code point begins that a token ends with, its digits in whatever width, with the signs that group them; its end when none. */
function spelledFrom(text: string, from: number, end: number): number {
  const low = Math.max(from, end - SPELLED)
  let hex = end
  while (hex > low && hexValue(plainWidth(text, hex - 1)) >= 0) hex--
  if (hex < end && hex - 2 >= from && plainWidth(text, hex - 1) === 43 && (plainWidth(text, hex - 2) | 32) === 117) return hex - 2
  let at = end
  while (at > low && isNumeric(plainWidth(text, at - 1))) at--
  return at > from && at === low ? end : at
}

function plainWidth(text: string, i: number): number {
  const c = text.charCodeAt(i)
  return c >= 0xff01 && c < 0xff5f ? c - 0xfee0 : c
}

function isNumeric(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 44 && c <= 47) || c === 120 || c === 92
}
