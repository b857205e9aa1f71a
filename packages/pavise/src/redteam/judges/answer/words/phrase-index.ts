import { GLUED, type Phrases, pattern } from '#redteam/judges/answer/words/phrases'

/** What follows the first word of a phrase: the whole phrase as a pattern, with the second word where it follows at once (else `''`). */
export interface Rest {
  readonly phrase: string
  readonly second: string
  pattern: RegExp | null
}

/** A phrase of one list, by its first word. `rest` is null for a phrase that is this word and no more. */
export interface Entry {
  readonly list: number
  /** The languages that it is a phrase of, as bits. */
  readonly languages: number
  readonly rest: Rest | null
}

/** What of a list is not found by a first word. */
export interface PhraseList {
  readonly id: number
  readonly endings: readonly { readonly text: string; readonly languages: number }[]
  readonly glued: readonly { readonly text: string; readonly rest: Rest | null; readonly languages: number }[]
}

const MOST_LANGUAGES = 31
const bits = new Map<string, number>()
const lists = new Map<Phrases, PhraseList>()
/** Phrases of every list by their first word, and by the beginning of one where only that is given. */
const whole = new Map<string, Entry[]>()
const begun = new Map<string, Entry[]>()
/** How many letters of a word such beginnings have, shortest first, by their first two. */
const lengths = new Map<string, number[]>()

/** Languages as bits, the same in every list. Throws RangeError where there are more than a number has bits. */
export function languageBits(languages: readonly string[]): number {
  let all = 0
  for (const language of languages) {
    let bit = bits.get(language)
    if (bit === undefined) {
      if (bits.size >= MOST_LANGUAGES) throw new RangeError(`more than ${MOST_LANGUAGES} languages of phrases`)
      bit = 1 << bits.size
      bits.set(language, bit)
    }
    all |= bit
  }
  return all
}

/** How many lists are known: what was read before another came knows nothing of that one. */
export const listsKnown = (): number => lists.size

/** A list in all its languages at once, entered when it is first asked for: sets of languages share it, and look past what is of others. */
export function listOf(phrases: Phrases): PhraseList {
  const known = lists.get(phrases)
  if (known) return known
  const languages = new Map<string, number>()
  for (const [language, text] of Object.entries(phrases))
    for (const phrase of text.split('|')) {
      const lower = phrase.toLowerCase()
      languages.set(lower, (languages.get(lower) ?? 0) | languageBits([language]))
    }
  const id = lists.size
  const endings: { text: string; languages: number }[] = []
  const glued: { text: string; rest: Rest | null; languages: number }[] = []
  for (const [phrase, of] of languages) {
    if (GLUED.test(phrase)) {
      const cut = phrase.search(/[*~ ]/)
      glued.push({
        text: cut < 0 ? phrase : phrase.slice(0, cut),
        rest: cut < 0 ? null : { phrase, second: '', pattern: null },
        languages: of,
      })
    } else if (phrase.startsWith('*')) endings.push({ text: phrase.slice(1), languages: of })
    else enter(phrase, id, of)
  }
  const list = { id, endings, glued }
  lists.set(phrases, list)
  return list
}

function enter(phrase: string, list: number, languages: number): void {
  const head = /^[\p{L}\p{M}\p{N}_]+/u.exec(phrase)?.[0]
  if (head === undefined) return
  const open = phrase[head.length] === '*'
  const length = head.length + (open ? 1 : 0)
  const rest = phrase.length === length ? null : restOf(phrase, length)
  const entry = { list, languages, rest }
  const known = open ? begun : whole
  const there = known.get(head)
  if (there) there.push(entry)
  else known.set(head, [entry])
  if (!open) return
  const two = head.slice(0, 2)
  const sizes = lengths.get(two) ?? []
  if (!sizes.includes(head.length))
    lengths.set(
      two,
      [...sizes, head.length].sort((a, b) => a - b),
    )
}

function restOf(phrase: string, length: number): Rest {
  return { phrase, second: /^ ([\p{L}\p{M}\p{N}_]+)/u.exec(phrase.slice(length))?.[1] ?? '', pattern: null }
}

/** The phrase as a pattern, made when it is first tried. */
export function patternOf(rest: Rest): RegExp {
  rest.pattern ??= pattern(rest.phrase)
  return rest.pattern
}

/** Every phrase of any list that may stand where a word stands, by a cheap look at the word behind it. */
export function eachEntry(word: string, next: string | undefined, take: (entry: Entry) => void): void {
  const exact = whole.get(word)
  if (exact) for (const entry of exact) if (goesOn(entry.rest, next)) take(entry)
  const sizes = lengths.get(word.slice(0, 2))
  if (!sizes) return
  for (const size of sizes) {
    if (size > word.length) return
    const open = begun.get(word.slice(0, size))
    if (open) for (const entry of open) if (goesOn(entry.rest, next)) take(entry)
  }
}

function goesOn(rest: Rest | null, next: string | undefined): boolean {
  return rest === null || rest.second === '' || next?.startsWith(rest.second) === true
}
