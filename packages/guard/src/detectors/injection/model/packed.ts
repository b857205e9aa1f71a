import { SPACE } from './feature-ids.js'

/** What the model tells apart. `attack` is any injection and gives the score; the next four say which kind; `harmful` is a detector of its own. */
export const HEADS = ['attack', 'direct', 'jailbreak', 'indirect', 'extraction', 'harmful'] as const
export type Head = (typeof HEADS)[number]

/** Heads that give scores have a byte a feature; those that only name the kind have half of one, in pairs (low bits, high bits). */
export const FINE: readonly number[] = [HEADS.indexOf('attack'), HEADS.indexOf('harmful')]
export const COARSE: readonly (readonly [low: number, high: number])[] = [
  [HEADS.indexOf('direct'), HEADS.indexOf('jailbreak')],
  [HEADS.indexOf('indirect'), HEADS.indexOf('extraction')],
]

/**
 * The trained model as it is shipped: `features` is base64 of, for each feature in order, the step from the one before (7 bits a byte), then the signed levels
 * of the heads, `FINE` ones first.
 */
export interface Packed {
  readonly bias: readonly number[]
  /** What one level is worth, by head. */
  readonly step: readonly number[]
  /** Logit and score of the attack head and of the harmful head, rising: between two of them the score is interpolated. */
  readonly knots: readonly (readonly (readonly [logit: number, score: number])[])[]
  readonly features: string
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Features by number: a bitmap says which have weights, and ranks where they lie. */
export interface Model {
  readonly bits: Uint32Array
  readonly ranks: Int32Array
  /** `HEADS.length` levels for each feature. */
  readonly weights: Int8Array
  readonly size: number
}

function bytesOf(base64: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i
  const bytes = new Uint8Array((base64.length >> 2) * 3)
  for (let i = 0, o = 0; i + 3 < base64.length; i += 4) {
    const word =
      (values[base64.charCodeAt(i)]! << 18) |
      (values[base64.charCodeAt(i + 1)]! << 12) |
      (values[base64.charCodeAt(i + 2)]! << 6) |
      values[base64.charCodeAt(i + 3)]!
    bytes[o++] = word >> 16
    bytes[o++] = word >> 8
    bytes[o++] = word
  }
  return bytes
}

/** Lays the shipped features out for look-up. Padding at the end reads as steps of zero and ends the list. */
export function unpack(features: string): Model {
  const bytes = bytesOf(features)
  const bits = new Uint32Array(SPACE >> 5)
  const weights = new Int8Array(bytes.length * 2)
  let size = 0
  let id = -1
  for (let at = 0; at < bytes.length; ) {
    let step = 0
    let shift = 0
    let byte: number
    do {
      byte = bytes[at++]!
      step |= (byte & 127) << shift
      shift += 7
    } while (byte > 127)
    if (step === 0) break
    id += step
    bits[id >>> 5]! |= 1 << (id & 31)
    const own = size++ * HEADS.length
    for (const head of FINE) weights[own + head] = bytes[at++]!
    for (const [low, high] of COARSE) {
      const both = bytes[at++]!
      weights[own + low] = (both << 28) >> 28
      weights[own + high] = (both << 24) >> 28
    }
  }
  const ranks = new Int32Array(bits.length)
  for (let i = 1; i < bits.length; i++) ranks[i] = ranks[i - 1]! + ones(bits[i - 1]!)
  return { bits, ranks, weights: weights.slice(0, size * HEADS.length), size }
}

/** The number of one bits. */
export function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
