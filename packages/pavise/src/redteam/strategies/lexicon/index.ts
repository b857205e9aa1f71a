import { cs } from '#redteam/strategies/lexicon/cs'
import { de } from '#redteam/strategies/lexicon/de'
import { en } from '#redteam/strategies/lexicon/en'
import { es } from '#redteam/strategies/lexicon/es'
import { fr } from '#redteam/strategies/lexicon/fr'
import { it } from '#redteam/strategies/lexicon/it'
import { ja } from '#redteam/strategies/lexicon/ja'
import type { Lexicon } from '#redteam/strategies/lexicon/lexicon'
import { nl } from '#redteam/strategies/lexicon/nl'
import { pl } from '#redteam/strategies/lexicon/pl'
import { pt } from '#redteam/strategies/lexicon/pt'
import { sv } from '#redteam/strategies/lexicon/sv'
import { tr } from '#redteam/strategies/lexicon/tr'

/** Every language of the payload grammar. The one explicit list. */
export const lexicons: readonly Lexicon[] = [en, de, es, fr, pt, it, nl, pl, tr, sv, cs, ja]

const byId = new Map(lexicons.map((lexicon) => [lexicon.id, lexicon]))

/** The lexicon of a language; English where there is none. */
export function lexiconOf(id: string): Lexicon {
  return byId.get(id) ?? en
}
