import { expect, test } from 'vitest'
import { placeWords } from './say'

test.each([
  ['A secret comes out', 'A secret comes out (guarded-value, by history)', 'guarded-value, by history'],
  ['A secret comes out', 'A key of the prompt was said', 'A key of the prompt was said'],
  ['A secret comes out', 'A secret comes out', 'history, secret_leak'],
])('%s: %s', (title, message, words) => {
  expect(placeWords({ title, message, location: { channel: 'history', effect: 'secret_leak' } })).toBe(words)
})
