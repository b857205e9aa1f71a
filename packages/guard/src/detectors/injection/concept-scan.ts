import { foldUnit } from '../../text/fold.js'
import { unitsOf } from '../../text/units.js'
import { binds } from '../../text/word-border.js'
import { compileWords, type WordMatcher } from '../../text/word-matcher.js'
import { beginsClause } from './clause.js'
import { CONCEPTS, type Concept } from './concepts.js'
import { lexicons } from './lexicon/index.js'
import { orders } from './lexicon/orders/index.js'

/** A word of the lexicons in a text. */
export interface ConceptHit {
  /** Index into `CONCEPTS`. */
  concept: number
  start: number
  end: number
  /** A word of the lexicons for orders alone: it counts for rules only in texts from outside. */
  order: boolean
}

interface Entry {
  word: string
  concept: number
  /** Any ending may follow. */
  open: boolean
  /** Counts only where a clause begins. */
  head: boolean
  /** Stands in the lexicons for orders alone. */
  order: boolean
}

function isLatin(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (foldUnit(word.charCodeAt(i)) >= 128) return false
  return true
}

function entries(): Entry[] {
  const found = new Map<string, Entry>()
  const plain = Object.values(lexicons)
  for (const [index, lexicon] of [...plain, ...Object.values(orders)].entries()) {
    const order = index >= plain.length
    for (const [concept, list] of Object.entries(lexicon)) {
      for (const raw of list.split('|')) {
        const open = raw.endsWith('*')
        const head = raw.startsWith('^')
        const word = raw
          .slice(head ? 1 : 0, open ? -1 : undefined)
          .trim()
          .replaceAll('¦', '|')
        const key = `${concept} ${word}`
        const same = found.get(key)
        if (word === '') continue
        found.set(key, {
          word,
          concept: CONCEPTS.indexOf(concept as Concept),
          open: open || same?.open === true,
          head: head && same?.head !== false,
          order: order && same?.order !== false,
        })
      }
    }
  }
  return [...found.values()]
}

interface Compiled {
  entries: readonly Entry[]
  matcher: WordMatcher
}

function compile(list: readonly Entry[]): Compiled {
  return {
    entries: list,
    matcher: compileWords(
      list.map((entry) => entry.word),
      { caseFold: true, spaces: true },
    ),
  }
}

/** Two trees: texts in Latin letters, the most of all, never pay for the large alphabet of the others. */
interface Matchers {
  latin: Compiled
  other: Compiled
}

/** Made when first needed. */
let made: Matchers | undefined

function matchers(): Matchers {
  if (made === undefined) {
    const all = entries()
    made = { latin: compile(all.filter((entry) => isLatin(entry.word))), other: compile(all.filter((entry) => !isLatin(entry.word))) }
  }
  return made
}

function collect(text: string, { entries: list, matcher }: Compiled, into: ConceptHit[]): void {
  for (const hit of matcher.scan(text)) {
    const entry = list[hit.word]!
    if (!entry.open && binds(text.charCodeAt(hit.end - 1)) && binds(text.charCodeAt(hit.end))) continue
    if (entry.head && !beginsClause(text, hit.start)) continue
    into.push({ concept: entry.concept, start: hit.start, end: hit.end, order: entry.order })
  }
}

/** Whether a text can hold no word of other letters: nothing of ASCII is one, whatever the case. */
function isAscii(text: string): boolean {
  const units = unitsOf(text)
  let all = 0
  for (let i = 0; i < units.length; i++) all |= units[i]!
  return all < 128
}

/** Every word of the lexicons in a text, by end. Linear. */
export function conceptHits(text: string, nonAscii: boolean): ConceptHit[] {
  const hits: ConceptHit[] = []
  const { latin, other } = matchers()
  collect(text, latin, hits)
  if (!nonAscii || isAscii(text)) return hits
  const before = hits.length
  collect(text, other, hits)
  return hits.length > before ? hits.sort((a, b) => a.end - b.end) : hits
}
