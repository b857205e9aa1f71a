import { counter, gauge } from '#core/metrics'
import { processMetrics } from '#workbench/metrics'
import { joinStore } from '#workbench/parts/join-store'
import { startWorkerPart } from '#workbench/parts/worker-part'
import type { StartPart } from '#workbench/process/running-part'

/** Connections of a worker: its jobs, its lease, the queue's listener, and some for the store. */
const CONNECTIONS = 8

export const startPart: StartPart = async ({ settings, name, dead }, log, say) => {
  const joined = await joinStore(settings, CONNECTIONS)
  const worker = await startWorkerPart({ joined, settings, name, dead, log })
  void worker.ended.then((fault) => {
    if (fault) throw fault
  })
  say({ type: 'ready' })
  return {
    async stop() {
      await worker.stop()
      await joined.close()
    },
    measure: async () => [
      ...processMetrics('worker'),
      gauge('pavise_jobs_active', 'Jobs at work', worker.active.size),
      counter('pavise_jobs_done_total', 'Jobs done since the worker started', worker.done),
      counter('pavise_jobs_failed_total', 'Jobs that failed since the worker started, retries included', worker.failed),
    ],
  }
}
