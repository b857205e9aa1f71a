import { cs } from '#redteam/strategies/lexicon/cs'
import { da } from '#redteam/strategies/lexicon/da'
import { de } from '#redteam/strategies/lexicon/de'
import { en } from '#redteam/strategies/lexicon/en'
import { es } from '#redteam/strategies/lexicon/es'
import { fi } from '#redteam/strategies/lexicon/fi'
import { fr } from '#redteam/strategies/lexicon/fr'
import { hu } from '#redteam/strategies/lexicon/hu'
import { it } from '#redteam/strategies/lexicon/it'
import { ja } from '#redteam/strategies/lexicon/ja'
import { ko } from '#redteam/strategies/lexicon/ko'
import type { Lexicon } from '#redteam/strategies/lexicon/lexicon'
import { nl } from '#redteam/strategies/lexicon/nl'
import { no } from '#redteam/strategies/lexicon/no'
import { pl } from '#redteam/strategies/lexicon/pl'
import { pt } from '#redteam/strategies/lexicon/pt'
import { ro } from '#redteam/strategies/lexicon/ro'
import { ru } from '#redteam/strategies/lexicon/ru'
import { sv } from '#redteam/strategies/lexicon/sv'
import { tr } from '#redteam/strategies/lexicon/tr'
import { uk } from '#redteam/strategies/lexicon/uk'
import { zh } from '#redteam/strategies/lexicon/zh'

/** Every language of the payload grammar. The one explicit list. */
export const lexicons: readonly Lexicon[] = [en, de, es, fr, pt, it, nl, pl, tr, sv, cs, ja, da, no, fi, hu, ro, ru, uk, zh, ko]

const byId = new Map(lexicons.map((lexicon) => [lexicon.id, lexicon]))

/** The lexicon of a language; English where there is none. */
export function lexiconOf(id: string): Lexicon {
  return byId.get(id) ?? en
}
