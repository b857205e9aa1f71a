import { createHash } from 'node:crypto'
import { type Bytes, slice } from '#supplychain/scan/bytes'
import type { MemberScan } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { BLOCK, tarHeader } from '../tar/tar-header.js'
import { descriptorsOf, isManifest } from './manifest.js'
import { digestRule } from './rules.js'

const MOST_MEMBERS = 100_000
const LARGEST_JSON = 4 * 1024 * 1024
const PIECE = 1024 * 1024
const DEEPEST = 4
const BLOB = /^(?:\.\/)?blobs\/sha256\/([0-9a-f]{64})$/

/** The members of a tar by their plain names; long names are no names of blobs. Nothing where it is no image layout. */
export function layoutIn(content: Bytes): ReadonlyMap<string, Bytes> | undefined {
  const members = new Map<string, Bytes>()
  for (let at = 0, count = 0; at < content.size && count < MOST_MEMBERS; count++) {
    const block = content.read(at, BLOCK)
    const header = block.length === BLOCK ? tarHeader(block) : undefined
    if (!header) break
    if (header.size > 0 && !'12345xgLK'.includes(header.type))
      members.set(header.name.replace(/^\.\//, ''), slice(content, at + BLOCK, header.size))
    at += BLOCK + Math.ceil(header.size / BLOCK) * BLOCK
  }
  return members.has('index.json') && (members.has('oci-layout') || [...members.keys()].some((name) => BLOB.test(name)))
    ? members
    : undefined
}

/** Holds the blobs of an image layout against what names them. The tar's own scan looks into each. */
export function judgeLayout(members: ReadonlyMap<string, Bytes>, scan: MemberScan): void {
  for (const [name, blob] of members) {
    const named = BLOB.exec(name)?.[1]
    if (named !== undefined && digestOf(blob, scan) !== named) mismatch(scan, named, 'its content has another SHA-256')
  }
  const seen = new Set<string>()
  const follow = (content: Bytes | undefined, depth: number): void => {
    if (content === undefined || depth > DEEPEST || content.size > LARGEST_JSON) return
    const root = jsonOf(content)?.root
    if (!root || !isManifest(root)) return
    for (const { digest, size, title } of descriptorsOf(root)) {
      if (seen.has(digest)) continue
      seen.add(digest)
      const blob = members.get(`blobs/${digest.replace(':', '/')}`)
      if (blob === undefined) {
        scan.inconclusive(`the blob ${digest.slice(0, 19)}${title === undefined ? '' : ` (${title.slice(0, 120)})`} is not in the layout`)
        continue
      }
      if (size !== undefined && blob.size !== size)
        mismatch(scan, digest.replace('sha256:', ''), `the manifest says ${size} bytes, there are ${blob.size}`)
      follow(blob, depth + 1)
    }
  }
  follow(members.get('index.json'), 0)
  scan.fact('blobs', [...members.keys()].filter((name) => BLOB.test(name)).length)
}

export function mismatch(scan: Pick<MemberScan, 'observe'>, digest: string, why: string): void {
  const message = `the blob ${digest.slice(0, 12)} is not what its name says: ${why}`
  scan.observe({
    rule: digestRule.id,
    verdict: 'suspicious',
    message,
    location: { digest },
    evidence: [{ kind: 'header', text: message, offset: 0 }],
  })
}

function digestOf(blob: Bytes, scan: MemberScan): string {
  const hash = createHash('sha256')
  for (let at = 0; at < blob.size; at += PIECE) {
    const bytes = blob.read(at, PIECE)
    scan.spend(bytes.length)
    hash.update(bytes)
  }
  return hash.digest('hex')
}
