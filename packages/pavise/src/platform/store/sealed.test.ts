import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordSeal } from './sealed.js'

const seal = new RecordSeal(Buffer.alloc(32, 7))

describe('a sealed record', () => {
  test('opens as what it was, for whose it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, owner) => {
        expect(seal.open(owner, seal.seal(owner, value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 100 },
    )
  })
  test('opens for nobody else: not as another record, with another key, under another master key, or changed by a bit', () => {
    const record = seal.seal('attempt/1', { text: 'words' })
    const other = seal.seal('attempt/1', { text: 'words' })
    expect(record.sealed.equals(other.sealed)).toBe(false)
    expect(() => seal.open('attempt/2', record)).toThrow()
    expect(() => seal.open('attempt/1', { ...record, wrapped: other.wrapped })).toThrow()
    expect(() => seal.open('attempt/1', { ...record, key: other.key })).toThrow()
    expect(() => new RecordSeal(Buffer.alloc(32, 8)).open('attempt/1', record)).toThrow()
    for (const part of ['sealed', 'wrapped'] as const) {
      for (let at = 0; at < record[part].length; at++) {
        const changed = Buffer.from(record[part])
        changed[at]! ^= 1
        expect(() => seal.open('attempt/1', { ...record, [part]: changed })).toThrow()
      }
    }
  })
  test('stands for a person by a digest that nobody makes without the master key', () => {
    expect(seal.digest('subject', 'ana')).toEqual(seal.digest('subject', 'ana'))
    expect(seal.digest('subject', 'ana')).not.toEqual(seal.digest('session', 'ana'))
    expect(seal.digest('subject', 'ana')).not.toEqual(new RecordSeal(randomBytes(32)).digest('subject', 'ana'))
  })
})
