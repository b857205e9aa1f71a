import { COARSE, FINE, HEADS, type Packed } from '../src/detectors/injection/model/packed.js'
import type { Linear } from './logistic.js'

/** Weights beyond this share of all are cut to the largest that is kept: a few outliers would cost all others their precision. */
const CUT = 0.0005

function stepOf(weights: Float32Array, most: number): number {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  return (sizes[Math.floor(sizes.length * (1 - CUT))] ?? 1) / most
}

/** Packs heads that share their features (`idOf`, rising) into what is shipped. */
export function pack(heads: readonly Linear[], idOf: Int32Array, knots: Packed['knots']): Packed {
  if (heads.length !== HEADS.length) throw new RangeError('one model for each head')
  const step = heads.map(({ weights }, head) => stepOf(weights, mostOf(head)))
  const level = (head: number, i: number) => {
    const most = mostOf(head)
    return Math.max(-most, Math.min(most, Math.round(heads[head]!.weights[i]! / step[head]!)))
  }
  const bytes: number[] = []
  let before = -1
  for (let i = 0; i < idOf.length; i++) {
    for (let delta = idOf[i]! - before; ; delta >>>= 7) {
      bytes.push(delta > 127 ? (delta & 127) | 128 : delta)
      if (delta <= 127) break
    }
    before = idOf[i]!
    for (const head of FINE) bytes.push(level(head, i) & 255)
    for (const [low, high] of COARSE) bytes.push((level(low, i) & 15) | ((level(high, i) & 15) << 4))
  }
  while (bytes.length % 3 !== 0) bytes.push(0)
  const short = (value: number) => Number(value.toPrecision(6))
  return { bias: heads.map(({ bias }) => short(bias)), step: step.map(short), knots, features: Buffer.from(bytes).toString('base64') }
}

/** The largest level of a head: of a whole byte, or of half of one. */
function mostOf(head: number): number {
  return FINE.includes(head) ? 127 : 7
}
