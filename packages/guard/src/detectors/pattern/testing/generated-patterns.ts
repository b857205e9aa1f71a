import fc from 'fast-check'
import { RE2JS } from 're2js'
import type { Run } from '../../../text/run.js'

const READS = [
  'a',
  'B',
  '7',
  '_',
  ' ',
  '\\n',
  'λ',
  '😀',
  '[^a]',
  '[a-z_]',
  '.',
  '(?s:.)',
  '\\w',
  '\\W',
  '\\s',
  '\\d',
  '\\p{Greek}',
  '(?i:b)',
  '\\141',
  '\\x{1f600}',
]
const HOLDS = ['^', '$', '\\b', '\\B', '\\A', '\\z', '(?m:^)', '(?m:$)', '(?m)^', '(?m)$', '(?-m)$']
const REPEATS = ['', '', '', '?', '*', '+', '*?', '{2}', '{0,2}', '{1,}']

const { pattern } = fc.letrec<{ pattern: string; branch: string; item: string }>((tie) => ({
  pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 2 }).map((branches) => branches.join('|')),
  branch: fc.array(tie('item'), { minLength: 1, maxLength: 4 }).map((items) => items.join('')),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(fc.constantFrom(...READS), fc.constantFrom(...REPEATS)).map((parts) => parts.join('')),
    fc.constantFrom(...HOLDS),
    fc.tuple(tie('pattern'), fc.constantFrom(...REPEATS)).map(([inside, repeat]) => `(${inside})${repeat}`),
  ),
}))

/** Patterns of all that RE2 has but flags for greed: sets, anchors, word borders, groups, repetitions. */
export const patterns = pattern

/** Texts in which words, lines and characters beyond 16 bits meet, as characters. */
export const characters = fc.array(fc.constantFrom('a', 'B', '7', '_', ' ', '\n', 'λ', '😀'), { maxLength: 7 })

/** Every stretch of a text that RE2 matches where it stands: `re2js` has to take the whole text, with the pattern in the middle. */
export function matchesOf(source: string, text: readonly string[]): Run[] {
  const found: Run[] = []
  const whole = text.join('')
  for (let i = 0, start = 0; i < text.length; start += text[i++]!.length) {
    for (let j = i + 1, end = start + text[i]!.length; j <= text.length; end += text[j++]?.length ?? 0) {
      const compiled = RE2JS.compile(`(?s:.{${i}})(?:${source})(?s:.{${text.length - j}})`)
      if (compiled.matches(whole)) found.push({ start, end })
    }
  }
  return found
}

/** For each unit whether one of the runs has it. */
export function coverage(runs: readonly Run[], length: number): boolean[] {
  const units: boolean[] = new Array(length).fill(false)
  for (const { start, end } of runs) units.fill(true, start, end)
  return units
}

/** Why RE2 does not take a pattern; `null` when it does. */
export function refusedByRe2(source: string): string | null {
  try {
    RE2JS.compile(source)
    return null
  } catch (error) {
    return String(error)
  }
}

/** Whether RE2 finds the empty text somewhere: such patterns are refused, since they say of no unit that it is found. */
export function takesNothing(source: string): boolean {
  const contexts = ['', 'a', ' ', '\n', 'aa', 'a ', ' a', '  ', 'a\n', '\na', '\n\n', ' \n', '\n ']
  return contexts.some((text) =>
    [...Array(text.length + 1).keys()].some((i) => RE2JS.compile(`(?s:.{${i}})(?:${source})(?s:.{${text.length - i}})`).matches(text)),
  )
}
