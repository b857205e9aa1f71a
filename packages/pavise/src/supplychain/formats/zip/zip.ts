import { crc32 } from 'node:zlib'
import { type Bytes, bytesOf, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { bombRule, unfinished } from '../compressed/compressed-format.js'
import { expand } from '../compressed/expand.js'
import { observeLink, observeName } from './member-name.js'
import { looksLikeZip, readZip, type ZipGap, type ZipMember, type ZipReading } from './read-zip.js'
import { decoderOf, rawData, STORED } from './zip-data.js'
import { ENCRYPTED, MASKED, PATCHED, STRONG, type ZipEntry } from './zip-entry.js'
import { archiveRules, zipRules } from './zip-rules.js'

const SECRET_FLAGS = ENCRYPTED | STRONG | MASKED | PATCHED
/** Members that lie in each other: each that is unpacked may be as large as all of them. */
const MOST_SHARED = 50
const MOST_CHECKED = 64 * 1024 * 1024
/** Larger stored data is weights: nothing reads all of it but the digest of the file. */
const MOST_STORED_CHECKED = 1024 * 1024
const LINK = 0o120000
const KIND = 0o170000
const LONGEST_TARGET = 4096

export const zip = defineFormat({
  id: 'zip',
  title: 'zip archive',
  rules: [...zipRules, ...archiveRules, bombRule],
  detect: (content) => (looksLikeZip(content) ? 'yes' : 'no'),
  async scan(content, scan) {
    const reading = readZip(content)
    scan.spend(reading.members.length * 100)
    if (reading.cut !== undefined) scan.inconclusive(reading.cut)
    if (reading.directories.length === 0)
      scan.inconclusive('the archive has no directory that can be read; its members were found by their headers')
    report(reading, scan)
    const names = new Map<string, number>()
    const seen = new Set<string>()
    let shared = 0
    for (const member of reading.members) {
      const entry = (member.central ?? member.local)!
      for (const name of new Set([member.central?.name, member.local?.name, member.central?.otherName])) {
        if (name !== undefined) observeName(name, entry.header, scan)
      }
      const place = `${member.data} ${member.length} ${entry.method} ${entry.flags}`
      // The same bytes under another name are the same content.
      if (seen.has(place) && member.length > 0) continue
      seen.add(place)
      if (reading.overlapping.has(member) && ++shared > MOST_SHARED) continue
      await examine(member, content, scan, names)
    }
    if (shared > MOST_SHARED) scan.inconclusive(`${shared - MOST_SHARED} members that share their data with others were not looked at`)
    for (const gap of reading.gaps) await examineGap(gap, content, scan, reading.directories.length > 0)
    for (const { comment, end } of reading.directories) {
      if (comment.length < 2) continue
      scan.text('zip comment', Buffer.from(comment).toString('latin1'), end - comment.length)
      await scan.member('(comment)', slice(content, end - comment.length, comment.length))
    }
  },
})

function report({ faults, members }: ZipReading, scan: MemberScan): void {
  for (const { rule, what, message, offset, member } of faults) {
    scan.observe({
      rule,
      verdict: 'suspicious',
      message,
      location: { what, ...(member === undefined ? {} : { name: member }) },
      evidence: [{ kind: 'header', text: message, offset }],
    })
  }
  const counted = new Map<string, number>()
  for (const { central } of members) if (central) counted.set(central.name, (counted.get(central.name) ?? 0) + 1)
  for (const [name, times] of counted) {
    if (times < 2) continue
    const offset = members.findLast(({ central }) => central?.name === name)?.central?.header ?? 0
    scan.observe({
      rule: 'zip.duplicate',
      verdict: 'suspicious',
      message: `the directory names '${name}' ${times} times`,
      location: { name },
      evidence: [{ kind: 'member', text: name, offset }],
    })
  }
}

async function examine(member: ZipMember, content: Bytes, scan: MemberScan, names: Map<string, number>): Promise<void> {
  const entry = (member.central ?? member.local)!
  if (member.central?.comment) await scan.member(`${entry.name} (comment)`, bytesOf(member.central.comment))
  if (entry.name.endsWith('/') && member.length === 0) return
  const before = names.get(entry.name) ?? 0
  names.set(entry.name, before + 1)
  let name = before === 0 ? entry.name : `${entry.name} (${before + 1})`
  for (const { method, length, size, flags, crc } of readings(member, content)) {
    await examineData({ name, method, flags, crc, size, header: entry.header }, rawData(content, member.data, length), scan)
    name = `${entry.name} (other reading)`
  }
  if (member.central?.mode !== undefined && (member.central.mode & KIND) === LINK) {
    const target = Buffer.from(content.read(member.data, Math.min(member.length, LONGEST_TARGET))).toString('utf8')
    observeLink(entry.name, 'link', target, entry.header, scan)
  }
}

interface Reading extends Pick<ZipEntry, 'method' | 'size' | 'flags' | 'crc'> {
  readonly length: number
}

/** What the directory says of the data, and what the header says where it says something else. */
function readings({ central, local, length }: ZipMember, content: Bytes): Reading[] {
  const found: Reading[] = []
  const entry = (central ?? local)!
  found.push({
    method: entry.method,
    size: entry.size,
    flags: entry.flags | (local?.flags ?? 0),
    crc: entry.crc,
    length: storedLength(entry, length, content),
  })
  if (central && local) {
    const known = local.compressedSize !== 0 && local.compressedSize !== 0xffffffff && local.compressedSize !== central.compressedSize
    if (local.method !== central.method || known) {
      const { method, size, flags, crc } = local
      found.push({ method, size, flags, crc, length: known ? local.compressedSize : length })
    }
  }
  return found
}

/** Stored data has one length; where the two numbers differ, readers take either: the longer one is examined. */
const storedLength = ({ method, size, flags }: ZipEntry, length: number, content: Bytes): number =>
  method === STORED && size > length && (flags & SECRET_FLAGS) === 0 ? Math.min(size, content.size) : length

interface Data extends Pick<ZipEntry, 'method' | 'size' | 'flags' | 'crc'> {
  readonly name: string
  readonly header: number
}

async function examineData(member: Data, data: Bytes, scan: MemberScan): Promise<void> {
  if (member.method === STORED) {
    if (isSecret(member, data, scan)) return
    if ((member.flags & SECRET_FLAGS) === 0 && data.size <= MOST_STORED_CHECKED) checkSum(member, data, scan)
    await scan.member(member.name, data)
    return
  }
  const decode = decoderOf(member.method)
  if (!decode) {
    scan.inconclusive(`'${member.name}' is compressed with method ${member.method}, which is not followed`)
    await scan.member(`${member.name} (as it lies)`, data)
    return
  }
  const expanded = await expand(decode, data, scan)
  try {
    const { size } = expanded.content
    if ((member.flags & SECRET_FLAGS) !== 0) {
      if (expanded.problem !== undefined) return secret(member, scan)
      lie(member, scan)
    } else if (expanded.problem === undefined) {
      if (size !== member.size) sizeDiffers(member, size, scan)
      checkSum(member, expanded.content, scan)
    }
    await scan.member(member.name, expanded.content)
    if (expanded.problem !== undefined) unfinished(scan, `'${member.name}': ${expanded.problem}`, expanded.bomb, data.size, size)
    else if (expanded.consumed < data.size) {
      await scan.member(`${member.name} (after the stream)`, slice(data, expanded.consumed, data.size - expanded.consumed))
    }
  } finally {
    expanded.close()
  }
}

/** True where stored data is really encrypted: its checksum is that of other bytes. */
function isSecret(member: Data, data: Bytes, scan: MemberScan): boolean {
  if ((member.flags & SECRET_FLAGS) === 0) return false
  if (data.size > MOST_CHECKED || sumOf(data) === member.crc || data.size === member.size) {
    lie(member, scan)
    return false
  }
  secret(member, scan)
  return true
}

const secret = ({ name }: Data, scan: MemberScan): void => scan.inconclusive(`'${name}' is encrypted`)

function lie({ name, flags, header }: Data, scan: MemberScan): void {
  scan.observe({
    rule: 'zip.encryption',
    verdict: 'suspicious',
    message: `'${name}' claims to be encrypted or patched, and its data is plain`,
    location: { name },
    evidence: [{ kind: 'header', text: `flags 0x${flags.toString(16)}`, offset: header }],
  })
}

function sizeDiffers({ name, size, header }: Data, real: number, scan: MemberScan): void {
  scan.observe({
    rule: 'zip.disagreement',
    verdict: 'suspicious',
    message: `'${name}' is said to hold ${size} bytes and holds ${real}`,
    location: { what: 'size', name },
    evidence: [{ kind: 'header', text: `${size} bytes`, offset: header }],
  })
}

function checkSum({ name, crc, header }: Data, content: Bytes, scan: MemberScan): void {
  if (content.size > MOST_CHECKED) return
  scan.spend(content.size)
  const real = sumOf(content)
  if (real === crc) return
  scan.observe({
    rule: 'zip.checksum',
    verdict: 'unknown',
    message: `the checksum of '${name}' is wrong`,
    location: { name },
    evidence: [{ kind: 'header', text: `${crc.toString(16)}, and the content has ${real.toString(16)}`, offset: header }],
  })
}

function sumOf(content: Bytes): number {
  const WINDOW = 1024 * 1024
  let sum = 0
  for (let at = 0; at < content.size; at += WINDOW) sum = crc32(content.read(at, WINDOW), sum)
  return sum
}

/** Containers of which the archive may be a member as it lies: nothing was put in front of it. */
const AROUND = ['1f8b', '425a68', 'fd377a58', '28b52ffd', '377abcaf', '52617221']

function wraps(content: Bytes): boolean {
  const head = Buffer.from(content.read(0, 8)).toString('hex')
  if (AROUND.some((magic) => head.startsWith(magic)) || head.slice(8) === '54464c33') return true
  return Buffer.from(content.read(257, 5)).toString('latin1') === 'ustar'
}

/** Bytes outside all members: zeros are padding; anything else is examined, and said. */
async function examineGap({ start, end, place }: ZipGap, content: Bytes, scan: MemberScan, whole: boolean): Promise<void> {
  if (isZero(content, start, end, scan)) return
  // Of an archive that is cut short, what is left over is a piece of its own records.
  const plain = (place !== 'between' && wraps(content)) || (!whole && place !== 'before')
  if (!plain) {
    scan.observe({
      rule: 'zip.hidden',
      verdict: 'suspicious',
      message: `${end - start} bytes lie ${place === 'between' ? 'between' : `${place} all`} members of the archive`,
      location: { what: place },
      evidence: [{ kind: 'header', text: `bytes ${start} to ${end}`, offset: start }],
    })
  }
  await scan.member(`(${place} the archive’s members)`, slice(content, start, end - start))
}

function isZero(content: Bytes, start: number, end: number, scan: MemberScan): boolean {
  const WINDOW = 64 * 1024
  for (let at = start; at < end; at += WINDOW) {
    const bytes = content.read(at, Math.min(WINDOW, end - at))
    scan.spend(bytes.length)
    if (bytes.some((byte) => byte !== 0)) return false
  }
  return true
}
