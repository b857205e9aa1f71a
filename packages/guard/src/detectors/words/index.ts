import { compileLiterals, type LiteralMatcher } from '../../text/literal-matcher.js'
import { type Detect, type DetectorOptions, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'

const LETTER = /[\p{L}\p{N}]/u
/** Scripts that are written without spaces: a word may begin and end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

function wordsOf(options: DetectorOptions): string[] {
  return Array.isArray(options.words) ? options.words.filter((word): word is string => typeof word === 'string' && word.trim() !== '') : []
}

/** A hit counts as a word when neither neighbor goes on with it. */
function isWhole(text: string, start: number, end: number): boolean {
  const joins = (inside: string | undefined, outside: string | undefined) =>
    inside !== undefined && outside !== undefined && LETTER.test(inside) && LETTER.test(outside) && !UNSPACED.test(inside)
  return !joins(text[start], text[start - 1]) && !joins(text[end - 1], text[end])
}

function scan(matcher: LiteralMatcher, text: string): Found[] {
  const found: Found[] = []
  for (const { start, end } of matcher.scan(text)) {
    if (!isWhole(text, start, end)) continue
    const last = found.at(-1)
    if (last && start <= last.start) found.pop()
    else if (last && start < last.end) continue
    found.push({ kind: 'word', score: 1, start, end })
  }
  return found
}

export const words = defineDetector({
  id: 'words',
  title: 'Words of your own',
  summary: 'Finds listed words and phrases whatever their case, accents, look-alike letters, spacing or encoding.',
  reach: 'span',
  kinds: ['word'],
  option: 'words',
  check(options) {
    if (!Array.isArray(options.words) || options.words.length === 0) return ['`words` must be a list with at least one word']
    return options.words.flatMap((word, i) =>
      typeof word === 'string' && word.trim() !== '' ? [] : [`words[${i}] must be a text that is not empty`],
    )
  },
  create(options) {
    const matcher = compileLiterals(wordsOf(options), { caseFold: true })
    const detect: Detect = (text) => inViews('words', text, (view) => scan(matcher, view))
    detect.live = (text) => {
      const state = matcher.start()
      const hits = matcher.scan(text, state)
      const last = hits.at(-1)
      const prefix = text.length - matcher.livePrefix(state)
      return Math.min(prefix, liveToken(text), last && last.end === text.length ? last.start : text.length)
    }
    detect.watch = () => {
      const state = matcher.start()
      return (piece) => matcher.scan(piece, state).length > 0
    }
    return detect
  },
})
