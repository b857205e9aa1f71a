import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml'
import type { Bytes } from '#supplychain/scan/bytes'
import type { JsonEntry, JsonNode } from '../json/json-node.js'
import { textOf } from '../text/text-content.js'

export interface YamlRead {
  readonly documents: readonly JsonNode[]
  /** Tags that are not YAML's own, as they are written. */
  readonly tags: readonly { readonly tag: string; readonly value: string; readonly at: number }[]
  /** Nodes that the documents would have with every alias written out. */
  readonly expanded: number
}

const LONGEST = 512 * 1024
const MOST_ALIASES = 10_000
const DEEPEST = 200
const known = new WeakMap<Bytes, YamlRead | string | null>()

/**
 * The content's YAML documents in the shape of JSON, aliases left out, or why it cannot be read. Null where it is no text. Asked only after a
 * cheap look has found something that belongs to YAML.
 */
export function readYaml(content: Bytes): YamlRead | string | null {
  let read = known.get(content)
  if (read === undefined) {
    const text = textOf(content)
    read = text === undefined ? null : text.length > LONGEST ? `longer than ${LONGEST} characters` : parse(text)
    known.set(content, read)
  }
  return read
}

function parse(text: string): YamlRead | string {
  if (isDeep(text)) return 'nested too deeply'
  if ((text.match(/\*/g)?.length ?? 0) > MOST_ALIASES) return `more than ${MOST_ALIASES} aliases`
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', strict: false, stringKeys: false })
    const reader = new Reader()
    const roots: JsonNode[] = []
    for (const document of Array.isArray(documents) ? documents : []) {
      if (isNode(document.contents)) roots.push(reader.node(document.contents, 0))
      if (document.errors.length > 0) return document.errors[0]!.message.split('\n')[0]!.slice(0, 200)
    }
    return { documents: roots, tags: reader.tags, expanded: reader.expanded }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooDeep) return 'nested too deeply'
    throw error
  }
}

/** Brackets or marks of lists within each other, before a parser that takes its time for them sees them. */
function isDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === 0x5b || character === 0x7b) {
      if (++depth > DEEPEST) return true
    } else if ((character === 0x5d || character === 0x7d) && depth > 0) depth--
  }
  return /(?:[-?:] {1,8}){200}/.test(text)
}

class TooDeep extends Error {}

class Reader {
  readonly tags: { tag: string; value: string; at: number }[] = []
  expanded = 0
  readonly #sizes = new Map<string, number>()

  node(node: Node, depth: number): JsonNode {
    if (depth > DEEPEST) throw new TooDeep()
    const before = this.expanded
    const at = node.range?.[0] ?? 0
    this.expanded++
    if (isAlias(node)) {
      this.expanded += this.#sizes.get((node as Alias).source) ?? 0
      return { kind: 'word', at, word: 'null' }
    }
    const made = this.#collection(node, at, depth)
    const anchor = (node as { anchor?: string }).anchor
    if (anchor !== undefined) this.#sizes.set(anchor, this.expanded - before)
    const tag = (node as { tag?: string }).tag
    if (tag !== undefined && !tag.startsWith('tag:yaml.org,2002:'))
      this.tags.push({ tag, value: made.kind === 'text' ? made.text : '', at })
    else if (tag?.startsWith('tag:yaml.org,2002:') && /:/.test(tag.slice(18)))
      this.tags.push({ tag, value: made.kind === 'text' ? made.text : '', at })
    else if (tag && /^tag:yaml\.org,2002:(?:python|ruby|java|javax|com|org|net|js|perl|php)[/.:]/.test(tag))
      this.tags.push({ tag, value: made.kind === 'text' ? made.text : '', at })
    return made
  }

  #collection(node: Node, at: number, depth: number): JsonNode {
    if (isMap(node)) {
      const entries: JsonEntry[] = node.items.map((pair) => {
        const key = isNode(pair.key) ? this.node(pair.key, depth + 1) : undefined
        const value = isNode(pair.value) ? this.node(pair.value, depth + 1) : undefined
        return { key: keyText(key), at: key?.at ?? at, value: value ?? { kind: 'word', at, word: 'null' } }
      })
      return { kind: 'object', at, entries }
    }
    if (isSeq(node)) return { kind: 'array', at, items: node.items.flatMap((item) => (isNode(item) ? [this.node(item, depth + 1)] : [])) }
    const value = isScalar(node) ? node.value : null
    if (typeof value === 'string') return { kind: 'text', at, text: value }
    if (typeof value === 'boolean') return { kind: 'word', at, word: value ? 'true' : 'false' }
    if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', at, digits: String(value) }
    return { kind: 'word', at, word: 'null' }
  }
}

const keyText = (key: JsonNode | undefined): string =>
  key?.kind === 'text' ? key.text : key?.kind === 'number' ? key.digits : key?.kind === 'word' ? key.word : ''
