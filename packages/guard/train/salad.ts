import { Random, seedOf } from './random.js'
import type { Row } from './row.js'

/** What optimisers of suffixes put between fragments of words. */
const GLUE = [
  '',
  '',
  ' ',
  ' ',
  ' ',
  ' ',
  '.',
  '](',
  ' {',
  '}',
  '"',
  '\\',
  '!--',
  ';)',
  '::',
  '**',
  ' [',
  '](',
  "'",
  '#',
  '/',
  '=',
  '|',
  '~',
  ' (',
  '\n',
  '!?',
  '`',
]

function fragment(word: string, random: Random): string {
  const draw = random.next()
  if (draw < 0.25 && word.length > 4) return word.slice(random.below(3))
  if (draw < 0.45 && word.length > 4) return word.slice(0, 2 + random.below(word.length - 2))
  if (draw < 0.6) return word[0]!.toUpperCase() + word.slice(1)
  return draw < 0.66 ? word.toUpperCase() : word
}

/** A row of fragments as search over tokens leaves them: no sentence, words cut and glued by signs. */
function salad(words: readonly string[], random: Random): string {
  let text = ''
  if (random.chance(0.12)) return `${random.pick(['! ', '[ ', '? ', '* ', '# ', 'x '])}`.repeat(10 + random.below(20))
  for (let i = 8 + random.below(22); i > 0; i--) text += fragment(random.pick(words), random) + random.pick(GLUE)
  return text
}

/** Wishes with a suffix that an optimiser might have found; the fragments are drawn from ordinary texts of all languages at hand. */
export function suffixed(rows: readonly Row[], count: number, seed: number): Row[] {
  const random = new Random(seedOf('salad', seed))
  const wishes = rows.filter(({ kind, text }) => kind === 'harmful_request' && text.length < 300)
  const talk = rows.filter(({ kind }) => kind === 'benign')
  if (wishes.length === 0 || talk.length === 0) return []
  const words = Array.from({ length: 4000 }, () => random.pick(random.pick(talk).text.split(/[^\p{L}]+/u))).filter(
    (word) => word.length > 1,
  )
  return Array.from({ length: count }, (_, i): Row => {
    const wish = random.pick(wishes)
    const tail = salad(words, random)
    const text = random.chance(0.85) ? `${wish.text} ${tail}` : `${tail}\n${wish.text}`
    return {
      text,
      kind: 'jailbreak',
      source: 'made:suffix',
      parts: ['made:suffix', ...wish.parts],
      lang: wish.lang,
      role: 'user',
      cluster: `suffix:${i}`,
    }
  })
}
