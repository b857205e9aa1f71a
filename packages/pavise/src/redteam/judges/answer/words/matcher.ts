import type { Phrases } from '#redteam/judges/answer/words/phrases'
import { GLUED, pattern } from '#redteam/judges/answer/words/phrases'

export interface Place {
  readonly index: number
  readonly text: string
}

interface Token {
  readonly index: number
  readonly word: string
}

/** Finds the phrases of some languages: by the words of the text where words stand apart, else by looking for each phrase. */
export class Matcher {
  /** Phrases by their first word; `null` for a phrase that is this word and no more. */
  readonly #whole = new Map<string, (RegExp | null)[]>()
  /** The same for first words of which only the beginning is given, by its first two letters. */
  readonly #begun = new Map<string, { head: string; rest: RegExp | null }[]>()
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
      const rest = head === phrase ? null : pattern(phrase)
      this.#whole.set(head, [...(this.#whole.get(head) ?? []), rest])
      return
    }
    const key = head.slice(0, 2)
    const rest = phrase.length === head.length + 1 ? null : pattern(phrase)
    this.#begun.set(key, [...(this.#begun.get(key) ?? []), { head, rest }])
  }

  test(text: string): boolean {
    return this.find(text) !== null
  }

  /** The first place of any phrase; null where none stands. */
  find(text: string): Place | null {
    let first: Place | null = null
    for (const place of this.#places(text)) {
      if (first === null || place.index < first.index || (place.index === first.index && place.text.length > first.text.length))
        first = place
    }
    return first
  }

  /** Every place, in the order of the text. */
  all(text: string): Place[] {
    return [...this.#places(text)].sort((a, b) => a.index - b.index || b.text.length - a.text.length)
  }

  *#places(text: string): Generator<Place> {
    if (this.#whole.size > 0 || this.#begun.size > 0)
      for (const { index, word } of tokensOf(text)) {
        for (const rest of this.#whole.get(word) ?? []) yield* placed(text, index, word.length, rest)
        for (const { head, rest } of this.#begun.get(word.slice(0, 2)) ?? [])
          if (word.startsWith(head)) yield* placed(text, index, word.length, rest)
        for (const ending of this.#endings) if (word.endsWith(ending)) yield { index, text: text.slice(index, index + word.length) }
      }
    if (this.#glued.length > 0 && GLUED.test(text)) {
      const lower = lowered(text)
      for (const { text: part, rest } of this.#glued)
        for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + part.length)) yield* placed(text, at, part.length, rest)
    }
  }
}

function* placed(text: string, index: number, length: number, rest: RegExp | null): Generator<Place> {
  if (rest === null) {
    yield { index, text: text.slice(index, index + length) }
    return
  }
  rest.lastIndex = index
  const match = rest.exec(text)
  if (match) yield { index, text: match[0] }
}

let lastText = ''
let lastTokens: readonly Token[] = []
const LOWER = new Map<string, string>()

/** The words of a text; that of the last text is kept, because every list asks about the same clause. */
function tokensOf(text: string): readonly Token[] {
  if (text === lastText) return lastTokens
  const lower = lowered(text)
  lastTokens =
    lower.length === text.length
      ? [...lower.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)].map((match) => ({ index: match.index, word: match[0] }))
      : []
  lastText = text
  return lastTokens
}

/** Lower case of the same length, letter by letter where a letter would grow. */
function lowered(text: string): string {
  const known = LOWER.get(text)
  if (known !== undefined) return known
  let lower = text.toLowerCase()
  if (lower.length !== text.length)
    lower = text.replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
  if (LOWER.size > 64) LOWER.clear()
  LOWER.set(text, lower)
  return lower
}
