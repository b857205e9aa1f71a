import type { Observation } from '../scan/format.js'
import type { Measured } from './measure-tensor.js'
import { notFinite, payload, wildLayer } from './rules.js'
import type { WeightTensor } from './weight-tensor.js'

/** Kinds of NaN that arithmetic makes: two signs, a few payloads of libraries. */
const KINDS_OF_ARITHMETIC = 8
/** Layers smaller than this are norms and biases, whose sizes differ by nature. */
const LAYER = 4096
const LAYERS = 8
const WILD = 8
/** Decades that a layer must be away, however alike the others are. */
const DECADES = 2

const short = (name: string): string => (name.length <= 120 ? name : `${name.slice(0, 119)}…`)
const evidence = ({ offset }: WeightTensor, text: string): Observation['evidence'] => [{ kind: 'weights', text, offset }]

/** What a file's tensors show, each by itself and beside the others. */
export function judgeWeights(measured: readonly Measured[]): Observation[] {
  return [...measured.flatMap((one) => [...notNumbers(one), ...carries(one)]), ...wild(measured)]
}

function notNumbers({ tensor, nan, infinite, nanKinds }: Measured): Observation[] {
  if (nan + infinite === 0) return []
  const carrying = nanKinds > KINDS_OF_ARITHMETIC
  const message = `“${short(tensor.name)}” has ${nan} NaN and ${infinite} infinite of ${tensor.elements} weights`
  return [
    {
      rule: carrying ? payload.id : notFinite.id,
      verdict: carrying ? 'suspicious' : 'unknown',
      message: carrying ? `${message}; the NaN are of many kinds, as data would be` : message,
      location: { tensor: short(tensor.name), what: 'not finite' },
      evidence: evidence(tensor, message),
    },
  ]
}

const WORDS = {
  filled: 'the other low bits are zero, so the weights were rounded and then changed',
  stretch: 'the rest of the tensor was rounded to half precision, this stretch was not',
  exponents: 'neighbouring exponents are equally frequent, which no weights show',
} as const

function carries({ tensor, carried, odd }: Measured): Observation[] {
  const at = (what: string, message: string, text: string): Observation => ({
    rule: payload.id,
    verdict: 'suspicious',
    message,
    location: { tensor: short(tensor.name), what },
    evidence: evidence(tensor, text),
  })
  const found: Observation[] = []
  if (carried) {
    const where = `the lowest ${carried.depth} bits of “${short(tensor.name)}”, from weight ${Math.floor(carried.element)} on`
    found.push(at(carried.what, `${where}, are ${carried.what}`, carried.sample))
  }
  if (odd) {
    const message = `about ${odd.weights} weights of “${short(tensor.name)}” hold something in their lowest ${odd.depth} bits: ${WORDS[odd.kind]}`
    found.push(at(odd.kind, message, message))
  }
  return found
}

/** Layers whose size lies far from that of all others: median and median deviation of the logarithm, which a few wild ones do not move. */
function wild(measured: readonly Measured[]): Observation[] {
  const layers = measured
    .filter(({ tensor, rms }) => tensor.elements >= LAYER && rms > 0)
    .map((one) => ({ one, size: Math.log10(one.rms) }))
  if (layers.length < LAYERS) return []
  const middle = median(layers.map(({ size }) => size))
  const spread = 1.4826 * median(layers.map(({ size }) => Math.abs(size - middle)))
  return layers.flatMap(({ one: { tensor, rms }, size }) => {
    const away = Math.abs(size - middle)
    const z = spread > 0 ? away / spread : Number.POSITIVE_INFINITY
    if (away < DECADES || z < WILD) return []
    const message = `the weights of “${short(tensor.name)}” are ${size > middle ? 'larger' : 'smaller'} than those of other layers by 10^${away.toFixed(1)} (rms ${rms.toPrecision(3)}, z ${Number.isFinite(z) ? z.toFixed(0) : 'beyond measure'})`
    return [
      {
        rule: wildLayer.id,
        verdict: 'unknown' as const,
        message,
        location: { tensor: short(tensor.name), what: 'size' },
        evidence: evidence(tensor, message),
      },
    ]
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
