/** One measure of one part, as it travels between processes. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]
}

export const gauge = (name: string, help: string, value: number, labels?: Readonly<Record<string, string>>): Metric => ({
  name,
  help,
  type: 'gauge',
  values: [{ value, ...(labels ? { labels } : {}) }],
})

export const counter = (name: string, help: string, value: number, labels?: Readonly<Record<string, string>>): Metric => ({
  ...gauge(name, help, value, labels),
  type: 'counter',
})

/** The text format of Prometheus (exposition format 0.0.4). Metrics of one name from several parts become one. */
export function renderMetrics(metrics: readonly Metric[]): string {
  const byName = new Map<string, Metric[]>()
  for (const metric of metrics) byName.set(metric.name, [...(byName.get(metric.name) ?? []), metric])
  return [...byName]
    .map(([name, same]) => {
      const { help, type } = same[0]!
      const lines = same.flatMap(({ values }) => values.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}`))
      return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
    })
    .join('')
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
