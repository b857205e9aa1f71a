/**
 * Phrases by language (ISO 639-1), parted by `|`. In a phrase `*` is any ending (or beginning) of a word, `~` a gap of a few words, a space any
 * white space, or the sign that parts the pieces of a Persian word.
 */
export type Phrases = Readonly<Record<string, string>>

/** Scripts whose words are not set apart by spaces, or that glue particles on: there a phrase is looked for anywhere. */
export const GLUED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/u

/** The pattern of one phrase, to be tried at the place where its first word stands. Gaps are bounded, so that the cost stays linear. */
export function pattern(phrase: string): RegExp {
  let known = patterns.get(phrase)
  if (!known) {
    known = new RegExp(fragment(phrase) + (!GLUED.test(phrase) && /[\p{L}\p{N}]$/u.test(phrase) ? END : ''), 'iuy')
    patterns.set(phrase, known)
  }
  return known
}

/** A phrase is made into a pattern once, in whatever set of languages it stands. As many as the lists have phrases. */
const patterns = new Map<string, RegExp>()

/** The phrases of some languages as the text of a pattern that is tried at one place only. Longer phrases come first. */
export function source(phrases: Phrases, languages: readonly string[]): string {
  const all = [...new Set(languages.flatMap((language) => phrases[language]?.split('|') ?? []))]
  const parts = all.map((phrase) => fragment(phrase) + (!GLUED.test(phrase) && /[\p{L}\p{N}]$/u.test(phrase) ? END : ''))
  return parts.length === 0 ? '(?!)' : `(?:${parts.sort((a, b) => b.length - a.length).join('|')})`
}

const END = '(?![\\p{L}\\p{N}_])'

function fragment(phrase: string): string {
  const gap = GLUED.test(phrase) ? '[^.!?。！？\\n]{0,16}?' : '[^.!?\\n]{1,60}?'
  return phrase
    .replace(/[.+?^$()[\]{}\\]/g, '\\$&')
    .replaceAll('*', '[\\p{L}\\p{M}]{0,24}')
    .replace(/ ?~ ?/g, gap)
    .replaceAll(' ', '[\\s\\u200c]+')
    .replaceAll("'", "['’]")
}
