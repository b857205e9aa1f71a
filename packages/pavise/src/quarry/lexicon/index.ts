import { LANGUAGES, type Language, type Lexicon } from '#quarry/lexicon/concepts'
import { de } from '#quarry/lexicon/de'
import { en } from '#quarry/lexicon/en'
import { es } from '#quarry/lexicon/es'
import { international } from '#quarry/lexicon/international'

const own: Readonly<Partial<Record<Language, Lexicon>>> = { en, de, es }

function withBorrowed(lexicon: Lexicon): Lexicon {
  const merged: Record<string, string> = { ...lexicon }
  for (const [concept, words] of Object.entries(international)) {
    merged[concept] = merged[concept] === undefined ? words : `${merged[concept]}|${words}`
  }
  return merged
}

/** The words of every language, borrowed ones included. */
export const lexicons = Object.fromEntries(LANGUAGES.map((language) => [language, withBorrowed(own[language] ?? {})])) as Record<
  Language,
  Lexicon
>
