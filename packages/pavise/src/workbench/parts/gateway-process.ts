import { counter, gauge, type Metric, processMetrics } from '#workbench/metrics'
import { type GatewayPart, startGatewayPart } from '#workbench/parts/gateway-part'
import type { StartPart } from '#workbench/process/running-part'

export const startPart: StartPart = async ({ settings }, log, say) => {
  const part = await startGatewayPart(settings, log)
  say({ type: 'ready', url: part.gateway.url, upstreams: part.upstreams })
  return { stop: part.stop, measure: async () => [...processMetrics('gateway'), ...metricsOf(part)] }
}

function metricsOf(part: GatewayPart): Metric[] {
  const stats = part.gateway.stats()
  const count = (name: string, help: string, value: number): Metric => counter(`pavise_gateway_${name}_total`, help, value)
  return [
    count('requests', 'Requests of clients', stats.requests),
    count('blocked', 'Exchanges that a rule blocked', stats.blocked),
    count('held', 'Exchanges that waited for a person', stats.held),
    count('changed', 'Exchanges in which something was masked or redacted', stats.changed),
    count('refused', 'Requests that were refused before any rule', stats.refused),
    count('upstream_failed', 'Exchanges that failed upstream', stats.upstreamFailed),
    count('client_left', 'Exchanges whose client left', stats.clientLeft),
    count('journal_failed', 'Events that could not be written', stats.journalFailed),
    count('recordings_dropped', 'Exchanges that were to be recorded and were not', part.recordingsDropped()),
    gauge('pavise_gateway_active', 'Exchanges under way', stats.active),
    gauge('pavise_gateway_journal_healthy', '1 while the journal can be written', part.journalHealthy() ? 1 : 0),
    gauge('pavise_gateway_store_linked', '1 while the gateway hears the store', part.linked() ? 1 : 0),
  ]
}
