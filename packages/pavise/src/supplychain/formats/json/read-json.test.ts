import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { field, integerOf, type JsonNode, pathText, textField, walkJson } from './json-node.js'
import { isFault, type JsonDocument, readJson } from './read-json.js'

const read = (text: string) => readJson(new TextEncoder().encode(text))
const plain = (node: JsonNode): unknown => {
  if (node.kind === 'object') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]))
  if (node.kind === 'array') return node.items.map(plain)
  if (node.kind === 'text') return node.text
  if (node.kind === 'number') return Number(node.digits)
  return node.word === 'null' ? null : node.word === 'true'
}

test('whatever JSON.stringify writes is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const document = read(JSON.stringify(value))
      expect(isFault(document)).toBe(false)
      const back = plain((document as JsonDocument).root)
      expect(JSON.stringify(back)).toBe(JSON.stringify(value))
    }),
    { numRuns: 500 },
  )
})

test('any text gives a document exactly where JSON.parse does', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0123456789eE+-. \n\\utrnfalse', 'é') }), (text) => {
      let expected = true
      try {
        JSON.parse(text)
      } catch {
        expected = false
      }
      const document = read(text)
      const whole = !isFault(document) && document.end === new TextEncoder().encode(text).length
      // Python's reader takes bare control characters in strings and two words besides; nothing else differs.
      if (expected) expect(whole).toBe(true)
      else if (whole) expect(text).toMatch(/NaN|Infinity|[\n]/)
    }),
    { numRuns: 2000 },
  )
})

describe('a document', () => {
  test('tells duplicates with their place, and of duplicates takes the last', () => {
    const document = read('{"a":1,"b":{"c":1,"c":2},"a":"é"}') as JsonDocument
    expect(document.duplicates).toEqual([
      { key: 'c', at: 18 },
      { key: 'a', at: 25 },
    ])
    expect(textField(document.root, 'a')).toBe('é')
    expect(integerOf(field(field(document.root, 'b'), 'c'))).toBe(2n)
  })
  test('loses no digit', () => {
    const document = read('[18446744073709551617, 1e400, NaN]') as JsonDocument
    expect(document.root.kind === 'array' && document.root.items.map((item) => (item.kind === 'number' ? item.digits : ''))).toEqual([
      '18446744073709551617',
      '1e400',
      'NaN',
    ])
  })
  test('is walked with the path to every value', () => {
    const document = read('{"layers":[{"name":"x"}]}') as JsonDocument
    expect([...walkJson(document.root)].map(({ path }) => pathText(path))).toEqual(['', 'layers', 'layers.0', 'layers.0.name'])
  })
  test('that breaks off gives what was there before', () => {
    const fault = read('{"a":{"b":[1,{"c":"x","d":')
    expect(isFault(fault) && fault.partial && plain(fault.partial.root)).toEqual({ a: { b: [1, { c: 'x' }] } })
  })
  test('is bounded in depth and values', () => {
    expect(read('['.repeat(100_000))).toMatchObject({ limit: true })
    expect(readJson(new TextEncoder().encode('[[],[],[]]'), { values: 3 })).toMatchObject({ limit: true })
  })
})
