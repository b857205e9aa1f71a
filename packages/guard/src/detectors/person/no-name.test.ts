import { expect, test } from 'vitest'
import { unitsOf } from '../../text/units.js'
import { scanPersons } from './index.js'
import { behindNoName } from './no-name.js'

const passed = (text: string) => behindNoName(text, unitsOf(text), 0)

test.each([
  ['The ship is late', 3],
  ["It's late", 2],
  ["I'm here", 3],
  ['Cargo keeps', 5],
  ['A box', 1],
])('%s begins with no name', (text, end) => {
  expect(passed(text)).toBe(end)
  expect(scanPersons(text)).toEqual([])
})

test.each(['Anna', 'Mr Okafor', 'Kowalska came', 'Xqly Vanbrugh', 'Jean-Pierre', "O'Brien", 'J. Nakamura', 'Ольга', 'Zbor van Dorn'])(
  '%s has to be read as a name may be',
  (text) => {
    expect(passed(text)).toBe(-1)
  },
)

test('what stands around an unknown word may make it a name', () => {
  const text = 'My name is Zbork'
  expect(behindNoName(text, unitsOf(text), text.indexOf('Zbork'))).toBe(-1)
  expect(scanPersons(text).map(({ start }) => start)).toEqual([11])
})
