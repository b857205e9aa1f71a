import { isSpace } from '../text/run.js'

/** White space, and characters of scripts that are written without it: no encoding is spelled with them. */
function isBorder(c: number): boolean {
  return isSpace(c) || (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4)
}

/** What a stream holds at most of an unbroken token, a spelled-out run or a wrapped block. Longer ones are released behind this. */
const LIVE_LIMIT = 4096

/**
 * Where the token begins that a text ends with, and with it the numbers, digit groups and single letters before it: the part that may be
 * an encoded or spelled-out value which is not complete yet. Prose waits for the current word only. `text.length` after a word and a space.
 */
export function liveToken(text: string): number {
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
    const token = end - from
    const last = first && end === text.length
    if (!last && !(token <= 2 || (token <= 10 && isNumeric(text, from, end)))) break
    // Two single letters or two numbers in a row may be spelled out; one alone is a word.
    if (last || !first || i - end <= 3) start = from
    first = false
    i = from
  }
  return start
}

function isNumeric(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const c = text.charCodeAt(i)
    if (!((c >= 48 && c <= 57) || (c >= 44 && c <= 47) || c === 120 || c === 92)) return false
  }
  return true
}
