/** A JSON value with its place: `at` is the byte offset of its first character in the document. */
export type JsonNode = JsonObject | JsonArray | JsonText | JsonNumber | JsonWord

export interface JsonObject {
  readonly kind: 'object'
  readonly at: number
  /** As they stand, duplicates included. */
  readonly entries: readonly JsonEntry[]
}
export interface JsonEntry {
  readonly key: string
  readonly at: number
  readonly value: JsonNode
}
export interface JsonArray {
  readonly kind: 'array'
  readonly at: number
  readonly items: readonly JsonNode[]
}
export interface JsonText {
  readonly kind: 'text'
  readonly at: number
  readonly text: string
}
export interface JsonNumber {
  readonly kind: 'number'
  readonly at: number
  /** As it is written: no digit is lost. */
  readonly digits: string
}
export interface JsonWord {
  readonly kind: 'word'
  readonly at: number
  readonly word: 'true' | 'false' | 'null'
}

/** The value that a reader like Python's takes: of duplicates the last. */
export function field(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined
  for (let index = node.entries.length - 1; index >= 0; index--) if (node.entries[index]!.key === key) return node.entries[index]!.value
  return undefined
}

export const textField = (node: JsonNode | undefined, key: string): string | undefined => textOf(field(node, key))

export const textOf = (node: JsonNode | undefined): string | undefined => (node?.kind === 'text' ? node.text : undefined)

/** A whole number without loss, or undefined. */
export function integerOf(node: JsonNode | undefined): bigint | undefined {
  return node?.kind === 'number' && /^-?\d+$/.test(node.digits) ? BigInt(node.digits) : undefined
}

/** Every value of a document, outermost first, with the path of keys and indexes that leads to it. Iterative: depth costs no stack. */
export function* walkJson(root: JsonNode): Generator<{ node: JsonNode; path: readonly (string | number)[] }> {
  const pending: { node: JsonNode; path: readonly (string | number)[] }[] = [{ node: root, path: [] }]
  while (pending.length > 0) {
    const next = pending.pop()!
    yield next
    const { node, path } = next
    if (node.kind === 'object')
      for (let index = node.entries.length - 1; index >= 0; index--) {
        const entry = node.entries[index]!
        pending.push({ node: entry.value, path: [...path, entry.key] })
      }
    if (node.kind === 'array')
      for (let index = node.items.length - 1; index >= 0; index--) pending.push({ node: node.items[index]!, path: [...path, index] })
  }
}

/** `layers.0.config` for a message or a fingerprint; long paths keep both ends. */
export function pathText(path: readonly (string | number)[]): string {
  const text = path.join('.')
  return text.length <= 120 ? text : `${text.slice(0, 60)}…${text.slice(-59)}`
}
