import { HEADS, type Packed } from '../src/detectors/injection/model/packed.js'
import type { Linear } from './logistic.js'

/** Weights beyond this share of all are cut to the largest that is kept: a few outliers would cost all others their precision. */
const CUT = 0.0005

function stepOf(weights: Float32Array): number {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  return (sizes[Math.floor(sizes.length * (1 - CUT))] ?? 1) / 127
}

/** Packs heads that share their features (`idOf`, rising) into what is shipped. */
export function pack(heads: readonly Linear[], idOf: Int32Array, knots: Packed['knots']): Packed {
  if (heads.length !== HEADS.length) throw new RangeError('one model for each head')
  const step = heads.map(({ weights }) => stepOf(weights))
  const bytes: number[] = []
  let before = -1
  for (let i = 0; i < idOf.length; i++) {
    for (let delta = idOf[i]! - before; ; delta >>>= 7) {
      bytes.push(delta > 127 ? (delta & 127) | 128 : delta)
      if (delta <= 127) break
    }
    before = idOf[i]!
    for (const [head, { weights }] of heads.entries()) {
      bytes.push(Math.max(-127, Math.min(127, Math.round(weights[i]! / step[head]!))) & 255)
    }
  }
  while (bytes.length % 3 !== 0) bytes.push(0)
  const short = (value: number) => Number(value.toPrecision(6))
  return { bias: heads.map(({ bias }) => short(bias)), step: step.map(short), knots, features: Buffer.from(bytes).toString('base64') }
}
