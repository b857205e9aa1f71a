import { counter, gauge, type Metric } from '#core/metrics'
import { processMetrics } from '#workbench/metrics'
import { type GatewayPart, startGatewayPart } from '#workbench/parts/gateway-part'
import type { StartPart } from '#workbench/process/running-part'

export const startPart: StartPart = async ({ settings }, log, say) => {
  const part = await startGatewayPart(settings, log)
  say({ type: 'ready', url: part.gateway.url, upstreams: part.upstreams })
  return { stop: part.stop, measure: async () => [...processMetrics('gateway'), ...metricsOf(part)] }
}

function metricsOf(part: GatewayPart): Metric[] {
  return [
    ...part.gateway.metrics().filter(({ name }) => name.startsWith('pavise_gateway_')),
    counter('pavise_gateway_recordings_dropped_total', 'Exchanges that were to be recorded and were not', part.recordingsDropped()),
    gauge('pavise_gateway_store_linked', '1 while the gateway hears the store', part.linked() ? 1 : 0),
  ]
}
