import type { TensorUse } from '#supplychain/formats/pickle/sightings'

const BYTES: Readonly<Record<string, number>> = {
  Double: 8,
  Long: 8,
  ComplexFloat: 8,
  ComplexDouble: 16,
  Float: 4,
  Int: 4,
  QInt32: 4,
  Half: 2,
  BFloat16: 2,
  Short: 2,
  Char: 1,
  Byte: 1,
  Bool: 1,
  QInt8: 1,
  QUInt8: 1,
  Untyped: 1,
}

/** Bytes of one element of a storage type by its name; undefined where it is not known. */
export const elementBytes = (storage: string): number | undefined => BYTES[storage.replace(/Storage$/, '')]

/**
 * What is wrong with where a tensor lies in its storage: it begins before it, or its last element is behind the end that the pickle states or
 * that the file has. Reading such a tensor reads or writes memory that is not its own (CVE-2026-24747). Undefined where it fits.
 */
export function tensorFault(tensor: TensorUse, storedBytes: number | undefined): string | undefined {
  const { offset, size, stride, storage } = tensor
  if (offset < 0 || size.some((each) => each < 0) || stride.some((each) => each < 0) || storage.elements < 0)
    return 'has a negative place or size'
  if (size.length !== stride.length) return 'has sizes and strides that do not match'
  const width = elementBytes(storage.type)
  if (storedBytes !== undefined && width !== undefined && storage.elements * width > storedBytes)
    return `has a storage of ${storage.elements} elements, for which the file holds ${storedBytes} bytes`
  if (size.some((each) => each === 0)) return undefined
  const last = size.reduce((sum, each, i) => sum + (each - 1) * stride[i]!, offset)
  return last >= storage.elements && storage.elements > 0 ? `reaches element ${last} of a storage of ${storage.elements}` : undefined
}

/** Elements of a tensor. */
export const elementsOf = ({ size }: TensorUse): number => size.reduce((product, each) => product * each, 1)
