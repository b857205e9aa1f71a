import { pack } from './little-endian.js'

export function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return Uint8Array.from(bytes)
}

/** A message of fields in their order: numbers as varints, texts, bytes and messages with their lengths. */
export const message = (...fields: readonly (readonly [number, number | bigint | string | Uint8Array])[]): Uint8Array =>
  pack(
    ...fields.map(([number, value]) => {
      if (typeof value === 'number' || typeof value === 'bigint') return pack(varint(number * 8), varint(value))
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
      return pack(varint(number * 8 + 2), varint(bytes.length), bytes)
    }),
  )
