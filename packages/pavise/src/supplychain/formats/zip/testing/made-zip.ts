import { crc32, deflateRawSync } from 'node:zlib'
import { pack } from '../../testing/little-endian.js'

/** One member of a made archive. What is given replaces what a usual writer would put there. */
export interface MadeMember {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** What the local header alone says. */
  readonly local?: {
    readonly name?: string
    readonly method?: number
    readonly size?: number
    readonly compressedSize?: number
    readonly flags?: number
    readonly crc?: number
  }
  /** The directory says nothing of it. */
  readonly unlisted?: boolean
  readonly mode?: number
  readonly comment?: string
  /** Bytes that stand between the header and the data in place of the member's own. */
  readonly raw?: Uint8Array
}

export interface MadeZip {
  readonly members: readonly MadeMember[]
  readonly prefix?: Uint8Array
  /** Offsets count from the archive's own beginning, as in a file that was put behind another. */
  readonly shifted?: boolean
  readonly suffix?: Uint8Array
  readonly comment?: string
  readonly count?: number
  readonly between?: Uint8Array
}

const bytes = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content)

export function madeZip(zip: MadeZip): Uint8Array {
  const base = zip.prefix?.length ?? 0
  let body = pack(zip.prefix ?? '')
  const records: Uint8Array[] = []
  for (const member of zip.members) {
    const content = bytes(member.content ?? '')
    const method = member.method ?? 0
    const data = member.raw ?? (method === 8 ? deflateRawSync(content) : content)
    const crc = member.crc ?? crc32(content)
    const flags = member.flags ?? 0
    const { local = {} } = member
    const name = bytes(local.name ?? member.name)
    const header = body.length - (zip.shifted ? base : 0)
    body = pack(
      body,
      { u32: 0x04034b50 },
      { u16: 20 },
      { u16: local.flags ?? flags },
      { u16: local.method ?? method },
      { u32: 0 },
      { u32: local.crc ?? crc },
      { u32: local.compressedSize ?? data.length },
      { u32: local.size ?? content.length },
      { u16: name.length },
      { u16: 0 },
      name,
      data,
      zip.between ?? '',
    )
    if (member.unlisted) continue
    const listed = bytes(member.name)
    const comment = bytes(member.comment ?? '')
    records.push(
      pack(
        { u32: 0x02014b50 },
        { u16: 0x0314 },
        { u16: 20 },
        { u16: flags },
        { u16: method },
        { u32: 0 },
        { u32: crc },
        { u32: data.length },
        { u32: content.length },
        { u16: listed.length },
        { u16: 0 },
        { u16: comment.length },
        { u32: 0 },
        { u32: (member.mode ?? 0o100644) * 65536 },
        { u32: header },
        listed,
        comment,
      ),
    )
  }
  const start = body.length - (zip.shifted ? base : 0)
  const directory = pack(...records)
  const comment = bytes(zip.comment ?? '')
  const count = zip.count ?? records.length
  return pack(
    body,
    directory,
    { u32: 0x06054b50 },
    { u32: 0 },
    { u16: count },
    { u16: count },
    { u32: directory.length },
    { u32: start },
    { u16: comment.length },
    comment,
    zip.suffix ?? '',
  )
}
