import { detectors as shipped } from '../detectors/index.js'
import type { Detector, DetectorOptions } from '../vocabulary/detector.js'
import { GuardError } from '../vocabulary/error.js'
import { parseExceptions } from './exceptions/parse-exceptions.js'
import { below, type Fault, FaultReader } from './faults.js'
import { parseMcp } from './parse-mcp.js'
import { parseExtraction, parseRisk } from './parse-over-time.js'
import { parseRoutes } from './parse-routes.js'
import { parseRules } from './parse-rules.js'
import { type Policy, type ToolPolicy, UNKNOWN_SURFACE } from './policy.js'
import { resolveDetector } from './resolve-detector.js'
import { UNINSPECTABLE } from './uninspectable.js'

const KEYS = [
  'version',
  'mode',
  'trust',
  'documents',
  'tools',
  'session',
  'allow',
  'canaries',
  'detectors',
  'rules',
  'exceptions',
  'mcp',
  'risk',
  'extraction',
  'unknownSurface',
  'uninspectable',
  'routes',
]
const TRUST = ['operator', 'untrusted'] as const
const EFFECTS = ['none', 'external'] as const
const RETURNS = ['trusted', 'untrusted', 'private'] as const

export type ParsedPolicy = { policy: Policy; faults?: undefined } | { policy?: undefined; faults: readonly Fault[] }

/**
 * Reads a policy from a parsed document (YAML or JSON). Every fault is found in one pass; defaults are filled in.
 * @example parsePolicy({ version: 1, rules: [] }) // { policy: { version: 1, mode: 'enforce', … } }
 */
export function parsePolicy(value: unknown, options: { detectors?: readonly Detector[] } = {}): ParsedPolicy {
  const reader = new FaultReader()
  const root = reader.record(value, '', KEYS)
  if (!root) return { faults: reader.faults }
  if (root.get('version') !== 1) reader.fault('version', 'must be 1', 'Write `version: 1` on the first line.')
  const list = options.detectors ?? shipped
  const detectors = readDetectors(reader, root.get('detectors'), list)
  const rules = root.has('rules') ? parseRules(reader, root.get('rules'), list, detectors) : []
  const exceptions = root.has('exceptions') ? parseExceptions(reader, root.get('exceptions'), rules) : []
  const policy: Policy = {
    version: 1,
    mode: root.has('mode') ? (reader.oneOf(root.get('mode'), 'mode', ['enforce', 'observe'] as const) ?? 'enforce') : 'enforce',
    trust: readTrust(reader, root.get('trust')),
    documents: readDocuments(reader, root.get('documents')),
    tools: readTools(reader, root.get('tools')),
    session: readSession(reader, root.get('session')),
    allow: root.has('allow') ? reader.texts(root.get('allow'), 'allow') : [],
    canaries: root.has('canaries') ? readCanaries(reader, root.get('canaries')) : [],
    detectors,
    rules,
    ...(exceptions.length > 0 && { exceptions }),
    ...readRoutes(reader, root),
    ...(root.has('risk') && { risk: parseRisk(reader, root.get('risk')) }),
    ...(root.has('extraction') && { extraction: parseExtraction(reader, root.get('extraction')) }),
    ...(root.has('mcp') && { mcp: parseMcp(reader, root.get('mcp')) }),
  }
  return reader.faults.length > 0 ? { faults: reader.faults } : { policy }
}

/** As `parsePolicy`, but throws PAV_POLICY_INVALID with all faults. */
export function loadPolicy(value: unknown, options: { detectors?: readonly Detector[] } = {}): Policy {
  const { policy, faults } = parsePolicy(value, options)
  if (policy) return policy
  const first = faults[0]!
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  throw new GuardError('PAV_POLICY_INVALID', `policy: ${first.path || 'document'}: ${first.message}${more}`, faults)
}

function readRoutes(reader: FaultReader, root: ReadonlyMap<string, unknown>): Pick<Policy, 'unknownSurface' | 'uninspectable' | 'routes'> {
  const unknownSurface = root.has('unknownSurface') && reader.oneOf(root.get('unknownSurface'), 'unknownSurface', UNKNOWN_SURFACE)
  const uninspectable = root.has('uninspectable') && reader.oneOf(root.get('uninspectable'), 'uninspectable', UNINSPECTABLE)
  return {
    ...(unknownSurface && { unknownSurface }),
    ...(uninspectable && { uninspectable }),
    ...(root.has('routes') && { routes: parseRoutes(reader, root.get('routes')) }),
  }
}

function readTrust(reader: FaultReader, value: unknown): Policy['trust'] {
  const trust: Policy['trust'] = { system: 'operator', developer: 'operator' }
  const record = value === undefined ? null : reader.record(value, 'trust', ['system', 'developer'])
  for (const role of ['system', 'developer'] as const) {
    if (record?.has(role)) trust[role] = reader.oneOf(record.get(role), `trust.${role}`, TRUST) ?? 'untrusted'
  }
  return trust
}

function readDocuments(reader: FaultReader, value: unknown): Policy['documents'] {
  const record = value === undefined ? null : reader.record(value, 'documents', ['tools', 'markers', 'parts'])
  const texts = (key: string, otherwise: string[]) => (record?.has(key) ? reader.texts(record.get(key), `documents.${key}`) : otherwise)
  return { tools: texts('tools', []), markers: texts('markers', []), parts: texts('parts', ['file', 'document']) }
}

function readTools(reader: FaultReader, value: unknown): Policy['tools'] {
  const record = value === undefined ? null : reader.record(value, 'tools', null)
  if (!record) return {}
  return Object.fromEntries([...record].map(([name, tool]) => [name, readTool(reader, tool, below('tools', name))]))
}

function readTool(reader: FaultReader, value: unknown, path: string): ToolPolicy {
  const record = reader.record(value, path, ['effect', 'returns', 'to', 'carries']) ?? new Map<string, unknown>()
  const effect = record.has('effect') ? (reader.oneOf(record.get('effect'), `${path}.effect`, EFFECTS) ?? 'external') : 'external'
  const returns = readReturns(reader, record.get('returns'), `${path}.returns`)
  // An external tool of which no role is declared is judged by all of its arguments, like a tool that is not listed.
  const undeclared = effect === 'external' && !record.has('to') && !record.has('carries') ? ['arguments'] : []
  const role = (key: 'to' | 'carries') =>
    record.has(key) ? reader.list(record.get(key), `${path}.${key}`, (item, at) => readArgumentPath(reader, item, at)) : undeclared
  return { effect, returns, to: role('to'), carries: role('carries') }
}

function readReturns(reader: FaultReader, value: unknown, path: string): ToolPolicy['returns'] {
  if (value === undefined) return ['untrusted', 'private']
  const items = Array.isArray(value) ? value : [value]
  const returns = reader.list(items, path, (item, at) => reader.oneOf(item, Array.isArray(value) ? at : path, RETURNS))
  if (returns.includes('trusted') && returns.includes('untrusted')) {
    reader.fault(path, 'cannot be trusted and untrusted at once', 'Keep one of them; `private` may stand beside either.')
  }
  return returns
}

function readArgumentPath(reader: FaultReader, value: unknown, path: string): string | undefined {
  const text = reader.text(value, path)
  if (text === undefined) return undefined
  if (/^arguments(?:\.[^.[\]]+|\[(?:\d+|\*)?\])*$/u.test(text)) return text
  reader.fault(path, `"${text}" is no argument path`, 'Write it as `arguments.to` or `arguments.items[].amount`.')
  return undefined
}

function readSession(reader: FaultReader, value: unknown): Policy['session'] {
  const record = value === undefined ? null : reader.record(value, 'session', ['header'])
  if (!record?.has('header')) return {}
  const header = reader.text(record.get('header'), 'session.header')
  if (header !== undefined && !/^[!#$%&'*+.^`|~\w-]+$/u.test(header)) {
    reader.fault('session.header', `"${header}" is no header name`, 'Use letters, digits and dashes, such as x-session-id.')
  }
  return header === undefined ? {} : { header: header.toLowerCase() }
}

function readCanaries(reader: FaultReader, value: unknown): string[] {
  return reader.list(value, 'canaries', (item, path) => {
    const text = reader.text(item, path)
    if (text !== undefined && text.length < 8) {
      reader.fault(path, 'is too short to be a canary', 'Use at least 8 characters that occur nowhere else.')
    }
    return text
  })
}

function readDetectors(reader: FaultReader, value: unknown, list: readonly Detector[]): Policy['detectors'] {
  const record = value === undefined ? null : reader.record(value, 'detectors', null)
  const entries: [string, DetectorOptions][] = []
  for (const [name, entry] of record ?? []) {
    const path = below('detectors', name)
    const options = reader.record(entry, path, null)
    if (!options) continue
    const configured: DetectorOptions = Object.fromEntries(options)
    const detector = resolveDetector(name, { [name]: configured }, list)
    if (!detector) {
      const keys = list.flatMap((each) => each.option ?? [])
      reader.fault(path, 'says nothing that a detector understands', keys.length ? `Give it one of: ${keys.join(', ')}.` : undefined)
      continue
    }
    for (const fault of detector.detector.check?.(configured) ?? []) reader.fault(path, fault)
    entries.push([name, configured])
  }
  return Object.fromEntries(entries)
}
