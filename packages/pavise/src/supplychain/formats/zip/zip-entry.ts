import type { Bytes } from '#supplychain/scan/bytes'

/** One member as one of the two places that speak of it says. Offsets count in the content, not in the archive. */
export interface ZipEntry {
  readonly name: string
  /** The name's own bytes, one character a byte: what is compared. */
  readonly rawName: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where its local header stands. */
  readonly header: number
  /** Central records: the Unix mode, where one was written. */
  readonly mode?: number
  readonly comment?: Uint8Array
  /** A name in the extra field that some readers prefer (Info-ZIP 0x7075). */
  readonly otherName?: string
  /** Where this record ends. */
  readonly end: number
}

export const ENCRYPTED = 0x0001
export const DESCRIPTOR = 0x0008
export const PATCHED = 0x0020
export const STRONG = 0x0040
export const UTF8 = 0x0800
export const MASKED = 0x2000

const SATURATED_32 = 0xffffffff
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

/** The name's own bytes as text, one character a byte. */
const rawText = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

function nameFrom(bytes: Uint8Array, raw: string, flags: number): string {
  if (!/[^\x00-\x7f]/.test(raw)) return raw
  return flags & UTF8
    ? Buffer.from(bytes).toString('utf8')
    : Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128])).join('')
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

interface Extra {
  size: number
  compressedSize: number
  header: number
  otherName?: string
}

/** Sizes that did not fit (zip64, 0x0001) and the other name (0x7075). */
function readExtra(extra: Uint8Array, sizes: { size: number; compressedSize: number; header: number }): Extra {
  const found: Extra = { ...sizes }
  if (extra.length === 0) return found
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = view.getUint16(at, true)
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), extra.length)
    let from = at + 4
    if (id === 1) {
      const wide = (): number => {
        const value = from + 8 <= end ? Number(view.getBigUint64(from, true)) : SATURATED_32
        from += 8
        return value
      }
      if (sizes.size === SATURATED_32) found.size = wide()
      if (sizes.compressedSize === SATURATED_32) found.compressedSize = wide()
      if (sizes.header === SATURATED_32) found.header = wide()
    } else if (id === 0x7075 && end - from > 5) found.otherName = Buffer.from(extra.subarray(from + 5, end)).toString('utf8')
    at = end
  }
  return found
}

/** The local header at a place (APPNOTE 4.3.7); nothing where none stands there. */
export function localEntry(content: Bytes, offset: number): (ZipEntry & { readonly data: number }) | undefined {
  const head = content.read(offset, 30)
  if (head.length < 30) return undefined
  const view = viewOf(head)
  if (view.getUint32(0, true) !== 0x04034b50) return undefined
  const flags = view.getUint16(6, true)
  const nameLength = view.getUint16(26, true)
  const extraLength = view.getUint16(28, true)
  const rest = content.read(offset + 30, nameLength + extraLength)
  const name = rest.subarray(0, nameLength)
  const raw = rawText(name)
  const { header: _, ...wide } = readExtra(rest.subarray(nameLength), {
    size: view.getUint32(22, true),
    compressedSize: view.getUint32(18, true),
    header: 0,
  })
  const data = offset + 30 + nameLength + extraLength
  return {
    name: nameFrom(name, raw, flags),
    rawName: raw,
    method: view.getUint16(8, true),
    flags,
    crc: view.getUint32(14, true),
    ...wide,
    header: offset,
    data,
    end: data,
  }
}

/** The central record at a place (APPNOTE 4.3.12); nothing where none stands there. `base` is what offsets of the archive count from. */
export function centralEntry(content: Bytes, offset: number, base: number): ZipEntry | undefined {
  const head = content.read(offset, 46)
  if (head.length < 46) return undefined
  const view = viewOf(head)
  if (view.getUint32(0, true) !== 0x02014b50) return undefined
  const flags = view.getUint16(8, true)
  const lengths = [view.getUint16(28, true), view.getUint16(30, true), view.getUint16(32, true)] as const
  const end = offset + 46 + lengths[0] + lengths[1] + lengths[2]
  const rest = content.read(offset + 46, end - offset - 46)
  const name = rest.subarray(0, lengths[0])
  const raw = rawText(name)
  const wide = readExtra(rest.subarray(lengths[0], lengths[0] + lengths[1]), {
    size: view.getUint32(24, true),
    compressedSize: view.getUint32(20, true),
    header: view.getUint32(42, true),
  })
  const unix = view.getUint8(5) === 3 || view.getUint8(5) === 19
  return {
    name: nameFrom(name, raw, flags),
    rawName: raw,
    method: view.getUint16(10, true),
    flags,
    crc: view.getUint32(16, true),
    ...wide,
    header: wide.header + base,
    ...(unix ? { mode: view.getUint32(38, true) >>> 16 } : {}),
    ...(lengths[2] > 0 ? { comment: rest.subarray(lengths[0] + lengths[1]) } : {}),
    end,
  }
}
