const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
let table: Int32Array | undefined

/** The polynomial of ISO 3309 and ITU-T V.42, bit-reversed. */
function crcTable(): Int32Array {
  if (table) return table
  table = new Int32Array(256)
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    table[n] = c
  }
  return table
}

/** CRC-32 of ASCII text. */
export function crc32(text: string): number {
  const steps = crcTable()
  let c = -1
  for (let i = 0; i < text.length; i++) c = steps[(c ^ text.charCodeAt(i)) & 255]! ^ (c >>> 8)
  return (c ^ -1) >>> 0
}

export function base62(value: number, length: number): string {
  let out = ''
  for (let rest = value; out.length < length; rest = Math.floor(rest / 62)) out = BASE_62[rest % 62]! + out
  return out
}

/** GitHub and npm write the CRC-32 of the random part as the last six signs. */
export function hasCrc32(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1)
  return base62(crc32(body.slice(0, -6)), 6) === body.slice(-6)
}
