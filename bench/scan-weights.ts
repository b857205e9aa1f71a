import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { wilson } from '../packages/pavise/src/core/results/wilson.js'
import { bytesOf } from '../packages/pavise/src/supplychain/scan/bytes.js'
import { judgeWeights } from '../packages/pavise/src/supplychain/weights/judge-weights.js'
import { measureTensor } from '../packages/pavise/src/supplychain/weights/measure-tensor.js'
import { dice, embed, madeWeights, type Rounding, SHAPES } from '../packages/pavise/src/supplychain/weights/testing/made-weights.js'
import type { WeightType } from '../packages/pavise/src/supplychain/weights/weight-tensor.js'

/**
 * What `scan --weights` takes for content in low bits: how often it is wrong on made tensors of several shapes, types and roundings, and how much it finds of content
 * that was put in, by what it is and how deep it lies. The tensors are made and not downloaded; seeds are others than those of the tests.
 * `npm run bench -- scan-weights`
 */
export const name = 'scan-weights'

const ELEMENTS = 65_536
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4)
const FIRST_SEED = 90_000

interface Kind {
  readonly type: WeightType
  readonly rounding: Rounding
}
const KINDS: readonly Kind[] = [
  { type: 'F32', rounding: 'none' },
  { type: 'F32', rounding: 'half' },
  { type: 'F32', rounding: 'bfloat' },
  { type: 'F16', rounding: 'none' },
  { type: 'BF16', rounding: 'none' },
]

const flagged = (bytes: Buffer, type: WeightType): boolean => {
  const tensor = { name: 'layer', type, offset: 0, elements: ELEMENTS }
  return judgeWeights([measureTensor(bytesOf(bytes), tensor, () => undefined)]).some(({ verdict }) => verdict === 'suspicious')
}

function contents(seed: number): Readonly<Record<string, Buffer>> {
  const random = dice(seed)
  const noise = Buffer.from(Array.from({ length: 12_000 }, () => Math.floor(random() * 256)))
  const start = Math.floor(random() * 2000)
  const text = readFileSync(join(import.meta.dirname, '../LICENSE')).subarray(start, start + 6000)
  return {
    'encrypted or random': noise,
    'gzip of a text': gzipSync(text),
    'deflate without a header': deflateRawSync(text),
    text,
    program: readFileSync(process.execPath).subarray(0, 12_000),
  }
}

const rate = (hits: number, of: number): object => {
  const { low, high } = wilson(hits, of)
  return { hits, of, rate: Number((hits / of).toFixed(3)), from: Number(low.toFixed(3)), to: Number(high.toFixed(3)) }
}

export async function run(): Promise<object> {
  const clean: Record<string, object> = {}
  let wrong = 0
  let tensors = 0
  const before = process.cpuUsage()
  let bytes = 0
  for (const { type, rounding } of KINDS) {
    for (const shape of Object.keys(SHAPES)) {
      let hits = 0
      for (let round = 0; round < ROUNDS; round++) {
        const made = madeWeights(shape, ELEMENTS, FIRST_SEED + tensors + round, type, rounding)
        bytes += made.length
        if (flagged(made, type)) hits++
      }
      wrong += hits
      tensors += ROUNDS
      if (hits > 0) clean[`${shape}, ${type}, ${rounding}`] = rate(hits, ROUNDS)
    }
  }
  const { user, system } = process.cpuUsage(before)
  const found: Record<string, Record<string, object>> = {}
  const carried = Array.from({ length: ROUNDS }, (_, round) => contents(FIRST_SEED + 7 * round))
  for (const { type, rounding } of KINDS) {
    const made = carried.map((_, round) =>
      madeWeights(Object.keys(SHAPES)[(3 * round) % 8]!, ELEMENTS, FIRST_SEED + 7 * round, type, rounding),
    )
    for (const depth of type === 'F32' ? [1, 2, 4, 8, 16, 24] : [1, 2, 4, 8]) {
      const row: Record<string, object> = {}
      for (const what of Object.keys(carried[0]!)) {
        let hits = 0
        for (let round = 0; round < ROUNDS; round++)
          if (flagged(embed(made[round]!, type, carried[round]![what]!, depth, 512 * round), type)) hits++
        row[what] = rate(hits, ROUNDS)
      }
      found[`${type}, rounded: ${rounding}, ${depth} bits`] = row
    }
  }
  return {
    tensors,
    weightsEach: ELEMENTS,
    falsePositives: rate(wrong, tensors),
    ...(wrong > 0 ? { falsePositivesBySource: clean } : {}),
    megabytesPerCpuSecondWithMaking: Number((bytes / ((user + system) / 1e6) / 1e6).toFixed(1)),
    found,
  }
}
