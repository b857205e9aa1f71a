/** Floating-point numbers in a row, as they lie in a file: little-endian. */
export interface WeightTensor {
  readonly name: string
  readonly type: WeightType
  /** Of the first byte, in the content. */
  readonly offset: number
  readonly elements: number
}

export const WEIGHT_TYPES = ['F16', 'BF16', 'F32', 'F64'] as const
export type WeightType = (typeof WEIGHT_TYPES)[number]

export const WEIGHT_BYTES: Readonly<Record<WeightType, number>> = { F16: 2, BF16: 2, F32: 4, F64: 8 }
