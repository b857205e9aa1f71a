import { counter, gauge, type Metric } from '#core/metrics'
import type { Room } from '#gateway/room'
import type { Counter } from '#gateway/stats'

const COUNTERS: readonly (readonly [name: string, of: Counter, help: string])[] = [
  ['requests', 'requests', 'Requests of clients'],
  ['blocked', 'blocked', 'Exchanges that a rule blocked'],
  ['held', 'held', 'Exchanges that waited for a person'],
  ['changed', 'changed', 'Exchanges in which something was masked or redacted'],
  ['refused', 'refused', 'Requests that were refused before any rule'],
  ['upstream_failed', 'upstreamFailed', 'Exchanges that failed upstream'],
  ['client_left', 'clientLeft', 'Exchanges whose client left'],
  ['journal_failed', 'journalFailed', 'Events that could not be written'],
  ['uninspectable', 'uninspectable', 'Exchanges with something that nobody could read'],
  ['doubted', 'doubted', 'Passages that the second stage was asked about'],
  ['unsettled', 'unsettled', 'Passages that the second stage could not tell'],
  ['input_tokens', 'inputTokens', 'Tokens that upstreams read, as they count'],
  ['output_tokens', 'outputTokens', 'Tokens that upstreams wrote, as they count'],
]

/** What a gateway counts, and how this process stands. */
export function gatewayMetrics(room: Pick<Room, 'stats' | 'meter' | 'journal' | 'sessions'>): Metric[] {
  const { stats, meter, journal, sessions } = room
  const snapshot = stats.snapshot()
  const { user, system } = process.cpuUsage()
  return [
    ...COUNTERS.map(([name, of, help]) => counter(`pavise_gateway_${name}_total`, help, snapshot[of])),
    counter('pavise_gateway_limited_total', 'Requests beyond a budget', meter?.refused ?? 0),
    counter('pavise_gateway_unmetered_total', 'Requests that passed uncounted while the store was away', meter?.unmetered ?? 0),
    gauge('pavise_gateway_active', 'Exchanges under way', snapshot.active),
    gauge('pavise_gateway_sessions', 'Sessions that clients named and that are remembered', sessions.size),
    gauge('pavise_gateway_journal_healthy', '1 while the journal can be written', (journal?.healthy ?? true) ? 1 : 0),
    gauge('pavise_process_resident_bytes', 'Memory of a process, shared pages included', process.memoryUsage.rss()),
    counter('pavise_process_cpu_seconds_total', 'Processor time of a process', (user + system) / 1e6),
    gauge('pavise_process_uptime_seconds', 'Seconds since a process started', process.uptime()),
  ]
}

/** Measures of several processes as those of one gateway: each keeps the number of its process as a label. */
export const ofWorker = (metrics: readonly Metric[], worker: number): Metric[] =>
  metrics.map((metric) => ({
    ...metric,
    values: metric.values.map(({ labels, value }) => ({ labels: { ...labels, worker: String(worker) }, value })),
  }))
