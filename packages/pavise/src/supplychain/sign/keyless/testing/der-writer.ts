/** DER (X.690), as far as certificates need it. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts)
  if (value.length < 0x80) return Buffer.concat([Buffer.of(tag, value.length), value])
  const size = value.length < 0x100 ? Buffer.of(value.length) : Buffer.of(value.length >> 8, value.length & 0xff)
  return Buffer.concat([Buffer.of(tag, 0x80 | size.length), size, value])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
export const octets = (...parts: readonly Uint8Array[]): Buffer => der(0x04, ...parts)
export const bits = (bytes: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.of(unused), bytes)
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
export const truth = der(0x01, Buffer.of(0xff))

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const out = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) out.unshift((left & 0x7f) | 0x80)
    return out
  })
  return der(0x06, Buffer.from(bytes))
}

/** `YYMMDDHHMMSSZ` (RFC 5280 4.1.2.5.1). */
export const utcTime = (time: Date): Buffer =>
  der(
    0x17,
    Buffer.from(
      `${time
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2, 14)}Z`,
    ),
  )

export const extension = (id: string, value: Uint8Array, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [truth] : []), octets(value))
