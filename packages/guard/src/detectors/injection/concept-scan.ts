import { foldUnit } from '../../text/fold.js'
import { compileLiterals, type LiteralMatcher } from '../../text/literal-matcher.js'
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

/** Letters of scripts whose words are parted by spaces and that bind what stands beside them; others may begin and end anywhere. */
function binds(c: number): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)
  return (c >= 0xc0 && c <= 0x24f) || (c >= 0x370 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff)
}

/** Whether a word of a text that binds reaches up to an offset. The letter of an escaped line break in JSON does not belong to what follows. */
function isBoundAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at - 1)
  return binds(c) && !((c === 110 || c === 114 || c === 116) && text.charCodeAt(at - 2) === 92)
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
  matcher: LiteralMatcher
}

function compile(list: readonly Entry[]): Compiled {
  return {
    entries: list,
    matcher: compileLiterals(
      list.map((entry) => entry.word),
      { caseFold: true, spaces: true },
    ),
  }
}

/** Two automata: texts in Latin letters, the most of all, never pay for the large alphabet of the others. */
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
    if (binds(text.charCodeAt(hit.start)) && isBoundAt(text, hit.start)) continue
    if (!entry.open && binds(text.charCodeAt(hit.end - 1)) && binds(text.charCodeAt(hit.end))) continue
    if (entry.head && !beginsClause(text, hit.start)) continue
    into.push({ concept: entry.concept, start: hit.start, end: hit.end, order: entry.order })
  }
}

/** Every word of the lexicons in a text, by end. Linear. */
export function conceptHits(text: string, nonAscii: boolean): ConceptHit[] {
  const hits: ConceptHit[] = []
  const { latin, other } = matchers()
  collect(text, latin, hits)
  if (!nonAscii) return hits
  const before = hits.length
  collect(text, other, hits)
  return hits.length > before ? hits.sort((a, b) => a.end - b.end) : hits
}
