import type { Lexicon } from '../../concepts.js'
import { arabic, chinese, hebrew, hindi, japanese, korean } from './asian.js'
import { greek, indonesian, russian, turkish, vietnamese } from './eastern.js'
import { english } from './english.js'
import { shared } from './many-languages.js'
import { czech, hungarian, polish, romanian, swedish } from './northern.js'
import { dutch, french, german, italian, portuguese, spanish } from './western.js'

/** Words of orders to an assistant, by ISO 639 code, `mul` for all: read in texts from outside only. The one explicit list. */
export const orders: Readonly<Record<string, Lexicon>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  nl: dutch,
  sv: swedish,
  pl: polish,
  cs: czech,
  ro: romanian,
  hu: hungarian,
  tr: turkish,
  vi: vietnamese,
  id: indonesian,
  ru: russian,
  el: greek,
  zh: chinese,
  ja: japanese,
  ko: korean,
  ar: arabic,
  he: hebrew,
  hi: hindi,
  mul: shared,
}
