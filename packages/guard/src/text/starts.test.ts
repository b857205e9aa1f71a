import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capitalStarts } from './capital-starts.js'
import { numberStarts } from './number-starts.js'
import { survey } from './survey.js'

const units = ['a', 'B', 'É', 'é', 'Ж', 'я', '7', '0', ' ', '-', '密', '\ud83d']
const text = fc.string({ unit: fc.constantFrom(...units), maxLength: 60 })

test('the survey knows the same numbers and capitals as scanners that look for themselves', () => {
  fc.assert(
    fc.property(text, text, (each, other) => {
      fc.pre(each !== other)
      const own = [[...capitalStarts(each)], [...numberStarts(each)]]
      const before = Array.from(each, (_, i) => i)
      expect(own[0]).toEqual(before.filter((i) => /\p{Lu}/u.test(each[i]!) && !/\p{L}/u.test((each[i - 1] ?? ' ').replace('密', ' '))))
      expect(own[1]).toEqual(before.filter((i) => /\d/.test(each[i]!) && !/\d/.test(each[i - 1] ?? ' ')))
      survey(other)
      survey(each)
      expect([[...capitalStarts(each)], [...numberStarts(each)]]).toEqual(own)
    }),
  )
})
