import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { ErrorCode } from '#core/errors/catalogue'
import { PaviseError } from '#core/errors/error'

/** Where something stands in a parsed file: keys and indices from the root. */
export type FaultPath = readonly (string | number)[]

/** One thing wrong with a file. `message` never quotes a value that may be a secret. */
export interface Fault {
  readonly path: FaultPath
  readonly message: string
  readonly hint?: string
  /** Points at the key itself, not at its value: for keys that should not be there. */
  readonly atKey?: boolean
}

/** A YAML file that was read, with the way back from a path to its line. */
export interface YamlSource {
  /** As the user named it; stands before each fault. */
  readonly name: string
  readonly value: unknown
  /** Line and column from 1; of the nearest thing that exists where the path leads nowhere. */
  positionOf(path: FaultPath, atKey?: boolean): { line: number; column: number }
}

const LARGEST = 1024 * 1024

/** Reads YAML 1.2. Every syntax fault is in the one error that it throws. Aliases are limited, tags beyond the core schema refused. */
export function readYaml(text: string, name: string, code: ErrorCode = 'PAV_CONFIG_INVALID'): YamlSource {
  if (text.length > LARGEST) throw new PaviseError(code, `${name} is larger than 1 MB`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    const shown = broken.map((fault) => {
      const { line, col } = lines.linePos(fault.pos[0])
      return { line, column: col, text: (fault.message.split('\n', 1)[0] ?? '').replace(/:$/, '') }
    })
    throw faultError(code, name, shown)
  }
  const positionOf = (path: FaultPath, atKey = false) => {
    const { line, col } = lines.linePos(offsetOf(document.contents, path, atKey))
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  return { name, value: plainValue(document, name, code), positionOf }
}

/** All faults of one file as the one error that the user sees: `file:line:column path: message (hint)`, in the order of the file. */
export function faultsIn(source: YamlSource, faults: readonly Fault[], code: ErrorCode = 'PAV_CONFIG_INVALID'): PaviseError {
  const shown = faults.map((fault) => {
    const where = fault.path.length > 0 ? `${pathText(fault.path)}: ` : ''
    return { ...source.positionOf(fault.path, fault.atKey), text: `${where}${fault.message}${fault.hint ? ` (${fault.hint})` : ''}` }
  })
  return faultError(code, source.name, shown)
}

/** `rules[0].when.detector` for `['rules', 0, 'when', 'detector']`. */
export function pathText(path: FaultPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      if (/^[\w-]+$/.test(step)) return index === 0 ? step : `.${step}`
      return `[${JSON.stringify(step)}]`
    })
    .join('')
}

/** The way back from `pathText`, for faults that come as text from the guard. */
export function pathOf(text: string): FaultPath {
  return [...text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) => {
    if (index !== undefined) return Number(index)
    return quoted === undefined ? (plain ?? '') : String(JSON.parse(`"${quoted}"`))
  })
}

function faultError(code: ErrorCode, name: string, shown: readonly { line: number; column: number; text: string }[]): PaviseError {
  const lines = [...shown]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map((fault) => `  ${name}:${fault.line}:${fault.column} ${fault.text}`)
  return new PaviseError(code, [`${name} has ${lines.length === 1 ? '1 fault' : `${lines.length} faults`}`, ...lines].join('\n'))
}

function plainValue(document: ReturnType<typeof parseDocument>, name: string, code: ErrorCode): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw new PaviseError(code, `${name} cannot be read: its aliases are broken or expand without end`, { cause })
  }
}

function offsetOf(root: Node | null, path: FaultPath, atKey: boolean): number {
  let node: unknown = root
  let offset = startOf(root) ?? 0
  for (const [depth, step] of path.entries()) {
    const next = childOf(node, step)
    if (next === undefined) break
    const last = depth === path.length - 1
    const keyStart = isPair(next) ? startOf(next.key) : undefined
    node = isPair(next) ? next.value : next
    offset = (last && atKey ? keyStart : (startOf(node) ?? keyStart)) ?? offset
  }
  return offset
}

function childOf(node: unknown, step: string | number): Node | Pair | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))
  if (isSeq(node) && typeof step === 'number') return node.items[step] as Node | undefined
  return undefined
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
