import { counter, gauge, type Metric, renderMetrics } from '#core/metrics'
import { processMetrics } from '#workbench/metrics'
import { collector } from '#workbench/parts/collect'
import { joinStore } from '#workbench/parts/join-store'
import { serveApi, signInAddress } from '#workbench/parts/serve-api'
import { type ServerPart, startServerPart } from '#workbench/parts/server-part'
import type { PartStates } from '#workbench/process/messages'
import type { StartPart } from '#workbench/process/running-part'

const CONNECTIONS = 12

export const startPart: StartPart = async ({ settings }, log, say) => {
  const joined = await joinStore(settings, CONNECTIONS)
  let states: PartStates = { worker: false, gateway: { running: false, upstreams: [], reason: 'it is starting' } }
  const others = collector(say)
  const measure = async (): Promise<Metric[]> => [...processMetrics('server'), ...metricsOf(part)]
  const part = await startServerPart({
    joined,
    settings,
    log,
    states: () => states,
    metrics: async () => renderMetrics([...(await measure()), ...(await others.collect())]),
  })
  const api = await serveApi(part, joined, settings, log)
  const link = await part.access.firstLink()
  say({ type: 'ready', url: api.address, ...(link ? { link: signInAddress(api.address, link.token) } : {}) })
  return {
    async stop() {
      await api.close()
      await part.stop()
      await joined.close()
    },
    measure,
    hear(message) {
      if (message.type === 'states') states = message.states
      else others.hear(message)
    },
  }
}

function metricsOf({ shipper }: ServerPart): Metric[] {
  return [
    counter('pavise_events_delivered_total', 'Events that went from the journal to the store since the server started', shipper.delivered),
    counter('pavise_events_damaged_total', 'Lines of the journal that were no events', shipper.damaged),
    gauge('pavise_events_behind_bytes', 'Bytes in the journal that are not in the store yet', shipper.behind),
  ]
}
