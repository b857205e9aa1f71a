import { expect, test } from 'vitest'
import { foldUnit } from '../../text/fold.js'
import { survey } from '../../text/survey.js'
import { lexicons } from './lexicon/index.js'
import { orders } from './lexicon/orders/index.js'

test('every word that is not written in Latin letters has a unit by which the survey tells such texts', () => {
  const lists = [...Object.values(lexicons), ...Object.values(orders)].flatMap((lexicon) => Object.values(lexicon))
  const words = lists.flatMap((list) => list.split('|')).map((word) => word.replaceAll('¦', '|'))
  const other = words.filter((word) => Array.from(word).some((c) => foldUnit(c.charCodeAt(0)) >= 128))
  expect(other.length).toBeGreaterThan(100)
  expect(other.filter((word) => !survey(word).foreign)).toEqual([])
})
