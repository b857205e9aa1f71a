import { Counter, Histogram, Registry } from 'prom-client'

/** Numbers of the API for Prometheus. By route, never by address: an address may hold what somebody searched for. */
export interface ApiMetrics {
  served(route: string, status: number, seconds: number): void
  text(): Promise<string>
}

export function apiMetrics(): ApiMetrics {
  const register = new Registry()
  const duration = new Histogram({
    name: 'pavise_api_request_seconds',
    help: 'Seconds from request to answer',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [register],
  })
  const failures = new Counter({
    name: 'pavise_api_failures_total',
    help: 'Answers that were a fault in Pavise',
    labelNames: ['route'],
    registers: [register],
  })
  return {
    served(route, status, seconds) {
      duration.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds)
      if (status >= 500) failures.inc({ route })
    },
    text: () => register.metrics(),
  }
}
