/** Joins bytes, texts (UTF-8) and numbers of a stated width into content of a made file. */
export type Piece =
  | Uint8Array
  | string
  | { readonly u8: number }
  | { readonly u16: number }
  | { readonly u32: number }
  | { readonly u64: number | bigint }

export function pack(...pieces: readonly Piece[]): Uint8Array {
  const parts = pieces.map(partOf)
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function partOf(piece: Piece): Uint8Array {
  if (typeof piece === 'string') return new TextEncoder().encode(piece)
  if (piece instanceof Uint8Array) return piece
  const bytes = new Uint8Array('u8' in piece ? 1 : 'u16' in piece ? 2 : 'u32' in piece ? 4 : 8)
  const view = new DataView(bytes.buffer)
  if ('u8' in piece) view.setUint8(0, piece.u8)
  else if ('u16' in piece) view.setUint16(0, piece.u16, true)
  else if ('u32' in piece) view.setUint32(0, piece.u32, true)
  else view.setBigUint64(0, BigInt.asUintN(64, BigInt(piece.u64)), true)
  return bytes
}
