import { describe, expect, it } from 'vitest'
import { bundlesAt, bundlesOf } from '#redteam/probes/bundles'
import { families } from '#redteam/probes/families/index'
import { bundleId, partsOf, seedOf, seeds } from '#redteam/probes/seed'
import { spellingValues } from '#redteam/probes/spellings'

describe('bundles of hand-written attacks', () => {
  it('hold each attack of a family once, and are known again by their id alone', () => {
    for (const family of families) {
      const bundles = bundlesOf(family)
      const parts = bundles.flatMap(({ id }) => partsOf(id))
      expect(new Set(parts).size, family.id).toBe(parts.length)
      expect(parts.length, family.id).toBe(family.bare ? 0 : seeds.filter((seed) => seed.family === family).length)
      for (const bundle of bundles) {
        expect(seedOf(bundle.id)).toEqual(bundle)
        for (const part of partsOf(bundle.id)) expect(bundle.text).toContain(seedOf(part)!.text)
      }
    }
  })

  it('are not made of what is none', () => {
    for (const id of ['tenant.cross/0+999', 'no.family/0+1', 'tenant.cross/0+', 'tenant.cross/0+x']) expect(seedOf(id)).toBeUndefined()
    expect(partsOf('tenant.cross/3')).toEqual(['tenant.cross/3'])
    expect(bundleId([seedOf('tenant.cross/0')!, seedOf('tenant.cross/2')!])).toBe('tenant.cross/0+2')
  })

  it('come in English to every door that their families fit', () => {
    const door = { channel: 'mail', goals: families.map(({ goals }) => goals[0]!) } as const
    const fitting = bundlesAt(door)
    expect(new Set(fitting.map(({ family }) => family.id)).size).toBe(fitting.length)
    for (const { family, language } of fitting) {
      expect(family.channels).toContain('mail')
      expect(language).toBe('en')
    }
    expect(bundlesAt({ channel: 'mail', goals: [] })).toEqual([])
  })
})

describe('spellings of a record', () => {
  it('never hold the id as it is written, and hold all its digits', () => {
    const { spelled, digits, lowered, spaced, backwards } = spellingValues('ACC-9469')
    for (const form of [spelled!, digits!, lowered!, spaced!, backwards!]) expect(form).not.toContain('ACC-9469')
    expect([digits, lowered, spaced, backwards]).toEqual(['9469', 'acc9469', 'A C C 9 4 6 9', '9 6 4 9 C C A'])
    expect(spelled).toContain('%2D9469')
    expect(spelled).toContain('\uff19\uff14\uff16\uff19')
  })

  it('are made of anything', () => {
    expect(spellingValues('')['digits']).toBe('')
    expect(spellingValues('4711')['lowered']).toBe('4711')
    expect(spellingValues('Köln')['digits']).toBe('Köln')
  })
})
