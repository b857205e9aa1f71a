/** One element of DER (X.690), with the bytes of its value. */
export interface DerElement {
  readonly tag: number
  readonly value: Buffer
}

/** The elements that stand one after the other in `bytes`. Throws RangeError where lengths reach outside. */
export function derElements(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.readUInt8(at)
    let length = bytes.readUInt8(at + 1)
    at += 2
    if (length > 0x80) {
      const size = length & 0x7f
      if (size > 4) throw new RangeError('a length of DER is longer than any certificate')
      length = bytes.readUIntBE(at, size)
      at += size
    }
    if (at + length > bytes.length) throw new RangeError('an element of DER ends outside')
    elements.push({ tag, value: bytes.subarray(at, at + length) })
    at += length
  }
  return elements
}

/** Dotted form of an object identifier. */
export function derOid(value: Buffer): string {
  const numbers: number[] = []
  let current = 0
  for (const byte of value) {
    current = current * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(current)
    current = 0
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}
