import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { OutOfBytes } from '../binary/cursor.js'
import { isFault, readJson } from '../json/read-json.js'
import { judgeConfig } from '../keras/judge-config.js'
import { kerasRules } from '../keras/rules.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { pathFault } from '../path/path-fault.js'
import { filter, outside } from './rules.js'
import { Hdf5Fault, signatureAt } from './structure.js'
import { sweepForConfigs } from './sweep.js'
import type { Read } from './value.js'
import { type Hdf5Visitor, walkHdf5 } from './walk.js'

/** HDF5, as Keras writes it: every attribute and every dataset of texts or bytes, and the model's configuration among them. */
export const hdf5 = defineFormat({
  id: 'hdf5',
  title: 'HDF5',
  rules: [...kerasRules, metadataCode, outside, filter],
  detect: (content) => (signatureAt(content) === undefined ? 'no' : 'yes'),
  async scan(content, scan) {
    const found = new Findings(scan)
    try {
      walkHdf5(content, signatureAt(content)!, found)
    } catch (error) {
      if (!(error instanceof Hdf5Fault || error instanceof OutOfBytes)) throw error
      found.unread(error.message)
    }
    if (!found.configSeen || found.unreadable.size > 0)
      for (const { document, at } of sweepForConfigs(content, (work) => scan.spend(work)))
        if (!found.knows(at)) found.config(document.root, at)
    for (const reason of found.unreadable) scan.inconclusive(`HDF5: ${reason}`)
    for (const [name, bytes] of found.members) await scan.member(name, bytes)
  },
})

const MOST_REASONS = 20

class Findings implements Hdf5Visitor {
  configSeen = false
  readonly unreadable = new Set<string>()
  readonly members: [string, Bytes][] = []
  readonly #texts: { start: number; end: number }[] = []

  constructor(private readonly scan: MemberScan) {}

  attribute(path: string, name: string, values: readonly Read[]): void {
    for (const value of values) this.#value(`${path}@${name}`, value)
  }
  dataset(path: string, values: readonly Read[]): void {
    for (const value of values) this.#value(path, value)
  }
  outside(path: string, kind: string, file: string, at: number): void {
    if (file === '.' || file === '') return
    const fault = pathFault(file)
    this.scan.observe({
      rule: outside.id,
      verdict: fault ? 'malicious' : 'suspicious',
      message: `the ${kind} “${path.slice(0, 120)}” takes its content from the file “${file.slice(0, 200)}”${fault ? `, which ${fault}` : ''}`,
      location: { path: path.slice(0, 120) },
      evidence: [{ kind: 'header', text: file.slice(0, 300), offset: at }],
    })
  }
  filter(path: string, id: number, at: number): void {
    const message = `the dataset “${path.slice(0, 120)}” needs the filter ${id}`
    this.scan.observe({
      rule: filter.id,
      verdict: 'unknown',
      message,
      location: { filter: String(id) },
      evidence: [{ kind: 'header', text: message, offset: at }],
    })
  }
  unread(what: string): void {
    if (this.unreadable.size < MOST_REASONS) this.unreadable.add(what.slice(0, 200))
  }
  spend(work: number): void {
    this.scan.spend(work)
  }
  knows(at: number): boolean {
    return this.#texts.some(({ start, end }) => at >= start && at < end)
  }
  config(root: Parameters<typeof judgeConfig>[0], offset: number): void {
    this.configSeen = true
    judgeConfig(root, { offset, observe: (observation) => this.scan.observe(observation), spend: (work) => this.scan.spend(work) })
  }

  #value(place: string, { text, at, bytes }: Read): void {
    if (text === undefined || !/^\s*[{[]/.test(text)) {
      if (text !== undefined) judgeMetadata(this.scan, place, text, at)
      // Pickles are kept in attributes and in datasets of bytes.
      if (bytes && bytes.size >= 4 && this.members.length < 1000) this.members.push([place.replace(/^\//, ''), bytes])
      return
    }
    const document = readJson(new TextEncoder().encode(text))
    if (isFault(document)) {
      judgeMetadata(this.scan, place, text, at)
      return
    }
    this.#texts.push({ start: at, end: at + text.length })
    this.scan.text('configuration', text.slice(0, 1_000_000), at)
    this.config(document.root, at)
  }
}
