import { expect, test } from 'vitest'
import { codec } from './codecs/index.js'
import { viewBudget } from './view-budget.js'
import { views } from './views.js'

const LENGTH = 2 ** 17
const filled = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)

test.each([
  ['one letter', 'a'],
  ['combining marks', '\u0301'],
  ['half characters', '\ud83d'],
  ['invisible characters', '\u200b'],
  ['digits', '0123456789 '],
  ['open JSON', '{"a":['],
  ['frames of base85 that never end', '<~ab '],
  ['ROT47 without spaces', 'E96BF:4<'],
  ['bits', '01101000'],
  ['escapes', '\\u0041'],
  ['three encodings deep', `${['base64', 'hex', 'base64'].reduce((text, id) => codec(id)!.encode(text), 'a quiet harbor at nine')} `],
])('the views of a hundred thousand units of %s are within the budget', (_, piece) => {
  const read = views(filled(piece)).views
  const made = read.reduce((sum, view) => sum + (view.path.length > 0 ? view.text.length : 0), 0)
  expect(made).toBeLessThanOrEqual(viewBudget(LENGTH).output)
  expect(read[0]!.text.length).toBe(LENGTH)
})

test('of an encoded text that is longer than views may be both ends are read, and what lies between is said to be unread', () => {
  const prose = `begin of it all. ${'the boats come in at nine and leave at ten. '.repeat(4_000)} end of it all`
  const text = codec('base64')!.encode(prose)
  const output = 40_000
  const { views: read, complete } = views(text, { ...viewBudget(text.length), output })
  expect(complete).toBe(false)
  const [, view] = read
  expect(view!.text).toContain('begin of it all')
  expect(view!.text).toContain('end of it all')
  expect(view!.text.length).toBeLessThanOrEqual(output)
})
