import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { safetensors } from './safetensors.js'

const made = (header: unknown, data = 0): Uint8Array => {
  const json = typeof header === 'string' ? header : JSON.stringify(header)
  return pack({ u64: new TextEncoder().encode(json).length }, json, new Uint8Array(data))
}
const f32 = (shape: number[], begin: number, end: number) => ({ dtype: 'F32', shape, data_offsets: [begin, end] })
const look = (content: Uint8Array, name = 'model.safetensors') => observed(safetensors, content, { name })

describe('a valid file is safe', () => {
  test.each<[string, Uint8Array]>([
    ['none', made({})],
    ['one tensor', made({ a: f32([2, 2], 0, 16) }, 16)],
    ['tensors in another order than their data', made({ b: f32([1], 4, 8), a: f32([1], 0, 4) }, 8)],
    ['a scalar', made({ a: f32([], 0, 4) }, 4)],
    ['an empty tensor', made({ a: f32([0, 4], 0, 0), b: f32([1], 0, 4) }, 4)],
    ['padding after the header', made(`${JSON.stringify({ a: f32([1], 0, 4) })}      `, 4)],
    ['4-bit weights', made({ a: { dtype: 'F4', shape: [6], data_offsets: [0, 3] } }, 3)],
    [
      'metadata of trainers',
      made(
        {
          __metadata__: {
            format: 'pt',
            'modelspec.description': 'Call model.eval() first. <p>Made with <b>care</b></p>; do not use os.system or eval().',
            ss_network_args: '{"conv_dim": 4}',
          },
          a: f32([1], 0, 4),
        },
        4,
      ),
    ],
  ])('%s', async (_what, content) => {
    expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  })
  test('and is known without its name, and told apart from other content', () => {
    const content = made({ a: f32([1], 0, 4) }, 4)
    expect(safetensors.detect({ size: content.length, read: (o, n) => content.subarray(o, o + n) }, 'x')).toBe('yes')
    const other = pack('{"a": {"b": 1}}')
    expect(safetensors.detect({ size: other.length, read: (o, n) => other.subarray(o, o + n) }, 'x.json')).toBe('no')
  })
})

describe('what breaks the format is found', () => {
  test.each<[string, Uint8Array, string]>([
    ['a length over 2^63', pack({ u64: 2n ** 63n }, '{}'), 'safetensors.header'],
    ['a length over the limit', pack({ u64: 100_000_001 }, '{}'), 'safetensors.header'],
    ['a length beyond the file', pack({ u64: 64 }, '{"a":1}'), 'safetensors.header'],
    ['broken JSON', made('{"a": }'), 'safetensors.header'],
    ['text after the JSON', made('{} {"b":1}'), 'safetensors.header'],
    ['a blank before the JSON', made(' {}'), 'safetensors.header'],
    ['a key twice', made(`{"a":${JSON.stringify(f32([1], 0, 4))},"a":${JSON.stringify(f32([1], 4, 8))}}`, 8), 'safetensors.duplicate-key'],
    ['a shape twice', made('{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}', 4), 'safetensors.duplicate-key'],
    ['an unknown dtype', made({ a: { dtype: 'OBJECT', shape: [1], data_offsets: [0, 4] } }, 4), 'safetensors.header'],
    ['a dtype of the prototype', made({ a: { dtype: 'constructor', shape: [1], data_offsets: [0, 4] } }, 4), 'safetensors.header'],
    ['a negative offset', made('{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}', 4), 'safetensors.header'],
    ['a fraction as dimension', made('{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}', 4), 'safetensors.header'],
    [
      'a dimension beyond 64 bits',
      made('{"a":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,4]}}', 4),
      'safetensors.header',
    ],
    ['an overflowing shape', made({ a: f32([2 ** 40, 2 ** 40], 0, 64) }, 64), 'safetensors.layout'],
    ['an overlap', made({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), 'safetensors.layout'],
    ['a hole', made({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), 'safetensors.layout'],
    ['a hole at the start', made({ a: f32([1], 4, 8) }, 8), 'safetensors.layout'],
    ['data outside the file', made({ a: f32([800], 0, 3200) }, 64), 'safetensors.layout'],
    ['an end before the beginning', made({ a: f32([1], 4, 0) }, 4), 'safetensors.layout'],
    ['a size that is not the shape’s', made({ a: f32([3], 0, 16) }, 16), 'safetensors.layout'],
    ['half a byte', made({ a: { dtype: 'F4', shape: [3], data_offsets: [0, 2] } }, 2), 'safetensors.layout'],
    ['metadata that is no text', made({ __metadata__: { a: 1 } }), 'safetensors.header'],
    ['script in metadata', made({ __metadata__: { a: '<img src=x onerror=alert(1)>' } }), 'metadata.code'],
    ['a command in metadata', made({ __metadata__: { a: "import os\nos.system('id')" } }), 'metadata.code'],
    ['an encoded program in metadata', made({ __metadata__: { a: 'exec(base64.b64decode("aWQ="))' } }), 'metadata.code'],
  ])('%s', async (_what, content, rule) => {
    const seen = await look(content)
    expect(seen.verdict).toBe('suspicious')
    expect(seen.rules).toContain(rule)
    expect(seen.observations.every((one) => one.evidence.length > 0)).toBe(true)
  })
  test('a tail is found and examined as content of its own', async () => {
    const seen = await look(made({ a: f32([1], 0, 4) }, 40))
    expect(seen.rules).toEqual(['safetensors.layout'])
    expect(seen.members).toEqual(['data-after-the-tensors'])
    expect(seen.contents[0]!.size).toBe(36)
  })
})

test('any change to a file is taken without an error', async () => {
  const good = made({ __metadata__: { format: 'pt' }, a: f32([2, 2], 0, 16), b: f32([1], 16, 20) }, 20)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(good.length),
      async (changes, cut) => {
        const content = good.slice(0, Math.max(10, good.length - (cut % 7)))
        for (const [at, byte] of changes) if (at < content.length) content[at] = byte
        const seen = await look(content)
        expect(seen.work).toBeLessThan(1_000_000)
      },
    ),
    { numRuns: 400 },
  )
})
