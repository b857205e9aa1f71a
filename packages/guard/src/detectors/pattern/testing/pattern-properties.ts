import fc from 'fast-check'
import { type CompiledPattern, compilePattern } from '../compile.js'
import { PatternFault } from '../node.js'
import { characters, coverage, matchesOf, patterns, refusedByRe2, takesNothing } from './generated-patterns.js'

function same(found: unknown, expected: unknown, of: string): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${of}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`)
}

/** Compiles what RE2 takes; `null` where it is refused because it reads nothing, which RE2 does not mind, or because it is large. */
function compiled(source: string): CompiledPattern | null {
  fc.pre(refusedByRe2(source) === null)
  try {
    return compilePattern(source)
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error
    fc.pre(!error.message.includes('more than 512'))
    if (!error.message.includes('empty text') || !takesNothing(source)) throw error
    return null
  }
}

/** What is found is what RE2 matches where it stands, and no other unit; what RE2 takes is compiled, or refused because it reads nothing. */
export const findsWhatRe2Does = fc.property(patterns, characters, (source, text) => {
  const whole = text.join('')
  const pattern = compiled(source)
  if (pattern) same(coverage(pattern.scan(whole), whole.length), coverage(matchesOf(source, text), whole.length), 'found')
})

/** The rest of a text is read as what follows the part before it. */
export const readsTheRest = fc.property(patterns, characters, fc.nat(7), (source, text, at) => {
  const pattern = compiled(source)
  if (!pattern) return
  const cut = text.slice(0, at).join('').length
  const whole = text.join('')
  const behind = matchesOf(source, text).filter(({ start }) => start >= cut)
  const found = pattern.scan(whole.slice(cut), whole.slice(0, cut)).map(({ start, end }) => ({ start: start + cut, end: end + cut }))
  same(coverage(found, whole.length), coverage(behind, whole.length), 'found')
})

/** A text that comes in pieces is live from where the whole says, and what lies before that stays as it is. */
export const followsPieces = fc.property(
  patterns,
  characters,
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
  (source, text, sizes) => {
    const pattern = compiled(source)
    if (!pattern) return
    const whole = `${text.join('')}${text.join('')}`
    const last = coverage(pattern.scan(whole), whole.length)
    const follower = pattern.follow()
    for (let seen = 0, k = 0; seen < whole.length; k++) {
      seen = Math.min(whole.length, seen + sizes[k % sizes.length]!)
      const part = whole.slice(0, seen)
      const live = follower.live(part)
      const runs = pattern.scan(part)
      same(coverage(runs, seen).slice(0, live), last.slice(0, live), `before ${live} of ${seen}`)
      const over = runs.filter(({ start, end }) => start < live && end > live)
      same(Math.min(live, ...over.map(({ start }) => start)), pattern.live(part), `live at ${seen}`)
    }
  },
)
