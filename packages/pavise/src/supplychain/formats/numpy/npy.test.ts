import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { npy } from './npy.js'
import { pythonLiteral } from './python-literal.js'

const file = (header: string, body: Uint8Array, version = 1): Buffer => {
  const text = Buffer.from(`${header}\n`, 'latin1')
  const length =
    version === 1 ? Buffer.from([text.length & 255, text.length >> 8]) : Buffer.from([text.length & 255, text.length >> 8, 0, 0])
  return Buffer.concat([Buffer.from('\x93NUMPY', 'latin1'), Buffer.from([version, 0]), length, text, body])
}
const header = (descr: string, shape: string): string => `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`

describe('an array file', () => {
  test.each([
    ["'<f4'", '(2,)', 8],
    ["'|S5'", '(1, 2)', 10],
    ["'<U3'", '()', 12],
    ["[('a', '<i4'), ('b', '<f8', (2,))]", '(3,)', 60],
  ])('of %s and shape %s is safe', async (descr, shape, bytes) => {
    for (const version of [1, 2, 3]) {
      const seen = await observed(npy, file(header(descr, shape), new Uint8Array(bytes), version))
      expect(seen).toMatchObject({ detected: 'yes', verdict: 'safe', members: [], inconclusive: [] })
    }
  })
  test.each(["'|O'", "[('a', '<i4'), ('b', 'O')]"])('of objects %s is a pickle behind a header', async (descr) => {
    const seen = await observed(npy, file(header(descr, '(1,)'), Buffer.from('N.')))
    expect(seen.members).toHaveLength(1)
    expect(Buffer.from(seen.contents[0]!.read(0, 9)).toString()).toBe('N.')
  })
  test('with more behind it is read on', async () => {
    const one = file(header("'<i2'", '(2,)'), new Uint8Array(4))
    expect(await observed(npy, Buffer.concat([one, one]))).toMatchObject({ verdict: 'safe', members: [] })
    expect((await observed(npy, Buffer.concat([one, Buffer.from('cos\nsystem\n.')]))).members).toEqual([`rest@${one.length}`])
  })
  test('whose header is an expression is suspicious, and its body is looked at', async () => {
    const seen = await observed(npy, file("__import__('os').system('x')", Buffer.from('N.')))
    expect(seen).toMatchObject({ verdict: 'suspicious', rules: ['numpy.header'] })
    expect(seen.members).toHaveLength(1)
  })
  test('that is cut off is inconclusive', async () => {
    expect((await observed(npy, file(header("'<f8'", '(4,)'), new Uint8Array(31)))).verdict).toBe('inconclusive')
    expect((await observed(npy, file(header("'<f8'", '(4,)'), new Uint8Array(0)).subarray(0, 30))).verdict).toBe('inconclusive')
  })
  test('of hostile bytes never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), fc.uint8Array({ maxLength: 50 }), async (text, body) => {
        await observed(npy, file(text, body))
      }),
    )
  })
})

describe('a Python literal', () => {
  test('is read without being evaluated', () => {
    expect(pythonLiteral("{'a': (1, 2.5), \"b\": [True, None, ('x')]}")).toEqual(
      new Map<unknown, unknown>([
        ['a', [1, 2.5]],
        ['b', [true, null, 'x']],
      ]),
    )
    for (const text of ['1+1', 'f()', '{1:', '(1 2)', `${'['.repeat(1000)}`]) expect(pythonLiteral(text)).toBeUndefined()
  })
})
