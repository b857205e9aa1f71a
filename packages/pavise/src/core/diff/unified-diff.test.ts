import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineEdits } from './line-edits.js'
import { unifiedDiff } from './unified-diff.js'

const names = { before: 'a', after: 'b' }
const line = fc.constantFrom('a', 'b', 'c', 'd', '', 'a: 1')

test('changes stand with three lines around them, and near ones are one hunk', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`)
  const after = before.map((text, i) => (i === 1 || i === 6 || i === 17 ? `${text}!` : text))
  expect(unifiedDiff(`${before.join('\n')}\n`, `${after.join('\n')}\n`, names).split('\n')).toEqual([
    '--- a',
    '+++ b',
    '@@ -1,10 +1,10 @@',
    ' line 1',
    '-line 2',
    '+line 2!',
    ...[' line 3', ' line 4', ' line 5', ' line 6'],
    '-line 7',
    '+line 7!',
    ...[' line 8', ' line 9', ' line 10'],
    '@@ -15,6 +15,6 @@',
    ...[' line 15', ' line 16', ' line 17'],
    '-line 18',
    '+line 18!',
    ...[' line 19', ' line 20'],
    '',
  ])
})

test('a text from nothing, and a missing end of line', () => {
  expect(unifiedDiff('', 'x', names)).toBe('--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n')
  expect(unifiedDiff('x\n', 'x\n', names)).toBe('')
})

test('the edits lead from the one list to the other', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.array(line, { maxLength: 40 }), (before, after) => {
      const edits = lineEdits(before, after)
      expect(edits.filter((edit) => edit.kind !== 'add').map((edit) => edit.line)).toEqual(before)
      expect(edits.filter((edit) => edit.kind !== 'remove').map((edit) => edit.line)).toEqual(after)
    }),
  )
})

test('no shorter way is missed', () => {
  const longestCommon = (a: readonly string[], b: readonly string[]): number => {
    const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++)
        rows[i]![j] = a[i - 1] === b[j - 1] ? rows[i - 1]![j - 1]! + 1 : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!)
    return rows[a.length]![b.length]!
  }
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), fc.array(line, { maxLength: 25 }), (before, after) => {
      expect(lineEdits(before, after).filter((edit) => edit.kind === 'keep')).toHaveLength(longestCommon(before, after))
    }),
  )
})

test('texts that have nothing in common cost no square', () => {
  const before = Array.from({ length: 30_000 }, (_, i) => `a${i}`)
  const after = Array.from({ length: 30_000 }, (_, i) => `b${i}`)
  expect(lineEdits(before, after)).toHaveLength(60_000)
})
