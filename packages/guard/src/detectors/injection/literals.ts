import type { ConceptHit } from './concept-scan.js'
import { CONCEPTS, type Concept } from './concepts.js'

/** How far from an order the words to be said may stand. */
const REACH = 64
const LONGEST_QUOTE = 80
const LITERAL = CONCEPTS.indexOf('literal')
const OPEN_URL = CONCEPTS.indexOf('open-url')
const DESTINATION = CONCEPTS.indexOf('destination')
const CALLS: ReadonlySet<number> = new Set(
  (['answer', 'utter', 'only', 'only-answer', 'nothing-else', 'whole-answer', 'in-answer', 'tell-user'] satisfies Concept[]).map(
    (concept) => CONCEPTS.indexOf(concept),
  ),
)
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '「': '」',
  '『': '』',
  '”': '”',
}
/** Answers that a letter or a form asks for, and abbreviations that say how. */
const REPLIES: ReadonlySet<string> = new Set(
  'YES NO STOP START HELP OK JA NEIN OUI NON SIM NAO NEE TAK NIE EVET HAYIR END QUIT ASAP RSVP NOT ONLY MUST ALL AND THE JSON XML CSV HTML YAML PDF URL API UTF SQL HTTP TODO NOTE FAQ AND/OR NULL TRUE FALSE'.split(
    ' ',
  ),
)

function isWordUnit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0x52f)
}

/** End of a quotation that opens at `at`, or -1. */
function quoteEnd(text: string, at: number, limit: number): number {
  const closing = CLOSING[text[at]!]
  if (closing === undefined) return -1
  if (text[at] === "'" && at > 0 && isWordUnit(text.charCodeAt(at - 1))) return -1
  const last = Math.min(limit, at + LONGEST_QUOTE)
  for (let i = at + 1; i < last; i++) {
    if (text[i] === '\n') return -1
    if (closing.includes(text[i]!)) return i > at + 1 ? i + 1 : -1
  }
  return -1
}

/** End of a word in capitals that begins at `at`, or -1: three letters and more, no usual reply. */
function capitalsEnd(text: string, at: number, limit: number): number {
  if (at > 0 && isWordUnit(text.charCodeAt(at - 1))) return -1
  let end = at
  // Most words that begin with a capital go on in small letters.
  let small = false
  for (; end < limit; end++) {
    const c = text.charCodeAt(end)
    if (!isWordUnit(c) && !(end > at && (c === 45 || c === 95))) break
    small ||= c >= 97 && c <= 122
  }
  if (small || end - at < 3) return -1
  const word = text.slice(at, end)
  if (word !== word.toUpperCase() || word === word.toLowerCase() || REPLIES.has(word)) return -1
  return end
}

/** What is known of the case of each unit, filled as units are met. */
const CASE = new Uint8Array(65_536)
const UPPER = 1
const LOWER = 2
const NEITHER = 3

function caseOf(c: number): number {
  if (CASE[c] === 0) {
    const unit = String.fromCharCode(c)
    CASE[c] = unit !== unit.toLowerCase() ? UPPER : unit !== unit.toUpperCase() ? LOWER : NEITHER
  }
  return CASE[c]!
}

/** Shouted text has capitals everywhere: they mark no word there. */
function isShouted(text: string, from: number, to: number): boolean {
  let upper = 0
  let lower = 0
  for (let i = from; i < to; i++) {
    const letter = caseOf(text.charCodeAt(i))
    if (letter === UPPER) upper++
    else if (letter === LOWER) lower++
  }
  return upper > lower
}

/** Whether a quotation or a word in capitals may begin with a unit. */
function mayOpen(c: number): boolean {
  if (c < 128) return c === 34 || c === 39 || (c >= 65 && c <= 90)
  return c >= 0xc0 || c === 0xab || c === 0xbb
}

function literalsIn(text: string, from: number, to: number, into: ConceptHit[]): void {
  let shouted: boolean | undefined
  const limit = Math.min(text.length, to + LONGEST_QUOTE)
  for (let i = from; i < to; i++) {
    if (!mayOpen(text.charCodeAt(i))) continue
    let end = quoteEnd(text, i, limit)
    if (end < 0) {
      shouted ??= isShouted(text, from, to)
      if (!shouted) end = capitalsEnd(text, i, limit)
    }
    if (end < 0) continue
    into.push({ concept: LITERAL, start: i, end, order: true })
    i = end - 1
  }
}

/** End of the URL around `at`. */
function urlEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + 240)
  let i = at
  while (i < last && !/[\s)"'>`]/.test(text[i]!)) {
    if (text[i] === '<' || text[i] === '[') {
      const close = text.indexOf(text[i] === '<' ? '>' : ']', i)
      if (close < 0 || close > i + 40) return i
      i = close
    }
    i++
  }
  return i
}

/** A place in a URL that waits for a value: braces, an empty parameter, a word in capitals, dots. */
const ROOM = /[{[<$]|%[sd]|=(?:$|[.…)&])|[=/](?=[A-Z])[A-Z0-9_-]{3,}|\.\.\.|…/

/** Adds what orders name by signs and not by words: texts to be said near orders to say them, and URLs with room for a value. Linear. */
export function withSigns(text: string, hits: readonly ConceptHit[]): ConceptHit[] {
  const found: ConceptHit[] = []
  let done = 0
  let url = 0
  for (const hit of hits) {
    if (CALLS.has(hit.concept)) {
      const from = Math.max(done, hit.start - REACH)
      const to = Math.min(text.length, hit.end + REACH)
      if (to > from) literalsIn(text, from, to, found)
      done = Math.max(done, to)
    }
    if (hit.concept !== DESTINATION || hit.start < url || text[hit.start] !== ':') continue
    url = urlEnd(text, hit.end)
    if (ROOM.test(text.slice(hit.end, url))) found.push({ concept: OPEN_URL, start: hit.start, end: url, order: true })
  }
  return found.length === 0 ? [...hits] : [...hits, ...found].sort((a, b) => a.end - b.end)
}
