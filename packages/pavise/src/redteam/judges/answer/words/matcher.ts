import type { Phrases } from '#redteam/judges/answer/words/phrases'
import { GLUED, pattern } from '#redteam/judges/answer/words/phrases'

export interface Place {
  readonly index: number
  readonly text: string
}

interface Token {
  readonly index: number
  readonly word: string
  /** Its first two letters. */
  readonly two: string
}

/** Finds the phrases of some languages: by the words of the text where words stand apart, else by looking for each phrase. */
export class Matcher {
  /** Phrases by their first word; `null` for a phrase that is this word and no more. */
  readonly #whole = new Map<string, Rest[]>()
  /** The same for first words of which only the beginning is given, by its first two letters. */
  readonly #begun = new Map<string, { head: string; rest: Rest }[]>()
  readonly #endings: string[] = []
  readonly #glued: { text: string; rest: RegExp | null }[] = []

  constructor(phrases: Phrases, languages: readonly string[]) {
    for (const phrase of new Set(languages.flatMap((language) => phrases[language]?.split('|') ?? []))) this.#add(phrase.toLowerCase())
  }

  #add(phrase: string): void {
    if (GLUED.test(phrase)) {
      const cut = phrase.search(/[*~ ]/)
      this.#glued.push({ text: cut < 0 ? phrase : phrase.slice(0, cut), rest: cut < 0 ? null : pattern(phrase) })
      return
    }
    if (phrase.startsWith('*')) {
      this.#endings.push(phrase.slice(1))
      return
    }
    const head = /^[\p{L}\p{M}\p{N}_]+/u.exec(phrase)?.[0]
    if (head === undefined) return
    if (phrase[head.length] !== '*') {
      const rest = restOf(phrase, head.length)
      this.#whole.set(head, [...(this.#whole.get(head) ?? []), rest])
      return
    }
    const key = head.slice(0, 2)
    const rest = phrase.length === head.length + 1 ? null : restOf(phrase, head.length + 1)
    this.#begun.set(key, [...(this.#begun.get(key) ?? []), { head, rest }])
  }

  test(text: string): boolean {
    return this.#places(text, true).length > 0
  }

  /** The first place of any phrase; null where none stands. */
  find(text: string): Place | null {
    let first: Place | null = null
    for (const place of this.#places(text, false)) {
      if (first === null || place.index < first.index || (place.index === first.index && place.text.length > first.text.length))
        first = place
    }
    return first
  }

  /** Every place, in the order of the text. */
  all(text: string): Place[] {
    return this.#places(text, false).sort((a, b) => a.index - b.index || b.text.length - a.text.length)
  }

  /** @param one whether the first that is met is enough */
  #places(text: string, one: boolean): Place[] {
    const { tokens, lower } = readingOf(text)
    const out: Place[] = []
    for (const [i, token] of tokens.entries()) {
      const { index, word } = token
      const next = tokens[i + 1]
      const whole = this.#whole.get(word)
      if (whole) for (const rest of whole) if (goesOn(rest, next)) place(out, text, index, word.length, rest?.pattern ?? null)
      const begun = this.#begun.get(token.two)
      if (begun)
        for (const { head, rest } of begun)
          if (word.startsWith(head) && goesOn(rest, next)) place(out, text, index, word.length, rest?.pattern ?? null)
      for (const ending of this.#endings) if (word.endsWith(ending)) out.push({ index, text: text.slice(index, index + word.length) })
      if (one && out.length > 0) return out
    }
    if (lower === null) return out
    for (const { text: part, rest } of this.#glued)
      for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + part.length)) {
        place(out, text, at, part.length, rest)
        if (one && out.length > 0) return out
      }
    return out
  }
}

/** What follows the first word of a phrase: nothing (`null`), or a pattern, with the second word where it follows at once. */
type Rest = { readonly pattern: RegExp; readonly second: string } | null

function restOf(phrase: string, length: number): Rest {
  if (phrase.length === length) return null
  return { pattern: pattern(phrase), second: /^ ([\p{L}\p{M}\p{N}_]+)/u.exec(phrase.slice(length))?.[1] ?? '' }
}

/** A cheap look at the next word before a pattern is tried. */
function goesOn(rest: Rest, next: Token | undefined): boolean {
  return rest === null || rest.second === '' || next?.word.startsWith(rest.second) === true
}

function place(out: Place[], text: string, index: number, length: number, rest: RegExp | null): void {
  if (rest === null) {
    out.push({ index, text: text.slice(index, index + length) })
    return
  }
  rest.lastIndex = index
  const match = rest.exec(text)
  if (match) out.push({ index, text: match[0] })
}

/** A text as every list reads it: its words, and its letters in lower case where it has any of a script without spaces. */
interface Reading {
  readonly tokens: readonly Token[]
  readonly lower: string | null
}

/** Every list asks about the same few clauses, one after another. */
const KEPT = 64
const READINGS = new Map<string, Reading>()

function readingOf(text: string): Reading {
  const known = READINGS.get(text)
  if (known) return known
  const lower = lowered(text)
  const tokens: Token[] = []
  if (lower.length === text.length)
    for (const match of lower.matchAll(/[\p{L}\p{M}\p{N}_]+/gu))
      tokens.push({ index: match.index, word: match[0], two: match[0].slice(0, 2) })
  const reading = { tokens, lower: GLUED.test(text) ? lower : null }
  if (READINGS.size >= KEPT) READINGS.clear()
  READINGS.set(text, reading)
  return reading
}

/** Lower case of the same length, letter by letter where a letter would grow. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
}
