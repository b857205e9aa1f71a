import { parseDuration } from './duration.js'
import { below, type FaultReader } from './faults.js'
import type { ExtractionPolicy, RiskPolicy } from './policy.js'

const DAY = 86_400_000
const HOLD = ['timeout', 'otherwise'] as const

/** Reads `risk`: what firings add up to over a session. */
export function parseRisk(reader: FaultReader, value: unknown): RiskPolicy {
  const record = reader.record(value, 'risk', ['halfLife', 'weights', 'flag', 'hold', 'block', ...HOLD]) ?? new Map<string, unknown>()
  const level = (key: 'flag' | 'hold' | 'block') =>
    record.has(key) ? reader.number(record.get(key), `risk.${key}`, 0.001, 1e6) : undefined
  const risk: RiskPolicy = {
    halfLife: record.has('halfLife') ? (reader.number(record.get('halfLife'), 'risk.halfLife', 1, 1e6) ?? 20) : 20,
    weights: readWeights(reader, record.get('weights')),
    ...readHold(reader, record, 'risk'),
  }
  for (const key of ['flag', 'hold', 'block'] as const) {
    const at = level(key)
    if (at !== undefined) risk[key] = at
  }
  if (risk.flag === undefined && risk.hold === undefined && risk.block === undefined)
    reader.fault('risk', 'says at no level what to do', 'Give it one of flag, hold, block, for example `hold: 4`.')
  return risk
}

function readWeights(reader: FaultReader, value: unknown): RiskPolicy['weights'] {
  const record = value === undefined ? null : reader.record(value, 'risk.weights', null)
  return Object.fromEntries(
    [...(record ?? [])].map(([rule, weight]) => [rule, reader.number(weight, below('risk.weights', rule), 0, 1e6) ?? 1]),
  )
}

/** Reads `extraction`: how much of a model somebody may ask out of it. */
export function parseExtraction(reader: FaultReader, value: unknown): ExtractionPolicy {
  const keys = ['window', 'requests', 'distinct', 'nearDuplicates', 'do', ...HOLD]
  const record = reader.record(value, 'extraction', keys) ?? new Map<string, unknown>()
  const window = record.has('window') ? parseDuration(record.get('window')) : 3_600_000
  if (window === null || window < 1000 || window > 31 * DAY)
    reader.fault('extraction.window', 'must be a duration from a second to 31 days', 'Write it as "1h" or "1d".')
  const extraction: ExtractionPolicy = {
    window: window ?? 3_600_000,
    do: record.has('do') ? (reader.oneOf(record.get('do'), 'extraction.do', ['flag', 'hold', 'block'] as const) ?? 'flag') : 'flag',
    ...readHold(reader, record, 'extraction'),
  }
  for (const [key, most] of [
    ['requests', 1e9],
    ['distinct', 1e9],
    ['nearDuplicates', 127],
  ] as const) {
    const at = record.has(key) ? reader.number(record.get(key), `extraction.${key}`, 1, most) : undefined
    if (at !== undefined) extraction[key] = at
  }
  if (extraction.requests === undefined && extraction.distinct === undefined && extraction.nearDuplicates === undefined)
    reader.fault('extraction', 'has no measure', 'Give it one of requests, distinct, nearDuplicates.')
  return extraction
}

function readHold(reader: FaultReader, record: Map<string, unknown>, path: string): { timeout: number; otherwise: 'allow' | 'block' } {
  const timeout = record.has('timeout') ? parseDuration(record.get('timeout')) : 60_000
  if (timeout === null || timeout > DAY)
    reader.fault(`${path}.timeout`, 'must be a duration of at most a day', 'Write it as "60s" or "5m".')
  const otherwise = record.has('otherwise')
    ? reader.oneOf(record.get('otherwise'), `${path}.otherwise`, ['allow', 'block'] as const)
    : 'block'
  return { timeout: timeout ?? 60_000, otherwise: otherwise ?? 'block' }
}
