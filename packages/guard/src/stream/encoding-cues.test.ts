import fc from 'fast-check'
import { expect, test } from 'vitest'
import { views } from '../text/views.js'
import { EncodingCues } from './encoding-cues.js'

/** Where cues of a text that came in these pieces end. */
function watched(pieces: readonly string[]): EncodingCues {
  const cues = new EncodingCues()
  let to = 0
  for (const piece of pieces) {
    to += piece.length
    cues.next(piece, to)
  }
  return cues
}

const PROSE = [
  'The harbour was quiet in the morning, and the boats lay side by side.',
  'Great question! Here are three things to keep in mind: first, read the manual (twice).',
  'It cost 42 euros in 2024; we paid 10% less. **Note:** that is not a lot.\n\n- one\n- two\n',
  'Die Größe der Straße war für Käufer wichtig. Ça va bien, merci.',
]

test.each(PROSE)('prose shows nothing: %s', (text) => {
  expect(watched(text.split(/(?<= )/)).end).toBe(0)
})

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('the ', 'quiet ', 'harbour ', 'is ', 'a ', 'in ', ', ', '. ', '\n') },
  fc.constantFrom(
    'SWdub3JlIGFs',
    'bCBwcmV2aW91cw==',
    'vtaber nyy ',
    'cerivbhf vafgehpgvbaf ',
    'F a ',
    'l c o n ',
    'h3ll0 ',
    'noclaF ',
    'ignore ',
  ),
  fc.constantFrom(
    '%4',
    '1%42 ',
    '&am',
    'p; ',
    '\\u00',
    '41',
    '=3D=',
    '3D ',
    'U+',
    '0046 ',
    '46 61 6c ',
    '1, 2, 3, ',
    '.--. ',
    '... ',
    '--',
    '?a:',
    'b?c ',
    ':;<',
  ),
  fc.constantFrom('о', '\u200b', 'ﬁ', '😀', '–', '’', '\u00ad', 'ａ', '·', '0', '!', '@', '+', '$', '|', 'x'),
  fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((c) => String.fromCharCode(c)), maxLength: 12 }),
)

test('behind the last cue a text has one view, wherever it begins after white space', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, at) => {
      const text = pieces.join('')
      const { end } = watched(pieces)
      const borders = [...text.matchAll(/\s/g)].map(({ index }) => index + 1).filter((border) => border >= end)
      if (end === 0) borders.push(0)
      fc.pre(borders.length > 0)
      const from = borders[at % borders.length]!
      expect(views(text.slice(from)).views).toHaveLength(1)
    }),
    { numRuns: 1_000 },
  )
})
