import { packedLevel } from '../src/detectors/injection/model/gate.js'
import type { Gate } from './gate-learning.js'

const LEVELS = 31

function stepOf(weights: Float32Array): number {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  return Number((sizes[Math.floor(sizes.length * 0.999)]! / LEVELS).toPrecision(6))
}

const levelOf = (weight: number, step: number) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / step)))

/** A gate as it is shipped. */
export function packedGate({ weights, bias }: Gate): { step: number; bias: number[]; levels: string } {
  const step = stepOf(weights)
  return {
    step,
    bias: Array.from(bias, (value) => Number(value.toPrecision(6))),
    levels: Array.from(weights, (weight) => packedLevel(levelOf(weight, step))).join(''),
  }
}

/** A gate with its weights as coarse as they are shipped, and what one level is worth. */
export function roundedGate({ weights, bias }: Gate): Gate & { step: number } {
  const step = stepOf(weights)
  return { step, bias, weights: Float32Array.from(weights, (weight) => levelOf(weight, step) * step) }
}
