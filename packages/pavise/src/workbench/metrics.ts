import { gauge, type Metric } from '#core/metrics'

/** What every process can say of itself. */
export function processMetrics(part: string): Metric[] {
  const labels = { part }
  const { user, system } = process.cpuUsage()
  return [
    gauge('pavise_process_resident_bytes', 'Memory of a process, shared pages included', process.memoryUsage.rss(), labels),
    { ...gauge('pavise_process_cpu_seconds_total', 'Processor time of a process', (user + system) / 1e6, labels), type: 'counter' },
    gauge('pavise_process_uptime_seconds', 'Seconds since a process started', process.uptime(), labels),
  ]
}
