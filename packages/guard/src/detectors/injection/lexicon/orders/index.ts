import type { Lexicon } from '../../concepts.js'
import { english } from './english.js'

/** Words of orders to an assistant, by ISO 639-1 code: read in texts from outside only. The one explicit list. */
export const orders: Readonly<Record<string, Lexicon>> = {
  en: english,
}
