import { en } from '#redteam/strategies/lexicon/en'
import type { Lexicon } from '#redteam/strategies/lexicon/lexicon'

/** Every language of the payload grammar. The one explicit list. */
export const lexicons: readonly Lexicon[] = [en]

const byId = new Map(lexicons.map((lexicon) => [lexicon.id, lexicon]))

/** The lexicon of a language; English where there is none. */
export function lexiconOf(id: string): Lexicon {
  return byId.get(id) ?? en
}
