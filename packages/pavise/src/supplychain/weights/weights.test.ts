import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { observed } from '../formats/testing/observed.js'
import { asSafetensors, dice, embed, madeWeights, type Rounding, SHAPES } from './testing/made-weights.js'
import type { WeightType } from './weight-tensor.js'
import { weights } from './weights.js'

const ELEMENTS = 32_768
const one = (bytes: Buffer, type: WeightType = 'F32') => observed(weights, asSafetensors([{ name: 'layer', type, bytes }]))
const noise = (length: number): Buffer => {
  const random = dice(7)
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}
const TEXT = Buffer.from(
  'import socket, subprocess\n# connects back and takes orders, whatever they are, until somebody notices\n'.repeat(8),
)

describe('ordinary weights', () => {
  const cases = Object.keys(SHAPES).flatMap((shape) =>
    (['F32', 'F16', 'BF16'] as const).flatMap((type) =>
      (type === 'F32' ? (['none', 'half', 'bfloat'] as const) : (['none'] as const)).map((rounding) => ({ shape, type, rounding })),
    ),
  )
  test.each(cases)('$shape, $type, rounded: $rounding, show nothing', async ({ shape, type, rounding }) => {
    expect((await one(madeWeights(shape, ELEMENTS, 3, type, rounding), type)).observations).toEqual([])
  })
})

describe('content in low bits is seen', () => {
  test.each<[string, Buffer, WeightType, number, Rounding, RegExp]>([
    ['a text in the lowest byte', TEXT, 'F32', 8, 'none', /lowest 8 bits of “layer”, from weight \d+ on, are text/],
    ['a text in two bytes', TEXT, 'F32', 16, 'none', /lowest (8|16) bits/],
    ['a text in single bits', TEXT, 'F32', 1, 'none', /lowest 1 bits .* are text/],
    ['a text in pairs of bits of half precision', TEXT, 'F16', 2, 'none', /lowest 2 bits .* are text/],
    ['gzip in the lowest byte of half precision', gzipSync(noise(2000)), 'F16', 8, 'none', /are gzip/],
    ['gzip in nibbles', gzipSync(noise(2000)), 'BF16', 4, 'none', /lowest 4 bits .* are gzip/],
    ['noise in four bits of rounded weights', noise(4000), 'F32', 4, 'half', /lowest 4 bits: the other low bits are zero/],
    ['noise in two bytes of a part of rounded weights', noise(9000), 'F32', 16, 'half', /this stretch was not/],
    ['noise in all but the exponent', noise(ELEMENTS * 3), 'F32', 24, 'none', /neighbouring exponents are equally frequent/],
    ['noise in the low byte of bfloat16', noise(ELEMENTS), 'BF16', 8, 'none', /neighbouring exponents/],
  ])('%s', async (_what, content, type, depth, rounding, words) => {
    const seen = await one(
      embed(
        madeWeights('normal', ELEMENTS, 5, type, rounding),
        type,
        content,
        depth,
        depth === 24 || content.length === ELEMENTS ? 0 : 640,
      ),
      type,
    )
    expect(seen.verdict).toBe('suspicious')
    expect(seen.observations.map(({ message }) => message).join('\n')).toMatch(words)
  })
  test('noise in the lowest byte of whole weights cannot be told from them, and nothing is said', async () => {
    expect((await one(embed(madeWeights('normal', ELEMENTS, 5), 'F32', noise(ELEMENTS), 8))).observations).toEqual([])
  })
})

test('NaN and infinity are listed; NaN of many kinds carry something', async () => {
  const bytes = madeWeights('normal', 4096, 1)
  bytes.writeUInt32LE(0x7fc00000, 40)
  bytes.writeUInt32LE(0x7f800000, 44)
  expect((await one(bytes)).observations).toMatchObject([
    { rule: 'weights.not-finite', verdict: 'unknown', message: expect.stringContaining('1 NaN and 1 infinite') },
  ])
  for (let at = 0; at < 40; at++) bytes.writeUInt32LE(0x7fc00000 + at * 77, 400 + at * 4)
  expect((await one(bytes)).observations).toMatchObject([{ rule: 'weights.payload', verdict: 'suspicious' }])
})

test('a layer out of all proportion is listed among its like', async () => {
  const layers = Array.from({ length: 12 }, (_, at) => ({
    name: `layer.${at}`,
    type: 'F32' as const,
    bytes: madeWeights(at % 2 ? 'normal' : 'laplace', 8192, at),
  }))
  expect((await observed(weights, asSafetensors(layers))).observations).toEqual([])
  const wild = layers[5]!.bytes
  for (let at = 0; at < wild.length; at += 4) wild.writeFloatLE(wild.readFloatLE(at) * 1e5, at)
  expect((await observed(weights, asSafetensors(layers))).observations).toMatchObject([
    { rule: 'weights.wild-layer', location: { tensor: 'layer.5' } },
  ])
})

test('numpy arrays are read too', async () => {
  const head = "{'descr': '<f4', 'fortran_order': False, 'shape': (4096,), }".padEnd(117, ' ')
  const npy = Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    Buffer.of(118, 0),
    Buffer.from(`${head}\n`),
    embed(madeWeights('normal', 4096, 1), 'F32', TEXT, 8),
  ])
  expect((await observed(weights, npy)).rules).toEqual(['weights.payload'])
})

test('damaged headers end in nothing', async () => {
  const file = asSafetensors([{ name: 'a', type: 'F32', bytes: madeWeights('normal', 64, 1) }])
  for (const cut of [9, 20, 60, file.length - 5]) expect((await observed(weights, file.subarray(0, cut))).verdict).toBe('safe')
})
