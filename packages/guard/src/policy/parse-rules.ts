import type { Detector } from '../vocabulary/detector.js'
import { ORIGINS, type Origin } from '../vocabulary/origin.js'
import { parseDuration } from './duration.js'
import { below, type FaultReader, nearest } from './faults.js'
import { ACTIONS, type Action, type CallRule, DESTINATIONS, type DetectorRule, type FlowRule, type Policy, type Rule } from './policy.js'
import { resolveDetector } from './resolve-detector.js'

const COMMON = ['id', 'do', 'timeout', 'otherwise', 'onError', 'onJournalFull']
const DETECTOR_KEYS = ['from', 'to', 'when', 'stream']
const DAY = 86_400_000
const DEFAULT_TIMEOUT = 60_000

type Fields = Map<string, unknown>
interface Shared {
  id: string
  do: Action
  timeout?: number
  otherwise?: 'allow' | 'block'
  onError: 'block' | 'allow'
  onJournalFull?: 'block' | 'pass'
}

/** Reads the rules. A rule has exactly one of `when`, `flow` and `call`. */
export function parseRules(reader: FaultReader, value: unknown, list: readonly Detector[], configured: Policy['detectors']): Rule[] {
  const seen = new Set<string>()
  return reader.list(value, 'rules', (item, path) => {
    const fields = reader.record(item, path, null)
    if (!fields) return undefined
    const kinds = (['when', 'flow', 'call'] as const).filter((key) => fields.has(key))
    const kind = kinds[0]
    if (kind === undefined || kinds.length > 1) {
      reader.fault(
        path,
        'must have exactly one of when, flow, call',
        'when: a detector; flow: where an argument came from; call: its value.',
      )
      return undefined
    }
    reader.record(item, path, kind === 'when' ? [...COMMON, ...DETECTOR_KEYS] : [...COMMON, kind])
    const shared = readShared(reader, fields, path)
    if (seen.has(shared.id)) reader.fault(`${path}.id`, `"${shared.id}" is taken by a rule above`, 'Give each rule an id of its own.')
    seen.add(shared.id)
    if (kind !== 'when' && (shared.do === 'mask' || shared.do === 'redact')) {
      reader.fault(`${path}.do`, `cannot be ${shared.do} for a ${kind} rule`, 'A call is made or it is not: use flag, hold or block.')
    }
    if (kind === 'when') return readDetectorRule(reader, fields, path, shared, list, configured)
    return kind === 'flow' ? readFlowRule(reader, fields, path, shared) : readCallRule(reader, fields, path, shared)
  })
}

function readShared(reader: FaultReader, fields: Fields, path: string): Shared {
  const id = reader.text(fields.get('id'), `${path}.id`) ?? ''
  const action = reader.oneOf(fields.get('do'), `${path}.do`, ACTIONS) ?? 'block'
  const enforcing = action !== 'allow' && action !== 'flag'
  const onError = fields.has('onError') ? reader.oneOf(fields.get('onError'), `${path}.onError`, ['block', 'allow'] as const) : undefined
  const full = fields.get('onJournalFull')
  const onJournalFull = full === undefined ? undefined : reader.oneOf(full, `${path}.onJournalFull`, ['block', 'pass'] as const)
  const shared: Shared = { id, do: action, onError: onError ?? (enforcing ? 'block' : 'allow'), ...(onJournalFull && { onJournalFull }) }
  if (action !== 'hold') {
    for (const key of ['timeout', 'otherwise']) {
      if (fields.has(key)) reader.fault(below(path, key), 'only goes with `do: hold`', 'Take it out, or make the rule hold.')
    }
    return shared
  }
  const timeout = fields.has('timeout') ? parseDuration(fields.get('timeout')) : DEFAULT_TIMEOUT
  if (timeout === null || timeout > DAY)
    reader.fault(`${path}.timeout`, 'must be a duration of at most a day', 'Write it as "60s" or "5m".')
  const otherwise = fields.has('otherwise')
    ? reader.oneOf(fields.get('otherwise'), `${path}.otherwise`, ['allow', 'block'] as const)
    : 'block'
  return { ...shared, timeout: timeout ?? DEFAULT_TIMEOUT, otherwise: otherwise ?? 'block' }
}

function readDetectorRule(
  reader: FaultReader,
  fields: Fields,
  path: string,
  shared: Shared,
  list: readonly Detector[],
  configured: Policy['detectors'],
): DetectorRule | undefined {
  const from = fields.has('from')
    ? reader.list(fields.get('from'), `${path}.from`, (item, at) => reader.oneOf<Origin>(item, at, ORIGINS))
    : undefined
  const to = fields.has('to') ? reader.list(fields.get('to'), `${path}.to`, (item, at) => reader.oneOf(item, at, DESTINATIONS)) : undefined
  const when = reader.record(fields.get('when'), `${path}.when`, ['detector', 'kinds', 'threshold', 'fpr'])
  const streams = ['inline', 'buffer', 'observe'] as const
  const stream = fields.has('stream') ? reader.oneOf(fields.get('stream'), `${path}.stream`, streams) : undefined
  const name = when && reader.text(when.get('detector'), `${path}.when.detector`)
  if (!when || !name) return undefined
  const found = resolveDetector(name, configured, list)?.detector
  if (!found) {
    unknownDetector(reader, `${path}.when.detector`, name, list, configured)
    return undefined
  }
  if (found.reach === 'text' && stream === 'inline') {
    reader.fault(`${path}.stream`, `detector "${name}" needs the whole text`, 'Use `stream: buffer` or `stream: observe`.')
  }
  const rule: DetectorRule = {
    ...shared,
    when: readWhen(reader, when, `${path}.when`, name, found),
    stream: stream ?? (found.reach === 'text' ? 'buffer' : 'inline'),
  }
  return { ...rule, ...(from && { from }), ...(to && { to }) }
}

function readWhen(reader: FaultReader, when: Fields, path: string, name: string, detector: Detector): DetectorRule['when'] {
  const read: DetectorRule['when'] = { detector: name }
  if (when.has('kinds')) {
    const kinds = detector.kinds
    read.kinds =
      kinds.length > 0
        ? reader.list(when.get('kinds'), `${path}.kinds`, (item, at) => reader.oneOf(item, at, kinds))
        : reader.texts(when.get('kinds'), `${path}.kinds`)
  }
  if (when.has('threshold')) {
    const threshold = reader.number(when.get('threshold'), `${path}.threshold`, 0, 1)
    if (threshold !== undefined) read.threshold = threshold
  }
  if (when.has('fpr')) {
    const fpr = reader.number(when.get('fpr'), `${path}.fpr`, 0, 1)
    if (fpr !== undefined) read.fpr = fpr
    if (when.has('threshold')) reader.fault(`${path}.fpr`, 'cannot stand beside threshold', 'Keep one of the two.')
    else if (!detector.threshold) reader.fault(`${path}.fpr`, `detector "${name}" has no calibration`, 'Use `threshold`, or neither.')
  }
  return read
}

function unknownDetector(
  reader: FaultReader,
  path: string,
  name: string,
  list: readonly Detector[],
  configured: Policy['detectors'],
): void {
  const needs = list.find((each) => each.id === name)
  if (needs?.option) {
    reader.fault(
      path,
      `detector "${name}" needs to be configured`,
      `Add an entry under detectors: with \`${needs.option}\`, and name that entry.`,
    )
    return
  }
  const names = [...Object.keys(configured), ...list.filter((each) => each.option === undefined).map((each) => each.id)]
  const near = nearest(name, names)
  reader.fault(path, `no detector is called "${name}"`, near ? `Did you mean "${near}"?` : `There are: ${names.join(', ')}.`)
}

function readFlowRule(reader: FaultReader, fields: Fields, path: string, shared: Shared): FlowRule | undefined {
  const at = `${path}.flow`
  const flow = reader.record(fields.get('flow'), at, ['argument', 'derived', 'tool', 'except', 'unless'])
  if (!flow) return undefined
  const argument = reader.oneOf(flow.get('argument'), `${at}.argument`, ['to', 'carries'] as const)
  const taints = ['untrusted', 'private'] as const
  const derived = reader.list(flow.get('derived'), `${at}.derived`, (item, where) => reader.oneOf(item, where, taints))
  const tool = flow.has('tool') ? readToolChoice(reader, flow.get('tool'), `${at}.tool`) : {}
  const except = flow.has('except') ? reader.texts(flow.get('except'), `${at}.except`) : undefined
  const unless = flow.has('unless') ? readUnless(reader, flow.get('unless'), `${at}.unless`) : undefined
  if (!argument) return undefined
  return { ...shared, flow: { argument, derived, tool, ...(except && { except }), ...(unless && { unless }) } }
}

function readUnless(reader: FaultReader, value: unknown, path: string): FlowRule['flow']['unless'] {
  const record = reader.record(value, path, ['to'])
  if (!record) return undefined
  return { to: reader.list(record.get('to'), `${path}.to`, (item, where) => reader.oneOf(item, where, ['operator', 'trusted'] as const)) }
}

function readToolChoice(reader: FaultReader, value: unknown, path: string): FlowRule['flow']['tool'] {
  const record = reader.record(value, path, ['effect', 'name'])
  const effect = record?.has('effect') ? reader.oneOf(record.get('effect'), `${path}.effect`, ['none', 'external'] as const) : undefined
  const name = record?.has('name') ? readNames(reader, record.get('name'), `${path}.name`) : undefined
  return { ...(effect && { effect }), ...(name && { name }) }
}

function readNames(reader: FaultReader, value: unknown, path: string): string[] {
  return typeof value === 'string' ? [value] : reader.texts(value, path)
}

function readCallRule(reader: FaultReader, fields: Fields, path: string, shared: Shared): CallRule | undefined {
  const at = `${path}.call`
  const call = reader.record(fields.get('call'), at, ['tool', 'argument', 'above', 'outside', 'named'])
  if (!call) return undefined
  const tool = readNames(reader, call.get('tool'), `${at}.tool`)
  const argument = call.has('argument') ? reader.text(call.get('argument'), `${at}.argument`) : undefined
  const above = call.has('above') ? reader.number(call.get('above'), `${at}.above`, -Number.MAX_VALUE, Number.MAX_VALUE) : undefined
  const outside = call.has('outside') ? reader.texts(call.get('outside'), `${at}.outside`) : undefined
  const named = call.has('named')
    ? reader.list(call.get('named'), `${at}.named`, (item, where) => reader.oneOf(item, where, ['operator', 'trusted'] as const))
    : undefined
  const limited = above !== undefined || outside !== undefined || named !== undefined
  if (limited && argument === undefined) {
    reader.fault(`${at}.argument`, 'is missing', 'Name the argument that is compared, such as `arguments.amount`.')
  }
  if (argument !== undefined && !limited) {
    reader.fault(at, 'names an argument but no limit', 'Add `above`, `outside` or `named`, or take `argument` out to catch every call.')
  }
  const limits = { ...(above !== undefined && { above }), ...(outside && { outside }), ...(named && { named }) }
  return { ...shared, call: { tool, ...(argument !== undefined && { argument }), ...limits } }
}
