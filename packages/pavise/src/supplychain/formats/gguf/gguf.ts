import { type Bytes, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { Cursor, OutOfBytes } from '../binary/cursor.js'
import { judgeTemplate } from '../jinja/judge-template.js'
import { templateRules } from '../jinja/rules.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { layOut, padded, readTensor, type TensorInfo } from './judge-tensors.js'
import { ARRAY, Broken, type KeyValue, TEXT, ValueReader } from './read-values.js'
import { header, tail, tensor } from './rules.js'
import { TENSOR_TYPES } from './tensor-type.js'

/** GGUF, versions 2 and 3: keys and values, tensor list, data. */
export const gguf = defineFormat({
  id: 'gguf',
  title: 'GGUF',
  rules: [header, tensor, tail, metadataCode, ...templateRules],
  detect: (content) => {
    const magic = magicOf(content)
    return magic === 'GGUF' || magic === 'FUGG' ? 'yes' : 'no'
  },
  async scan(content, scan) {
    const read = new GgufScan(content, scan)
    if (magicOf(content) === 'FUGG') {
      read.broken('the file is byte-swapped', 0, '')
      return
    }
    try {
      read.examine()
    } catch (error) {
      if (error instanceof Broken) read.broken(error.message, error.at, error.key)
      else if (error instanceof OutOfBytes) read.broken('the file ends inside its header', content.size, '')
      else throw error
    }
    if (read.tail) await scan.member('data-after-the-tensors', read.tail)
  },
})

const magicOf = (content: Bytes): string => String.fromCharCode(...content.read(0, 4))

const FACTS: Readonly<Record<string, string>> = {
  'general.architecture': 'architecture',
  'general.name': 'name',
  'general.license': 'license',
  'general.quantized_by': 'quantized by',
  'general.base_model.0.repo_url': 'base model',
  'general.base_model.0.name': 'base model name',
}
/** Larger than any model: loaders allocate by these. */
const LARGEST: readonly [RegExp, number][] = [
  [/\.block_count$/, 100_000],
  [/\.(?:embedding_length|feed_forward_length|expert_feed_forward_length)$/, 2 ** 26],
  [/\.(?:attention\.head_count(?:_kv)?|expert_count|expert_used_count)$/, 2 ** 20],
  [/\.(?:context_length|vocab_size)$/, 2 ** 31 - 1],
]

class GgufScan {
  tail: Bytes | undefined
  readonly #cursor: Cursor
  readonly #reader: ValueReader
  #alignment = 32n
  readonly #lengths = new Map<string, number>()

  constructor(
    private readonly content: Bytes,
    private readonly scan: MemberScan,
  ) {
    this.#cursor = new Cursor(content, 4)
    this.#reader = new ValueReader(this.#cursor, (work) => scan.spend(work))
  }

  /** @throws Broken, OutOfBytes */
  examine(): void {
    const version = this.#cursor.u32()
    if (version !== 2 && version !== 3) {
      const swapped = (version & 0xffff) === 0 && version > 0
      throw new Broken(swapped ? 'the file is byte-swapped' : `the version is ${version}; 2 and 3 are read`, 4, '')
    }
    const tensors = this.#count('tensors', 24)
    const values = this.#count('values', 13)
    this.#values(values)
    const infos: TensorInfo[] = []
    for (let index = 0; index < tensors; index++) infos.push(readTensor(this.#cursor, this.#reader))
    this.#data(infos)
  }

  broken(message: string, offset: number, key: string): void {
    const location: Record<string, string> = key === '' ? { place: message.replace(/\d+/g, 'n').slice(0, 80) } : { key: key.slice(0, 80) }
    const shown = key === '' ? message : `“${key.slice(0, 80)}”: ${message}`
    this.scan.observe({
      rule: header.id,
      verdict: 'suspicious',
      message: shown,
      location,
      evidence: [{ kind: 'header', text: shown, offset }],
    })
  }

  #count(what: string, least: number): number {
    const at = this.#cursor.at
    const count = this.#cursor.u64()
    if (count * BigInt(least) > BigInt(this.#cursor.left))
      throw new Broken(`the header announces ${count} ${what}, which the file cannot hold`, at, '')
    return Number(count)
  }

  #values(count: number): void {
    const keys = new Set<string>()
    for (let index = 0; index < count; index++) {
      const found = this.#reader.keyValue()
      if (keys.has(found.key)) this.broken('the key stands twice', found.at, found.key)
      keys.add(found.key)
      this.#value(found)
    }
    const tokens = this.#lengths.get('tokenizer.ggml.tokens')
    for (const key of ['tokenizer.ggml.scores', 'tokenizer.ggml.token_type']) {
      const length = this.#lengths.get(key)
      if (tokens !== undefined && length !== undefined && length !== tokens)
        this.broken(`it has ${length} elements for ${tokens} tokens`, this.#cursor.at, key)
    }
  }

  #value({ key, type, value, at }: KeyValue): void {
    if (key === 'general.alignment') this.#align(type, value, at)
    if (type === TEXT && typeof value === 'string') {
      if (FACTS[key] !== undefined) this.scan.fact(FACTS[key], value.slice(0, 300))
      if (/chat_template|prompt_template/.test(key))
        judgeTemplate(this.scan, { text: value, key, offset: at, advisories: ['CVE-2024-34359'] })
      else {
        judgeMetadata(this.scan, key, value, at)
        if (/\{[{%]/.test(value)) judgeTemplate(this.scan, { text: value, key, offset: at, advisories: ['CVE-2024-34359'] })
      }
    }
    if (type === ARRAY && typeof value === 'object') {
      this.#lengths.set(key, value.length)
      if (!key.startsWith('tokenizer.ggml.')) for (const { text, at: textAt } of value.texts) judgeMetadata(this.scan, key, text, textAt)
    }
    const limit = LARGEST.find(([pattern]) => pattern.test(key))
    if (limit && (typeof value === 'number' || typeof value === 'bigint') && (value > limit[1] || value < 0))
      this.broken(`its value is ${value}`, at, key)
  }

  #align(type: number, value: KeyValue['value'], at: number): void {
    if (type !== 4 || typeof value !== 'number') throw new Broken('the alignment is no 32-bit number', at, 'general.alignment')
    if (value === 0 || (value & (value - 1)) !== 0) throw new Broken(`the alignment ${value} is no power of two`, at, 'general.alignment')
    this.#alignment = BigInt(value)
  }

  #data(tensors: readonly TensorInfo[]): void {
    const start = padded(BigInt(this.#cursor.at), this.#alignment)
    const size = BigInt(this.content.size) - start
    const laid = layOut(tensors, this.#alignment, size > 0n ? size : 0n)
    for (const { tensor: one, what } of laid.wrong) {
      const message = `the tensor “${one.name}” ${what}`
      const evidence = [{ kind: 'header', text: message, offset: one.at }]
      this.scan.observe({ rule: tensor.id, verdict: 'suspicious', message, location: { tensor: one.name }, evidence })
    }
    this.scan.fact('tensors', tensors.length)
    if (laid.parameters <= BigInt(Number.MAX_SAFE_INTEGER)) this.scan.fact('parameters', Number(laid.parameters))
    this.scan.fact('dtypes', [...new Set(tensors.map(({ type }) => TENSOR_TYPES[type]?.name ?? String(type)))].sort().join(', '))
    if (laid.wrong.length > 0) return
    if (laid.end === undefined) this.scan.inconclusive('a tensor has a type that is newer than this scanner; its size is not known')
    else this.#behind(Number(start + padded(laid.end, this.#alignment)))
  }

  /** Padding is zeros; anything else is content of its own. */
  #behind(end: number): void {
    if (end >= this.content.size) return
    const first = this.content.read(end, 65_536)
    const last = this.content.read(Math.max(end, this.content.size - 65_536), 65_536)
    if (this.content.size - end <= 65_536 && first.every((byte) => byte === 0)) return
    if (first.every((byte) => byte === 0) && last.every((byte) => byte === 0)) {
      this.scan.inconclusive(`${this.content.size - end} bytes follow the last tensor, zeros at both ends`)
      return
    }
    const message = `${this.content.size - end} bytes follow the last tensor`
    this.scan.observe({
      rule: tail.id,
      verdict: 'suspicious',
      message,
      location: {},
      evidence: [{ kind: 'header', text: message, offset: end }],
    })
    this.tail = slice(this.content, end, this.content.size - end)
  }
}
