import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats } from './index.js'
import { pack } from './testing/little-endian.js'
import { observed } from './testing/observed.js'

/** How content of each kind begins: behind it, anything. */
const BEGINNINGS: readonly (readonly [string, Uint8Array])[] = [
  ['safetensors', pack({ u64: 20 }, '{"a":{"dtype":"F32"')],
  ['GGUF', pack('GGUF', { u32: 3 }, { u64: 1 }, { u64: 1 })],
  ['a template', pack('{% for message in messages %}{{ ')],
  ['ONNX', new Uint8Array([8, 8, 0x3a, 40, 0x0a, 12])],
  ['a TensorFlow model', new Uint8Array([8, 1, 0x12, 30, 0x12, 26, 0x0a, 12])],
  ['a Core ML model', new Uint8Array([8, 4, 0xa2, 0x1f, 20, 0x0a, 8])],
  ['HDF5', pack(new Uint8Array([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 8, 8, 0]))],
  ['TensorFlow Lite', pack({ u32: 16 }, 'TFL3')],
  ['a Keras configuration', pack('{"class_name":"Sequential","config":{"layers":[{')],
  ['a repository configuration', pack('{"model_type":"x","auto_map":{')],
  ['a skops schema', pack('{"__loader__":"ObjectNode","__class__":"x",')],
  ['a configuration with targets', pack('_target_: os.system\na: &a [')],
  ['XML', pack('<net name="x"><layers><layer ')],
  ['Python', pack('import os\nos.system(')],
  ['R', pack('X\n', new Uint8Array([0, 0, 0, 3, 0, 4, 3, 0, 0, 3, 5, 0, 0, 0, 0, 1, 0x41]))],
  ['Torch7', pack({ u32: 4 }, { u32: 1 }, { u32: 3 }, 'V 1')],
  ['UBJSON', pack('{i\u0007learner{')],
  ['nothing', new Uint8Array(0)],
]

describe('whatever follows is taken by every format without an error', () => {
  test.each(BEGINNINGS)('the beginning of %s', async (_what, beginning) => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 24 }),
      fc
        .constantFrom(
          '{',
          '}',
          '[',
          ']',
          '"',
          ':',
          ',',
          '../',
          '\u0000',
          '{{',
          '%}',
          '<!ENTITY a SYSTEM "b">',
          '__class__',
          '\n',
          ' ',
          '(',
          ')',
          '*a',
          '!!python/name:os.system',
        )
        .map((text) => pack(text)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (rest) => {
        const content = pack(beginning, ...rest)
        const seen = await observed(formats, content)
        expect(seen.work).toBeLessThan(10_000_000)
      }),
      { numRuns: 40 },
    )
  })
})
