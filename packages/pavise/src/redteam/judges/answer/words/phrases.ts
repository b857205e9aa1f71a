/**
 * Phrases by language (ISO 639-1), parted by `|`. In a phrase `*` is any ending (or beginning) of a word, `~` a gap of a few words, a space any
 * white space.
 */
export type Phrases = Readonly<Record<string, string>>

/** Scripts whose words are not set apart by spaces, or that glue particles on: there a phrase is looked for anywhere. */
const GLUED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Devanagari}]/u

/** The phrases of some languages as the text of a pattern (flags `iu`). Gaps are bounded, so that the cost stays linear. Longer phrases come first. */
export function source(phrases: Phrases, languages: readonly string[]): string {
  const all = languages.flatMap((language) => phrases[language]?.split('|') ?? [])
  const glued = all.filter((phrase) => GLUED.test(phrase)).map(fragment)
  const words = all.filter((phrase) => !GLUED.test(phrase)).map((phrase) => fragment(phrase) + (/[\p{L}\p{N}]$/u.test(phrase) ? END : ''))
  const parts = [words.length > 0 ? `${START}(?:${longestFirst(words)})` : '', glued.length > 0 ? `(?:${longestFirst(glued)})` : '']
  const text = parts.filter(Boolean).join('|')
  return text === '' ? '(?!)' : `(?:${text})`
}

const START = '(?<![\\p{L}\\p{N}_])'
const END = '(?![\\p{L}\\p{N}_])'

function longestFirst(parts: string[]): string {
  return [...new Set(parts)].sort((a, b) => b.length - a.length).join('|')
}

function fragment(phrase: string): string {
  const gap = GLUED.test(phrase) ? '[^.!?。！？\\n]{0,16}?' : '[^.!?\\n]{1,40}?'
  return phrase
    .replace(/[.+?^$()[\]{}\\]/g, '\\$&')
    .replaceAll('*', '[\\p{L}\\p{M}]{0,24}')
    .replace(/ ?~ ?/g, gap)
    .replaceAll(' ', '\\s+')
    .replaceAll("'", "['’]")
}
