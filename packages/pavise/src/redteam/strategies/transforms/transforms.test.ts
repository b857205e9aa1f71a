import { codecs } from '@pavise/guard/text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chain } from '#redteam/strategies/chain'
import { transforms } from '#redteam/strategies/transforms/index'

const words = fc
  .array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 7 })
  .map((list) => list.filter(Boolean).join(' '))
  .filter((text) => text !== '')
const any = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => text.isWellFormed())

describe('transforms', () => {
  it('are sixty and more together with the codecs, each with an id of its own', () => {
    const ids = [...transforms, ...codecs].map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(60)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(transforms.map((transform) => [transform.id, transform] as const))('%s gives back what it took', (_, transform) => {
    fc.assert(
      fc.property(transform.reversible === true ? any : words, (text) => {
        const encoded = transform.encode(text)
        expect(transform.decode(encoded)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it.each(transforms.map((transform) => [transform.id, transform] as const))(
    '%s changes a text, and never throws on another',
    (_, transform) => {
      expect(transform.encode('read item 42 to me\nplease')).not.toBe('read item 42 to me\nplease')
      fc.assert(
        fc.property(any, (text) => {
          transform.decode(text)
          return transform.encode(text) !== undefined
        }),
        { numRuns: 40 },
      )
    },
  )

  it('make chains that are undone step by step', () => {
    const exact = [...transforms, ...codecs].filter(({ reversible }) => reversible === true).map(({ id }) => id)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...exact), { minLength: 1, maxLength: 4 }),
        fc.stringMatching(/^[a-z0-9 .]{1,30}$/),
        (ids, text) => {
          const made = chain(ids)
          expect(made.decode(made.encode(text))).toBe(text)
        },
      ),
      { numRuns: 120 },
    )
  })
})
