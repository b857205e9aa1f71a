import type { Bytes } from '#supplychain/scan/bytes'
import { type Directory, directoriesOf, endRecords } from './end-records.js'
import { centralEntry, DESCRIPTOR, localEntry, viewOf, type ZipEntry } from './zip-entry.js'

/** A member with both of its descriptions, or with the one that there is. */
export interface ZipMember {
  readonly central?: ZipEntry
  readonly local?: ZipEntry
  /** Where the data begins and how much of it there is, as the description says that readers follow; cut at the end of the content. */
  readonly data: number
  readonly length: number
  /** Where header, data and descriptor end. */
  readonly end: number
}

export interface ZipFault {
  readonly rule: 'zip.disagreement' | 'zip.hidden' | 'zip.overlap'
  readonly what: string
  readonly message: string
  readonly offset: number
  readonly member?: string
}

/** A stretch that belongs to no member and to no record. */
export interface ZipGap {
  readonly start: number
  readonly end: number
  readonly place: 'before' | 'between' | 'after'
}

export interface ZipReading {
  readonly members: readonly ZipMember[]
  readonly directories: readonly Directory[]
  readonly faults: readonly ZipFault[]
  readonly gaps: readonly ZipGap[]
  /** Those that lie in the data of others. */
  readonly overlapping: ReadonlySet<ZipMember>
  /** Not all was read, and why. */
  readonly cut?: string
}

/** True for content that a reader of zip files would open. */
export const looksLikeZip = (content: Bytes): boolean => {
  const head = content.read(0, 4)
  if (head.length < 4) return false
  const magic = viewOf(head).getUint32(0, true)
  return magic === 0x04034b50 || endRecords(content).some((record) => directoriesOf(content, record).length > 0)
}

/**
 * Reads an archive both ways: every central directory that a reader might choose, and the local headers that lie where no member is. Memory is
 * bounded by the number of members; the content's data is not read. Names the contradictions between the two ways.
 */
export function readZip(content: Bytes): ZipReading {
  let reading = known.get(content)
  if (!reading) {
    reading = readAnew(content, MOST_MEMBERS)
    known.set(content, reading)
  }
  return reading
}

const MOST_MEMBERS = 200_000
/** Several formats ask about the same archive: it is read once. */
const known = new WeakMap<Bytes, ZipReading>()

function readAnew(content: Bytes, most: number): ZipReading {
  const faults: ZipFault[] = []
  const members: ZipMember[] = []
  const directories: Directory[] = []
  const ends: number[] = []
  const seen = new Set<string>()
  let cut: string | undefined
  for (const record of endRecords(content)) {
    // A record inside the data of a member belongs to an archive in the archive.
    if (members.some(({ data, length }) => record >= data && record < data + length)) continue
    for (const directory of directoriesOf(content, record)) {
      if (directories.some(({ start, base }) => start === directory.start && base === directory.base)) continue
      directories.push(directory)
      const { read, complete, end } = centralMembers(content, directory, most - members.length, seen, members, faults)
      ends.push(end)
      if (!complete) cut = `more than ${most} members`
      if (complete && read !== directory.entries && !(directory.entries === 0xffff && read > 0xffff)) {
        faults.push(
          disagreement('count', `the end record counts ${directory.entries} members, the directory holds ${read}`, directory.record),
        )
      }
    }
  }
  if (directories.length > 1) {
    faults.push(
      disagreement('end-records', `${directories.length} directories can be read, and readers choose differently`, directories[1]!.record),
    )
  }
  for (const directory of directories)
    if (directory.torn) faults.push(disagreement('zip64', 'the short and the long end record differ', directory.record))
  const gaps = hidden(content, members, directories, ends, faults, most)
  const overlapping = overlaps(members, faults)
  return { members, directories, faults, gaps, overlapping, ...(cut === undefined ? {} : { cut }) }
}

const disagreement = (what: string, message: string, offset: number, member?: string): ZipFault => ({
  rule: 'zip.disagreement',
  what,
  message,
  offset,
  ...(member === undefined ? {} : { member }),
})

function centralMembers(
  content: Bytes,
  directory: Directory,
  most: number,
  seen: Set<string>,
  members: ZipMember[],
  faults: ZipFault[],
): { read: number; complete: boolean; end: number } {
  let at = directory.start
  let read = 0
  const end = Math.min(directory.record, content.size)
  while (at < end) {
    const central = centralEntry(content, at, directory.base)
    if (!central) break
    if (read >= most) return { read, complete: false, end }
    read++
    at = central.end
    const key = `${central.header} ${central.method} ${central.compressedSize} ${central.rawName}`
    if (seen.has(key)) continue
    seen.add(key)
    const local = localEntry(content, central.header)
    if (local) compare(central, local, faults)
    else
      faults.push(
        disagreement(
          'no-header',
          `no local header stands where the directory says that '${central.name}' begins`,
          central.header,
          central.name,
        ),
      )
    const data = local?.data ?? Math.min(central.header, content.size)
    const length = Math.max(0, Math.min(central.compressedSize, content.size - data))
    members.push({ central, ...(local ? { local } : {}), data, length, end: descriptorEnd(content, central, local, data + length) })
  }
  return { read, complete: true, end: at }
}

/** Where the local header and the central record say different things of one member. */
function compare(central: ZipEntry, local: ZipEntry, faults: ZipFault[]): void {
  const differ = (what: string, message: string): void => void faults.push(disagreement(what, message, local.header, central.name))
  if (central.rawName !== local.rawName)
    differ('name', `the directory calls a member '${central.name}', its header calls it '${local.name}'`)
  if (central.method !== local.method) differ('method', `the directory says method ${central.method}, the header says ${local.method}`)
  // The flag of UTF-8 names and those of compression levels mean nothing to the data.
  if ((central.flags ^ local.flags) & 0x2061) differ('flags', `the directory says flags ${central.flags}, the header says ${local.flags}`)
  for (const entry of [central, local]) {
    if (entry.otherName !== undefined && entry.otherName !== entry.name)
      differ('name', `a second name '${entry.otherName}' stands beside '${entry.name}'`)
  }
  const streamed = (local.flags & DESCRIPTOR) !== 0
  for (const [what, ours, theirs] of [
    ['size', central.size, local.size],
    ['compressed size', central.compressedSize, local.compressedSize],
    ['checksum', central.crc, local.crc],
  ] as const) {
    // A streamed header leaves zeros, or all ones where zip64 is announced; the descriptor after the data holds the numbers.
    if (ours === theirs || (streamed && (theirs === 0 || theirs === 0xffffffff))) continue
    differ(what, `the directory says ${what} ${ours}, the header says ${theirs}`)
  }
}

/** Where a member ends with the descriptor that follows its data, in any of the four forms that writers use. */
function descriptorEnd(content: Bytes, entry: ZipEntry, local: ZipEntry | undefined, end: number): number {
  if (((local?.flags ?? entry.flags) & DESCRIPTOR) === 0) return end
  const bytes = content.read(end, 24)
  const view = viewOf(bytes)
  const signed = bytes.length >= 4 && view.getUint32(0, true) === 0x08074b50 ? 4 : 0
  if (bytes.length < signed + 12) return end
  const narrow = view.getUint32(signed + 4, true) === entry.compressedSize && view.getUint32(signed + 8, true) === entry.size
  if (bytes.length >= signed + 20) {
    const wide =
      view.getBigUint64(signed + 4, true) === BigInt(entry.compressedSize) && view.getBigUint64(signed + 12, true) === BigInt(entry.size)
    if (wide) return end + signed + 20
  }
  return narrow ? end + signed + 12 : end
}

/** Local headers that no directory names, as members of their own; what is left are gaps. */
function hidden(
  content: Bytes,
  members: ZipMember[],
  directories: readonly Directory[],
  ends: readonly number[],
  faults: ZipFault[],
  most: number,
): ZipGap[] {
  const named = members.length
  const gaps: ZipGap[] = []
  let first = content.size
  for (const { local, central, data } of members) first = Math.min(first, local?.header ?? central?.header ?? data)
  for (const { start, end } of free(content.size, members, directories, ends)) {
    let at = start
    while (at < end) {
      const local = localEntry(content, at)
      if (!local || members.length >= most) break
      const length = sizeOf(content, local, local.data, end)
      const streamed = descriptorEnd(content, { ...local, compressedSize: length }, local, local.data + length)
      members.push({ local, data: local.data, length, end: streamed })
      if (named > 0 || directories.length > 0) {
        faults.push({
          rule: 'zip.hidden',
          what: 'local-only',
          message: `'${local.name}' has a header and data, and no directory names it`,
          offset: at,
          member: local.name,
        })
      }
      at = Math.max(streamed, local.data)
    }
    if (at >= end) continue
    const place =
      at < first && start === 0 && at === start ? 'before' : directories.some(({ end: last }) => at >= last) ? 'after' : 'between'
    gaps.push({ start: at, end, place })
  }
  return gaps
}

/** The length of the data of a member that only its header describes. Of a streamed one: up to the next record. */
function sizeOf(content: Bytes, local: ZipEntry, data: number, end: number): number {
  if ((local.flags & DESCRIPTOR) === 0 || (local.compressedSize > 0 && local.compressedSize !== 0xffffffff)) {
    return Math.max(0, Math.min(local.compressedSize, content.size - data))
  }
  const WINDOW = 1024 * 1024
  for (let at = data; at < end; at += WINDOW - 3) {
    const bytes = content.read(at, Math.min(WINDOW, end - at))
    const window = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const found = [0x07, 0x03, 0x01].map((kind) => window.indexOf(Buffer.from([0x50, 0x4b, kind, kind + 1]))).filter((place) => place >= 0)
    if (found.length > 0) return at + Math.min(...found) - data
    if (bytes.length < WINDOW) break
  }
  return end - data
}

/** What lies outside all members and records, in order. */
function free(
  size: number,
  members: readonly ZipMember[],
  directories: readonly Directory[],
  ends: readonly number[],
): { start: number; end: number }[] {
  const used = [
    ...members.map(({ local, data, end }) => ({ start: local?.header ?? data, end })),
    ...directories.flatMap(({ start, tail, end }, i) => [
      { start, end: ends[i]! },
      { start: tail, end },
    ]),
  ].sort((a, b) => a.start - b.start)
  const found: { start: number; end: number }[] = []
  let at = 0
  for (const { start, end } of used) {
    if (start > at) found.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  if (at < size) found.push({ start: at, end: size })
  return found
}

/** Members that share bytes: the same data is unpacked many times over, which is how small archives become huge. */
function overlaps(members: readonly ZipMember[], faults: ZipFault[]): Set<ZipMember> {
  const found = new Set<ZipMember>()
  const ordered = members.filter(({ length }) => length > 0).sort((a, b) => a.data - b.data)
  let reach = 0
  for (const member of ordered) {
    const { data, length, central, local } = member
    if ((local?.header ?? data) < reach) {
      found.add(member)
      const name = central?.name ?? local?.name ?? ''
      faults.push({
        rule: 'zip.overlap',
        what: 'overlap',
        message: `'${name}' lies in the data of another member`,
        offset: data,
        member: name,
      })
    }
    reach = Math.max(reach, data + length)
  }
  return found
}
