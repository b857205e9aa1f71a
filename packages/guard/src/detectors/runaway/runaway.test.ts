import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runaway, scanRunaway } from './index.js'

const PROSE = 'We looked at the budget, the plan for next year and the list of open questions; nobody had anything to add. '

describe('runaway output', () => {
  test.each([
    ['a sentence', 'I am sorry, I cannot help with that. ', 20],
    ['a word', 'company company ', 60],
    ['one sign', 'a', 2000],
    ['a paragraph', PROSE.repeat(2), 10],
  ])('%s over and over', (_, unit, times) => {
    const text = `Here it comes: ${unit.repeat(times)}`
    const [found] = scanRunaway(text)
    expect(found).toBeDefined()
    expect(found!.start).toBeLessThan(15 + unit.length + 32)
    expect(found!.end).toBeGreaterThan(text.length - unit.length - 1)
  })
  test.each([
    ['prose', PROSE + PROSE.toUpperCase()],
    ['a table', Array.from({ length: 40 }, (_, i) => `| row ${i} | ${i * 37} | ${(i * 7919) % 1000} |`).join('\n')],
    ['a ruler', `${'-'.repeat(200)}\nTitle\n${'='.repeat(200)}`],
    ['a list', Array.from({ length: 30 }, (_, i) => `${i + 1}. Step number ${i + 1} of the plan`).join('\n')],
    ['said three times', PROSE.repeat(3)],
  ])('%s is none', (_, text) => expect(scanRunaway(text)).toEqual([]))
  test('options are checked, and hostile text is taken', () => {
    expect(runaway.check?.({ least: 3 })).toHaveLength(1)
    expect(runaway.check?.({ least: 100 })).toEqual([])
    const text = fc.array(fc.constantFrom('ab', 'aab', 'a', ' ', 'abc'), { maxLength: 2_000 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (each) => scanRunaway(each).every(({ start, end }) => start >= 0 && start < end && end <= each.length)),
      { numRuns: 60 },
    )
  })
})
