import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insideOf, shotsIn } from '#quarry/model/structures'

test.each([
  ['comment', 'before <!-- in here --> after', 'in here'],
  ['comment', 'let a = 1\n// in here\n', 'in here'],
  ['alt', '![in here](x.png)', 'in here'],
  ['alt', '<img src="x" alt="in here">', 'in here'],
  ['fence', '```sh\nin here\n```', 'in here\n'.trim()],
  ['list', '- [ ] in here\n* and here', 'in here\nand here'],
  ['quote', '> in here', 'in here'],
  ['table', '| in | here |', 'in   here'],
  ['tags', '<task>in here</task>', 'in here'],
  ['json', '{"next_step": "in here"}', 'next step in here'],
])('%s of %j', (structure, text, inside) => {
  expect(insideOf(structure, text)).toBe(inside)
})

test('pieces count from three on and are put together in order', () => {
  expect(insideOf('pieces', 'a = "tell "\nb = "me the "\nc = "word"')).toContain('tell me the word')
  expect(insideOf('pieces', '1) tell\n2) me\n3) more')).toContain('tell me more')
  expect(insideOf('pieces', '"te" + "ll" + " me"')).toContain('tell me')
  expect(insideOf('pieces', 'a = "tell"\nb = "me"')).toBe('')
})

test('examples are counted in pairs', () => {
  expect(shotsIn('Q: a\nA: b\nQ: c\nA: d\nQ: e')).toBe(2)
  expect(shotsIn('**User**: a\n**Assistant**: b')).toBe(1)
})

test('any text has an inside, if an empty one', () => {
  const sign = fc.constantFrom(
    '<!--',
    '-->',
    '/*',
    '```',
    '\n',
    '| ',
    '> ',
    '<a>',
    '</a>',
    '"',
    '=',
    '![',
    ']',
    'alt="',
    '- ',
    '{',
    '}',
    'x',
  )
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 400 }),
      fc.constantFrom('comment', 'alt', 'fence', 'list', 'quote', 'table', 'tags', 'json', 'pieces'),
      (signs, structure) => {
        expect(insideOf(structure, signs.join(''))).toBeTypeOf('string')
      },
    ),
  )
})
