import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { tflite } from './tflite.js'

type Value =
  | { readonly u32: number }
  | { readonly text: string }
  | { readonly tables: readonly Value2[] }
  | { readonly integers: readonly number[] }
type Value2 = Readonly<Record<number, Value>>

/** Writes tables front to back: each one's virtual table before it, what it refers to behind it. */
function flatbuffer(root: Value2): Uint8Array {
  let bytes: Uint8Array = pack({ u32: 0 }, 'TFL3')
  const grow = (more: Uint8Array): number => {
    const at = bytes.length
    bytes = pack(bytes, more, new Uint8Array((4 - (more.length % 4)) % 4))
    return at
  }
  const set = (at: number, value: number): void => new DataView(bytes.buffer).setUint32(at, value, true)
  const table = (fields: Value2): number => {
    const count = Math.max(-1, ...Object.keys(fields).map(Number)) + 1
    const virtual = grow(
      pack(
        { u16: 4 + count * 2 },
        { u16: 4 + count * 4 },
        ...Array.from({ length: count }, (_none, index) => ({ u16: fields[index] ? 4 + index * 4 : 0 })),
      ),
    )
    const at = grow(pack({ u32: 0 }, new Uint8Array(count * 4)))
    set(at, at - virtual)
    for (const [index, value] of Object.entries(fields)) {
      const place = at + 4 + Number(index) * 4
      if ('u32' in value) set(place, value.u32)
      else set(place, reference(value) - place)
    }
    return at
  }
  const reference = (value: Exclude<Value, { readonly u32: number }>): number => {
    if ('text' in value) return grow(pack({ u32: value.text.length }, value.text, { u8: 0 }))
    if ('integers' in value) return grow(pack({ u32: value.integers.length }, ...value.integers.map((u32) => ({ u32: u32 >>> 0 }))))
    const at = grow(pack({ u32: value.tables.length }, new Uint8Array(value.tables.length * 4)))
    value.tables.forEach((one, index) => {
      const place = at + 4 + index * 4
      set(place, table(one) - place)
    })
    return at
  }
  set(0, table(root))
  return bytes
}

const code = (custom?: string): Value2 => (custom === undefined ? { 3: { u32: 9 } } : { 1: { text: custom }, 3: { u32: 32 } })
const tensor = (shape: number[], buffer = 0): Value2 => ({ 0: { integers: shape }, 2: { u32: buffer }, 3: { text: 't' } })
const model = (
  codes: Value2[],
  tensors: Value2[] = [tensor([1, 4])],
  operators: Value2[] = [{ 0: { u32: 0 }, 1: { integers: [0] }, 2: { integers: [0] } }],
): Uint8Array =>
  flatbuffer({
    0: { u32: 3 },
    1: { tables: codes },
    2: { tables: [{ 0: { tables: tensors }, 1: { integers: [0] }, 2: { integers: [0] }, 3: { tables: operators } }] },
    3: { text: 'made' },
    4: { tables: [{}] },
  })
const look = (content: Uint8Array) => observed(tflite, content)

describe('a model', () => {
  test('of built-in operators is safe', async () => {
    expect(await look(model([code()], [tensor([1, -1, 4]), tensor([])]))).toMatchObject({
      detected: 'yes',
      verdict: 'safe',
      observations: [],
      facts: { version: 3 },
    })
  })
  test.each<[string, Uint8Array, string, string]>([
    ['with a custom operator', model([code('Acme')]), 'suspicious', 'tflite.custom-operator'],
    ['with a published custom operator', model([code('TFLite_Detection_PostProcess')]), 'unknown', 'tflite.custom-operator'],
    ['with an operator of TensorFlow', model([code('FlexErf')]), 'unknown', 'tflite.custom-operator'],
    ['that reads files', model([code('FlexReadFile')]), 'malicious', 'tensorflow.operator'],
    ['that calls Python', model([code('FlexEagerPyFunc')]), 'malicious', 'tensorflow.operator'],
    ['with a buffer that is not there', model([code()], [tensor([1], 77)]), 'suspicious', 'tflite.structure'],
    ['with a negative dimension', model([code()], [tensor([1, -9])]), 'suspicious', 'tflite.structure'],
    ['with a tensor without end', model([code()], [tensor([2 ** 30, 2 ** 30])]), 'suspicious', 'tflite.structure'],
    ['with an operator code that is not there', model([code()], [tensor([1])], [{ 0: { u32: 5 } }]), 'suspicious', 'tflite.structure'],
    [
      'with an input that is not there',
      model([code()], [tensor([1])], [{ 0: { u32: 0 }, 1: { integers: [9] } }]),
      'suspicious',
      'tflite.structure',
    ],
    ['that is cut', model([code()]).slice(0, 60), 'suspicious', 'tflite.structure'],
    ['whose root is elsewhere', pack({ u32: 0xffffff }, 'TFL3', new Uint8Array(40)), 'suspicious', 'tflite.structure'],
  ])('%s', async (_what, content, verdict, rule) => {
    const seen = await look(content)
    expect(seen.verdict).toBe(verdict)
    expect(seen.rules).toContain(rule)
  })
})

test('any change to a model is taken without an error', async () => {
  const good = model([code(), code('FlexErf')], [tensor([1, 4]), tensor([2])])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const content = good.slice()
      for (const [at, byte] of changes) content[at] = byte
      expect((await look(content)).work).toBeLessThan(1_000_000)
    }),
    { numRuns: 500 },
  )
})
