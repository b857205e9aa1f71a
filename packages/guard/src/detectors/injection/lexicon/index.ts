import type { Lexicon } from '../concepts.js'
import { arabic, chinese, hindi, japanese, korean } from './asian.js'
import { polish, russian, turkish, vietnamese } from './eastern.js'
import { english } from './english.js'
import { dutch, french, german, italian, portuguese, spanish } from './western.js'

/** Every lexicon, by ISO 639-1 code. The one explicit list. */
export const lexicons: Readonly<Record<string, Lexicon>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  nl: dutch,
  pl: polish,
  tr: turkish,
  vi: vietnamese,
  ru: russian,
  zh: chinese,
  ja: japanese,
  ko: korean,
  ar: arabic,
  hi: hindi,
}
