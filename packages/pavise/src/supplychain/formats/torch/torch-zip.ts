import { inflateRawSync } from 'node:zlib'
import { analyse } from '#supplychain/formats/pickle/analysis'
import { readZip, type ZipMember } from '#supplychain/formats/zip/read-zip'
import { type Bytes, bytesOf, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { torchRules } from './rules.js'
import { elementsOf, tensorFault } from './tensor-bounds.js'

const PICKLE_LIMIT = 1 << 28
const INFLATED_LIMIT = 1 << 26

/** What `torch.save` writes: a zip with a pickle `data.pkl` and one member for each storage. Its members are scanned by the archive; this joins them. */
export const torchZip = defineFormat({
  id: 'torch',
  title: 'PyTorch archive',
  rules: torchRules,
  detect(content) {
    const head = content.read(0, 4)
    if (head[0] !== 0x50 || head[1] !== 0x4b) return 'no'
    return namesOf(content).some((name) => DATA.test(name)) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const members = new Map<string, ZipMember>()
    for (const member of readZip(content).members) {
      const entry = member.central ?? member.local
      if (entry) members.set(entry.name, member)
    }
    scan.spend(members.size * 100)
    for (const [name, member] of members) if (DATA.test(name)) joined(content, scan, name.slice(0, -'data.pkl'.length), member, members)
  },
})

const DATA = /(^|\/)data\.pkl$/

function namesOf(content: Bytes): string[] {
  return readZip(content).members.map((member) => (member.central ?? member.local)?.name ?? '')
}

function joined(content: Bytes, scan: MemberScan, prefix: string, member: ZipMember, members: ReadonlyMap<string, ZipMember>): void {
  const pickle = contentOf(content, member)
  if (!pickle) return
  const { sightings } = analyse(pickle, { spend: (work) => scan.spend(work), sure: true })
  const tensors = sightings.flatMap((each) => each.tensors)
  let parameters = 0
  for (const tensor of tensors) {
    const stored = members.get(`${prefix}data/${tensor.storage.key}`)
    const method = stored && (stored.central ?? stored.local)?.method
    parameters += elementsOf(tensor)
    const fault = tensorFault(tensor, stored && (method === 0 ? stored.length : (stored.central ?? stored.local)?.size))
    if (fault === undefined) continue
    scan.observe({
      rule: 'torch.tensor-bounds',
      verdict: 'suspicious',
      message: `A tensor in storage ${tensor.storage.key} ${fault}`,
      location: { storage: tensor.storage.key },
      evidence: [
        {
          kind: 'opcode',
          text: `size (${tensor.size.join(', ')}), stride (${tensor.stride.join(', ')}), offset ${tensor.offset}`,
          offset: tensor.at,
        },
      ],
      advisories: ['CVE-2026-24747'],
    })
  }
  if (tensors.length > 0) {
    scan.fact('tensors', tensors.length)
    if (Number.isSafeInteger(parameters)) scan.fact('parameters', parameters)
  }
}

/** A member's bytes, unpacked if they are deflated; undefined where they cannot be had here. The archive's own scan reports on that. */
function contentOf(content: Bytes, member: ZipMember): Bytes | undefined {
  const entry = member.central ?? member.local
  if (!entry || member.length > PICKLE_LIMIT) return undefined
  if (entry.method === 0) return slice(content, member.data, member.length)
  if (entry.method !== 8) return undefined
  try {
    return bytesOf(inflateRawSync(content.read(member.data, member.length), { maxOutputLength: INFLATED_LIMIT }))
  } catch {
    return undefined
  }
}
