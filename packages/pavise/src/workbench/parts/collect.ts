import type { Metric } from '#core/metrics'
import type { FromPart, ToPart } from '#workbench/process/messages'

/** How long the other parts have to answer. Milliseconds. */
const PATIENCE = 2_000

export interface Collector {
  /** Metrics of the other parts; those that did not answer in time are left out. */
  collect(): Promise<Metric[]>
  hear(message: ToPart): void
}

/** Asks the owner of the process for the metrics of the other parts. */
export function collector(say: (message: FromPart) => void): Collector {
  const open = new Map<number, (metrics: Metric[]) => void>()
  let next = 0
  return {
    collect: () =>
      new Promise((resolve) => {
        const request = next++
        const late = setTimeout(() => done([]), PATIENCE)
        const done = (metrics: Metric[]): void => {
          clearTimeout(late)
          open.delete(request)
          resolve(metrics)
        }
        open.set(request, done)
        say({ type: 'collect', request })
      }),
    hear(message) {
      if (message.type === 'collected') open.get(message.request)?.(message.metrics as Metric[])
    },
  }
}
