import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePattern } from './compile.js'
import { findsWhatRe2Does, followsPieces, readsTheRest } from './testing/pattern-properties.js'

const BOUND = 60_000

test(
  'finds what RE2 matches where it stands, with anchors and word borders, and no other unit',
  () => fc.assert(findsWhatRe2Does, { numRuns: 80, seed: 1 }),
  BOUND,
)
test('reads the rest of a text as what follows the part before it', () => fc.assert(readsTheRest, { numRuns: 80, seed: 2 }), BOUND)
test('follows a text that comes in pieces', () => fc.assert(followsPieces, { numRuns: 400, seed: 3 }), BOUND)

test.each([
  ['^a', 'aa\na', [[0, 1]]],
  [
    '(?m)^a',
    'aa\na',
    [
      [0, 1],
      [3, 4],
    ],
  ],
  ['a$', 'a\naa', [[3, 4]]],
  [
    '(?m:a$)',
    'a\naa',
    [
      [0, 1],
      [3, 4],
    ],
  ],
  [
    '\\Aa|a\\z',
    'aaa',
    [
      [0, 1],
      [2, 3],
    ],
  ],
  [
    '\\bcat\\b',
    'cat concat cats cat.',
    [
      [0, 3],
      [16, 19],
    ],
  ],
  ['\\Bcat', 'cat concat', [[7, 10]]],
  ['\\bé', 'aé é', [[1, 2]]],
  ['a\\b\\B', 'a a', []],
  [
    '(?:^|\\s)x(?:$|\\s)',
    'x ax x',
    [
      [0, 2],
      [4, 6],
    ],
  ],
])('%s in %j', (source, text, runs) =>
  expect(
    compilePattern(source)
      .scan(text)
      .map(({ start, end }) => [start, end]),
  ).toEqual(runs),
)

test('a stretch that is longer than a block is read as a short one', () => {
  const long = 'ab'.repeat(7_000)
  for (const [source, start, end] of [
    ['\\b(?:ab)+\\b', 1, 14_001],
    ['[ab]*a[ab]{11}c', 1, 14_002],
    ['^.(?:ab)+c', 0, 14_002],
  ] as const)
    expect(compilePattern(source).scan(` ${long}${source.endsWith('c') ? 'c' : ''} `)).toEqual([{ start, end }])
})

test('an open match that never ends is read once, not again with every piece', () => {
  const follower = compilePattern('<<[^>]*>>|[ab]{1,300}c').follow()
  const text = `ab <<${'ab'.repeat(100_000)}`
  for (let seen = 16; seen < text.length; seen += 16) expect(follower.live(text.slice(0, seen))).toBe(3)
  expect(follower.live(`${text}>> .`)).toBe(text.length + 4)
})
