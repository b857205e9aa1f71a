import {
  type Entry,
  eachEntry,
  languageBits,
  listOf,
  listsKnown,
  type PhraseList,
  patternOf,
  type Rest,
} from '#redteam/judges/answer/words/phrase-index'
import { GLUED, type Phrases } from '#redteam/judges/answer/words/phrases'

export interface Place {
  readonly index: number
  readonly text: string
}

/** Finds the phrases of some languages: by the words of the text where words stand apart, else by looking for each phrase. */
export class Matcher {
  readonly #list: PhraseList
  readonly #languages: number
  readonly #endings: readonly string[]
  #glued: readonly { readonly text: string; readonly rest: Rest | null }[] | undefined

  constructor(phrases: Phrases, languages: readonly string[]) {
    this.#list = listOf(phrases)
    this.#languages = languageBits(languages)
    this.#endings = this.#list.endings.filter((ending) => (ending.languages & this.#languages) !== 0).map(({ text }) => text)
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
    const places = this.#places(text, false)
    return places.length > 1 ? places.sort((a, b) => a.index - b.index || b.text.length - a.text.length) : places
  }

  /** @param one whether the first that is met is enough */
  #places(text: string, one: boolean): Place[] {
    const reading = readingOf(text)
    const out: Place[] = []
    for (const { index, length, entry } of reading.by[this.#list.id] ?? NONE) {
      if ((entry.languages & this.#languages) === 0) continue
      place(out, text, index, length, entry.rest)
      if (one && out.length > 0) return out
    }
    if (this.#endings.length > 0)
      for (const { index, word } of reading.tokens)
        for (const ending of this.#endings)
          if (word.endsWith(ending)) {
            out.push({ index, text: text.slice(index, index + word.length) })
            if (one) return out
          }
    if (reading.lower === null) return out
    this.#glued ??= this.#list.glued.filter(({ languages }) => (languages & this.#languages) !== 0)
    for (const { text: part, rest } of this.#glued)
      for (let at = reading.lower.indexOf(part); at >= 0; at = reading.lower.indexOf(part, at + part.length)) {
        place(out, text, at, part.length, rest)
        if (one && out.length > 0) return out
      }
    return out
  }
}

function place(out: Place[], text: string, index: number, length: number, rest: Rest | null): void {
  if (rest === null) {
    out.push({ index, text: text.slice(index, index + length) })
    return
  }
  const pattern = patternOf(rest)
  pattern.lastIndex = index
  const match = pattern.exec(text)
  if (match) out.push({ index, text: match[0] })
}

interface Token {
  readonly index: number
  readonly word: string
}

/** Where a phrase may stand: at a word of that many letters. */
interface Candidate {
  readonly index: number
  readonly length: number
  readonly entry: Entry
}

/** A text as every list reads it: its words, what may stand there, and its letters in lower case where it has any of a script without spaces. */
interface Reading {
  readonly tokens: readonly Token[]
  readonly lower: string | null
  /** Candidates by list. */
  by: readonly (readonly Candidate[] | undefined)[]
  /** How many lists were looked through. */
  lists: number
}

const NONE: readonly Candidate[] = []
/** Every list asks about the same few clauses, one after another. */
const KEPT = 64
const READINGS = new Map<string, Reading>()

function readingOf(text: string): Reading {
  let reading = READINGS.get(text)
  if (!reading) {
    reading = newReading(text)
    if (READINGS.size >= KEPT) READINGS.clear()
    READINGS.set(text, reading)
  }
  if (reading.lists < listsKnown()) {
    reading.by = candidates(reading.tokens)
    reading.lists = listsKnown()
  }
  return reading
}

function newReading(text: string): Reading {
  const lower = lowered(text)
  const tokens: Token[] = []
  if (lower.length === text.length)
    for (const match of lower.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) tokens.push({ index: match.index, word: match[0] })
  return { tokens, lower: GLUED.test(text) ? lower : null, by: [], lists: 0 }
}

function candidates(tokens: readonly Token[]): Candidate[][] {
  const by: Candidate[][] = []
  for (let i = 0; i < tokens.length; i++) {
    const { index, word } = tokens[i]!
    eachEntry(word, tokens[i + 1]?.word, (entry) => {
      const there = by[entry.list]
      const candidate = { index, length: word.length, entry }
      if (there) there.push(candidate)
      else by[entry.list] = [candidate]
    })
  }
  return by
}

/** Lower case of the same length, letter by letter where a letter would grow. */
function lowered(text: string): string {
  const lower = text.toLowerCase().replaceAll('\u200c', ' ')
  if (lower.length === text.length) return lower
  return text
    .replaceAll('\u200c', ' ')
    .replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
}
