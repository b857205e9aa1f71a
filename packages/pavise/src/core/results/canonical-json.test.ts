import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#core/results/canonical-json'

describe('canonical JSON', () => {
  test('writes the examples of RFC 8785', () => {
    const sample = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const keys = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 }
    expect(
      Object.values(
        JSON.parse(
          `[${canonicalJson(keys)
            .replace(/"[^"]*":/g, '')
            .slice(1, -1)}]`,
        ),
      ),
    ).toEqual([2, 4, 6, 7, 1, 5, 3])
  })

  test('drops undefined fields, and has no way to say what JSON cannot', () => {
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}')
    expect(canonicalJson({})).toBe('{}')
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\ud800': 1 }, 1n, () => 0]) {
      expect(() => canonicalJson(wrong)).toThrow(TypeError)
    }
  })

  test('means what it was given, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text)
      }),
    )
  })
})
