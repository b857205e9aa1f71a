import { type Automaton, buildAutomaton } from '#quarry/lexicon/automaton'
import { CONCEPTS, type Concept, LANGUAGES, type Language } from '#quarry/lexicon/concepts'
import { lexicons } from '#quarry/lexicon/index'
import { ShortMemory } from '#quarry/lexicon/short-memory'

/** What a text says, as far as the lexicon goes: concepts with their places and languages. Immutable. */
export interface Reading {
  readonly count: number
  /** Place of each hit, in folded letters, ascending. */
  readonly at: readonly number[]
  readonly concept: readonly number[]
  /** Languages of each hit, a bit each. */
  readonly languages: readonly number[]
  /** Hits per language. */
  readonly votes: readonly number[]
  has(concept: Concept): boolean
}

const NUMBER = new Map(CONCEPTS.map((concept, i) => [concept, i]))
/** How far apart, in letters, a verb and its object may stand to belong together. */
const REACH = 160
const REMEMBERED = 4_000_000
/** Letters that a hit weighs. */
const HIT = 12

let automaton: Automaton | undefined
const remembered = new ShortMemory<Reading>(REMEMBERED)

/** Reads a text: one pass, linear in its length. Readings of recent texts are remembered. */
export function read(text: string): Reading {
  const known = remembered.get(text)
  if (known) return known
  const reading = readAfresh(text)
  remembered.keep(text, reading, text.length + HIT * reading.count + 100)
  return reading
}

function readAfresh(text: string): Reading {
  automaton ??= buildAutomaton(lexicons)
  const at: number[] = []
  const concept: number[] = []
  const languages: number[] = []
  const votes = new Array<number>(LANGUAGES.length).fill(0)
  const present = new Uint8Array(CONCEPTS.length)
  automaton.match(automaton.fold(text), (entry, end) => {
    at.push(end)
    concept.push(entry.concept)
    languages.push(entry.languages)
    present[entry.concept] = 1
    for (let left = entry.languages; left !== 0; left &= left - 1) votes[31 - Math.clz32(left & -left)]!++
  })
  return { count: at.length, at, concept, languages, votes, has: (c) => present[NUMBER.get(c)!] === 1 }
}

/** Languages in which a word of `verbs` stands near a word of `objects`, a bit each; 0 when there is none. */
export function pairLanguages(reading: Reading, verbs: readonly Concept[], objects: readonly Concept[]): number {
  if (!verbs.some(reading.has) || !objects.some(reading.has)) return 0
  const isVerb = memberSet(verbs)
  const isObject = memberSet(objects)
  let found = 0
  for (let i = 0; i < reading.count; i++) {
    if (!isVerb[reading.concept[i]!]) continue
    for (let j = i - 1; j >= 0 && reading.at[i]! - reading.at[j]! <= REACH; j--) {
      if (isObject[reading.concept[j]!]) found |= reading.languages[i]! & reading.languages[j]!
    }
    for (let j = i + 1; j < reading.count && reading.at[j]! - reading.at[i]! <= REACH; j++) {
      if (isObject[reading.concept[j]!]) found |= reading.languages[i]! & reading.languages[j]!
    }
  }
  return found
}

const memberSets = new Map<string, Uint8Array>()

function memberSet(concepts: readonly Concept[]): Uint8Array {
  const key = concepts.join()
  let set = memberSets.get(key)
  if (!set) {
    set = new Uint8Array(CONCEPTS.length)
    for (const concept of concepts) set[NUMBER.get(concept)!] = 1
    memberSets.set(key, set)
  }
  return set
}

/** True where the text is in this language too: at least two words that English does not share, and not drowned in English. */
export function speaks(reading: Reading, language: Language): boolean {
  const bit = languageBit(language)
  if (language === 'en') return reading.votes[0]! >= 2
  const english = languageBit('en')
  let own = 0
  for (const languages of reading.languages) if (languages & bit && !(languages & english)) own++
  return own >= 2 && own * 3 >= reading.votes[0]!
}

/** The language of a text; English when in doubt. */
export function languageOf(reading: Reading): Language {
  let best = 0
  for (let bit = 1; bit < LANGUAGES.length; bit++) if (reading.votes[bit]! > reading.votes[best]! + 1) best = bit
  return LANGUAGES[best]!
}

export const languageBit = (language: Language): number => 1 << LANGUAGES.indexOf(language)

/** What a text says in its main language alone: no cognates and stray words of others. */
export function inMainLanguage(reading: Reading): Reading {
  const bit = languageBit(languageOf(reading))
  const present = new Uint8Array(CONCEPTS.length)
  for (let i = 0; i < reading.count; i++) if (reading.languages[i]! & bit) present[reading.concept[i]!] = 1
  return { ...reading, has: (concept) => present[NUMBER.get(concept)!] === 1 }
}
