import { detectors } from '@pavise/guard/detectors'
import { createGuard, type Guard, loadPolicy } from '../../packages/guard/src/index.js'
import { read } from '../../packages/guard/src/text/reading.js'
import { clean, HOSTILE, ordinary, repeated, withEncodings } from './hot-texts.js'

const OPERATOR =
  'You answer questions about freight and never name a price below the floor of the day, which stands in table nine. '.repeat(4)
const OPTIONS: Readonly<Record<string, Record<string, unknown>>> = {
  words: { words: ['Falcon', 'Osprey', 'Project Heron'] },
  pattern: { pattern: 'TCK-[0-9]{6}' },
  tenancy: { tenancy: { field: 'tenant', equals: 'principal.tenant' } },
}
/** `least` as policies with `fpr: 0.01` or no threshold of their own have it. */
const CONTEXT = {
  origin: 'assistant',
  operatorText: OPERATOR,
  canaries: ['vx7-Quill-4409-marsh'],
  vouchedText: OPERATOR,
  least: 0.5,
} as const
const detects = detectors.map((each) => ({ id: each.id, detect: each.create(OPTIONS[each.id] ?? {}) }))

function everyDetector(): Guard {
  const rules = detectors.map(({ id }) => ({
    id,
    from: ['user', 'document', 'tool', 'assistant'],
    when: { detector: id },
    do: 'flag',
    ...(id === 'tenancy' && { stream: 'buffer' }),
  }))
  return createGuard(loadPolicy({ version: 1, canaries: CONTEXT.canaries, detectors: OPTIONS, rules }))
}

/** Processor microseconds of a call. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const rounded = (value: number) => Math.round(value * 10) / 10

/** Nanoseconds of processor time per unit, median over rounds; every text is a new one. */
function perUnit(run: (text: string) => unknown, make: (seed: number) => string, texts: number, rounds: number): number {
  const costs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const list = Array.from({ length: texts }, (_, i) => Buffer.from(make(round * texts + i), 'utf16le').toString('utf16le'))
    const units = list.reduce((sum, text) => sum + text.length, 0)
    costs.push(
      (1000 *
        processorTime(() => {
          for (const text of list) run(text)
        })) /
        units,
    )
  }
  return median(costs)
}

/** Wall time of single calls in microseconds: percentiles mean something on an idle machine only. */
function percentiles(run: (text: string) => unknown, make: (seed: number) => string, calls: number): Record<string, number> {
  const times: number[] = []
  for (let i = 0; i < calls; i++) {
    const text = Buffer.from(make(i), 'utf16le').toString('utf16le')
    const start = process.hrtime.bigint()
    run(text)
    times.push(Number(process.hrtime.bigint() - start) / 1000)
  }
  times.sort((a, b) => a - b)
  return { p50: rounded(times[times.length >> 1]!), p99: rounded(times[Math.floor(times.length * 0.99)]!) }
}

const all = (text: string) => detects.map(({ detect }) => detect(text, CONTEXT))
const KILOBYTE = 1024
const LONG = 65_536

function hostile(): object {
  const found: { kind: string; ns: number; growth: number; detector: string; ofDetector: number }[] = []
  for (const [kind, piece] of Object.entries(HOSTILE)) {
    const once = perUnit(all, (seed) => `${seed} ${repeated(piece, LONG / 2)}`, 1, 3)
    const twice = perUnit(all, (seed) => `${seed} ${repeated(piece, LONG)}`, 1, 3)
    let worst = { id: '', cost: 0 }
    for (const { id, detect } of detects) {
      const text = `${kind} ${repeated(piece, LONG)}`
      read(text).views()
      const cost = (1000 * processorTime(() => detect(text, CONTEXT))) / text.length
      if (cost > worst.cost) worst = { id, cost }
    }
    found.push({ kind, ns: Math.round(twice), growth: rounded((2 * twice) / once), detector: worst.id, ofDetector: Math.round(worst.cost) })
  }
  return Object.fromEntries(
    found
      .sort((a, b) => b.ns - a.ns)
      .map(({ kind, ...rest }) => [kind, `${rest.ns} ns x${rest.growth} (${rest.detector} ${rest.ofDetector})`]),
  )
}

export async function run(): Promise<object> {
  const guard = everyDetector()
  const session = guard.session()
  session.request({ model: 'm', messages: [{ role: 'system', content: OPERATOR }] })
  const inspect = (text: string) => guard.inspect({ text, from: 'assistant' })
  const exchange = (text: string) => {
    const one = guard.session()
    one.request({
      model: 'm',
      messages: [
        { role: 'system', content: OPERATOR },
        { role: 'user', content: text },
      ],
    })
    one.response({
      id: 'c',
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: `${text} ` } }],
    })
  }
  const kilobyte = (seed: number) => ordinary(seed, KILOBYTE)
  for (let i = 0; i < 3000; i++) inspect(kilobyte(i))
  for (let i = 0; i < 1000; i++) exchange(kilobyte(i))
  const each: Record<string, number> = {}
  each['survey'] = rounded(perUnit((text) => read(text), kilobyte, 200, 7))
  each['survey + views'] = rounded(perUnit((text) => read(text).views(), kilobyte, 200, 7))
  for (const { id, detect } of detects) {
    const list = Array.from({ length: 200 }, (_, i) => kilobyte(i))
    const costs = Array.from({ length: 7 }, () => {
      let spent = 0
      for (const text of list) {
        read(text).views()
        const start = process.hrtime.bigint()
        detect(text, CONTEXT)
        spent += Number(process.hrtime.bigint() - start)
      }
      return spent / (200 * KILOBYTE)
    })
    each[`+ ${id}`] = rounded(Math.min(...costs))
  }
  each['all'] = rounded(perUnit(all, kilobyte, 200, 7))
  return {
    oneKilobyte: {
      processorMicroseconds: rounded(1.024 * perUnit(inspect, kilobyte, 200, 9)),
      wall: percentiles(inspect, kilobyte, 3000),
      requestAndAnswer: rounded(1.024 * perUnit(exchange, kilobyte, 100, 9)),
    },
    nsPerUnit: each,
    cleanProse64: rounded(perUnit(all, (seed) => clean(seed, LONG), 8, 5)),
    encodings64: rounded(perUnit(all, (seed) => withEncodings(seed, LONG), 4, 5)),
    hostile: hostile(),
  }
}
