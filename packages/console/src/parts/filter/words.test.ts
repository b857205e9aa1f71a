import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completionsOf, partsOf, wordsOf } from './words'

const fields = [
  { field: 'state', title: 'State', operators: ['='], values: ['open', 'fixed'] },
  { field: 'severity', title: 'Severity', operators: ['=', '>='], values: ['high', 'critical'] },
]

test('a line is cut at its spaces but not inside quotes', () => {
  expect(wordsOf('state:open  "two words" name:"a b",c plain')).toEqual(['state:open', '"two words"', 'name:"a b",c', 'plain'])
})
test('an unclosed quotation mark keeps the rest together', () => {
  expect(wordsOf('"two wor')).toEqual(['"two wor'])
})
test('cutting and joining again loses nothing but spaces', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (line) => {
      const again = wordsOf(wordsOf(line).join(' '))
      expect(again).toEqual(wordsOf(line))
    }),
  )
})
test('the start of a name is completed, then its values', () => {
  expect(completionsOf('st', fields).map((one) => one.text)).toEqual(['state:'])
  expect(completionsOf('-state:f', fields).map((one) => one.text)).toEqual(['-state:fixed'])
  expect(completionsOf('severity:', fields).map((one) => one.text)).toContain('severity:>=high')
})
test('what names no field is left as it is', () => {
  expect(completionsOf('nothing:x', fields)).toEqual([])
  expect(partsOf('-state:open')).toEqual({ field: '-state', value: 'open' })
  expect(partsOf('plain')).toEqual({ value: 'plain' })
})
