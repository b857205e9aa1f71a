import { TITLES } from './lexicon/cues.js'
import { FAMILY, FAMILY_ENDINGS } from './lexicon/family.js'
import { GIVEN_EAST } from './lexicon/given-east.js'
import { GIVEN_WEST } from './lexicon/given-west.js'
import { GIVEN_WORDS } from './lexicon/given-words.js'
import { ORDINARY } from './lexicon/ordinary.js'
import { CYRILLIC_ENDINGS, CYRILLIC_GIVEN, GREEK_ENDINGS, GREEK_GIVEN } from './lexicon/other-letters.js'

/**
 * What a word is in a name: a given name, one that is an everyday word too, a family name, a single letter, an ordinary word that ends a
 * name, or one that nobody knows.
 */
export type WordClass = 'given' | 'either' | 'family' | 'initial' | 'ordinary' | 'unknown'

const setOf = (...lists: readonly string[]) => new Set(lists.flatMap((list) => list.split(' ')))
/** The class of each word of the lists; the list that is named first holds. */
export const LISTED: ReadonlyMap<string, WordClass> = new Map(
  (
    [
      [FAMILY, 'family'],
      [[GIVEN_WEST, GIVEN_EAST, CYRILLIC_GIVEN, GREEK_GIVEN].join(' '), 'given'],
      [ORDINARY, 'ordinary'],
      [GIVEN_WORDS, 'either'],
    ] as const
  ).flatMap(([list, is]) => list.split(' ').map((word) => [word, is] as const)),
)
const ordinary = setOf(ORDINARY)
export const TITLE_WORDS: ReadonlySet<string> = setOf(TITLES)

/** Words that stand inside names in small letters. */
export const PARTICLES = setOf('de da do dos das del della di du van von der den ter ten la le bin ibn al el ben af av zu y e san')

const PARTICLE_LETTERS = new Set(Array.from(PARTICLES, (word) => word.charCodeAt(0)))

/** Whether a particle may begin with a unit. */
export function mayBeParticle(c: number): boolean {
  return c > 127 || PARTICLE_LETTERS.has(c)
}

export const isTitle = (word: string): boolean => TITLE_WORDS.has(word)

const LEAST_ENDING = 5

function hasFamilyEnding(word: string): boolean {
  return FAMILY_ENDINGS.test(word) || (word.charCodeAt(word.length - 1) > 127 && (CYRILLIC_ENDINGS.test(word) || GREEK_ENDINGS.test(word)))
}

export function classOf(word: string): WordClass {
  if (word.length === 1) return 'initial'
  const known = LISTED.get(word)
  if (known !== undefined) return known
  const quote = word.indexOf("'")
  if (quote > 1 && ordinary.has(word.slice(0, quote))) return 'ordinary'
  const hyphen = word.indexOf('-')
  if (hyphen > 0) {
    const first = classOf(word.slice(0, hyphen))
    if (first === 'given' || first === 'family') return first
  }
  if (word.length >= LEAST_ENDING && hasFamilyEnding(word)) return 'family'
  return 'unknown'
}

/** Words of companies, streets and places that make what stands before them no person. */
const THINGS = setOf(
  'inc ltd llc corp corporation company co group holdings plc gmbh ag sa srl spa bv ab oy street st road rd avenue ave boulevard blvd lane drive court place square park way bridge river lake mount mountain island bay beach valley hills forest creek county university college school institute hospital clinic center centre church library hotel restaurant airport station theater stadium bank foundation society club award prize act law effect theorem orchestra band industries systems technologies solutions services partners associates strasse platz weg allee rue via viale calle avenida plaza',
)
export const isThing = (word: string): boolean => THINGS.has(word)
