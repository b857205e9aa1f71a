import { defineRule } from '#core/define'
import { type Bytes, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { observeLink, observeName } from '../zip/member-name.js'
import { archiveRules } from '../zip/zip-rules.js'
import { BLOCK, looksLikeTar, paxRecords, type TarHeader, tarHeader } from './tar-header.js'

const rules = [
  defineRule({
    id: 'tar.disagreement',
    title: 'A tar archive contradicts itself',
    severity: 'high',
    description:
      'A checksum is wrong, or two headers give one member different sizes: readers see different members. Both readings were examined.',
    remediation: 'Do not load the file. Ask for one that was written by the usual tools.',
    taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
  }),
  defineRule({
    id: 'tar.hidden',
    title: 'A tar archive goes on behind its end',
    severity: 'high',
    description: 'Data lies behind the block that ends the archive. Some readers go on there. It was examined as well.',
    remediation: 'Find out who put it there. Unpack and pack again with a usual tool to be rid of it.',
    taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
  }),
]

const LARGEST_HEADER = 1024 * 1024
const LINKS: Readonly<Record<string, string>> = { '1': 'hard link', '2': 'link' }
const DEVICES: Readonly<Record<string, string>> = { '3': 'character device', '4': 'block device', '6': 'pipe' }

export const tar = defineFormat({
  id: 'tar',
  title: 'tar archive',
  rules: [...rules, ...archiveRules],
  detect: (content) => (looksLikeTar(content) ? 'yes' : 'no'),
  scan: (content, scan) => new TarReader(content, scan).run(),
})

/** What headers before a member said of it. */
interface Before {
  name?: string
  link?: string
  size?: number
  sparse?: boolean
}

class TarReader {
  #at = 0
  #before: Before = {}
  #global: Before = {}

  constructor(
    private readonly content: Bytes,
    private readonly scan: MemberScan,
  ) {}

  async run(): Promise<void> {
    const { content, scan } = this
    while (this.#at < content.size) {
      scan.spend(BLOCK)
      const block = content.read(this.#at, BLOCK)
      if (block.length < BLOCK) {
        if (block.some((byte) => byte !== 0)) scan.inconclusive('the archive ends in the middle of a header')
        return
      }
      if (block.every((byte) => byte === 0)) return this.#end(this.#at + BLOCK)
      const header = tarHeader(block)
      if (!header) {
        scan.inconclusive(`no header stands at byte ${this.#at}, where one should; the rest was examined as data`)
        return scan.member('(after the last header)', slice(content, this.#at, content.size - this.#at))
      }
      if (header.checksum === 'wrong') this.#observe('checksum', `the checksum of '${header.name}' is wrong`, header.name)
      await this.#entry(header)
    }
    scan.inconclusive('the archive has no end block; it may be cut short')
  }

  async #entry(header: TarHeader): Promise<void> {
    const { content, scan } = this
    const at = this.#at
    const body = at + BLOCK
    if ('xgLK'.includes(header.type)) {
      this.#extend(header, content.read(body, Math.min(header.size, LARGEST_HEADER)))
      if (header.size > LARGEST_HEADER) scan.inconclusive(`a header of ${header.size} bytes was read only in part`)
      this.#at = body + padded(header.size)
      return
    }
    const before = { ...this.#global, ...this.#before }
    this.#before = {}
    const name = before.name ?? header.name
    const size = before.size ?? header.size
    observeName(name, at, scan)
    if (before.name !== undefined && before.name !== header.name) observeName(header.name, at, scan)
    const kind = LINKS[header.type]
    if (kind) observeLink(name, kind, before.link ?? header.link, at, scan)
    else if (DEVICES[header.type]) this.#device(name, DEVICES[header.type]!)
    // Links and folders have no data, whatever their size says; some readers skip it all the same.
    const bare = kind !== undefined || DEVICES[header.type] !== undefined || header.type === '5'
    this.#at = body + (bare && header.size === 0 ? 0 : padded(size))
    if (size > content.size - body) scan.inconclusive(`'${name}' is cut short: ${size} bytes are said, ${content.size - body} are there`)
    if (header.type === 'S' || before.sparse) scan.inconclusive(`'${name}' is sparse; its data was examined as it lies`)
    if (size > 0) await scan.member(name, slice(content, body, size))
    if (header.size !== size && header.size !== 0) {
      this.#observe('size', `'${name}' has ${header.size} bytes by its header and ${size} by the one before`, name)
      const rest = body + padded(Math.min(size, header.size))
      await scan.member(`${name} (other reading)`, slice(content, rest, content.size - rest))
    }
  }

  /** Names and sizes for the next member: pax for one or for all, GNU for long names. */
  #extend(header: TarHeader, bytes: Uint8Array): void {
    if (header.type === 'L') this.#before.name = zeroEnded(bytes)
    else if (header.type === 'K') this.#before.link = zeroEnded(bytes)
    else {
      const records = paxRecords(bytes)
      const into = header.type === 'g' ? this.#global : this.#before
      const name = records.get('GNU.sparse.name') ?? records.get('path')
      if (name !== undefined) into.name = name
      const link = records.get('linkpath')
      if (link !== undefined) into.link = link
      const size = Number(records.get('size'))
      if (records.has('size') && Number.isSafeInteger(size) && size >= 0) into.size = size
      if ([...records.keys()].some((key) => key.startsWith('GNU.sparse'))) into.sparse = true
      this.scan.text('pax header', [...records.values()].join('\n'), this.#at)
    }
  }

  #device(name: string, kind: string): void {
    this.scan.observe({
      rule: 'archive.link',
      verdict: 'suspicious',
      message: `'${name}' is a ${kind}`,
      location: { name },
      evidence: [{ kind: 'member', text: name, offset: this.#at }],
    })
  }

  #observe(what: string, message: string, name: string): void {
    this.scan.observe({
      rule: 'tar.disagreement',
      verdict: 'suspicious',
      message,
      location: { what, name },
      evidence: [{ kind: 'header', text: message, offset: this.#at }],
    })
  }

  /** The end block: zeros may follow, as many as the writer's tape wanted. */
  async #end(from: number): Promise<void> {
    const { content, scan } = this
    const WINDOW = 64 * 1024
    for (let at = from; at < content.size; at += WINDOW) {
      const bytes = content.read(at, WINDOW)
      scan.spend(bytes.length)
      const first = bytes.findIndex((byte) => byte !== 0)
      if (first < 0) continue
      const start = at + first
      const message = `data lies behind the end of the archive, from byte ${start} on`
      scan.observe({
        rule: 'tar.hidden',
        verdict: 'suspicious',
        message,
        location: {},
        evidence: [{ kind: 'header', text: message, offset: start }],
      })
      await scan.member('(after the end)', slice(content, start - ((start - from) % BLOCK), content.size))
      return
    }
  }
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

function zeroEnded(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
}
