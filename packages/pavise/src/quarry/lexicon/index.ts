import { agency } from '#quarry/lexicon/agency'
import { LANGUAGES, type Language, type Lexicon } from '#quarry/lexicon/concepts'
import { cs } from '#quarry/lexicon/cs'
import { de } from '#quarry/lexicon/de'
import { en } from '#quarry/lexicon/en'
import { es } from '#quarry/lexicon/es'
import { fr } from '#quarry/lexicon/fr'
import { international } from '#quarry/lexicon/international'
import { it } from '#quarry/lexicon/it'
import { ja } from '#quarry/lexicon/ja'
import { nl } from '#quarry/lexicon/nl'
import { pl } from '#quarry/lexicon/pl'
import { pt } from '#quarry/lexicon/pt'
import { sv } from '#quarry/lexicon/sv'
import { tr } from '#quarry/lexicon/tr'

const own: Readonly<Record<Language, Lexicon>> = { en, de, es, fr, pt, it, nl, pl, sv, tr, cs, ja }

function withBorrowed(language: Language): Lexicon {
  const merged: Record<string, string> = { ...own[language], ...agency[language] }
  for (const [concept, words] of Object.entries(international)) {
    merged[concept] = merged[concept] === undefined ? words : `${merged[concept]}|${words}`
  }
  return merged
}

/** The words of every language, borrowed ones included. */
export const lexicons = Object.fromEntries(LANGUAGES.map((language) => [language, withBorrowed(language)])) as Record<Language, Lexicon>
