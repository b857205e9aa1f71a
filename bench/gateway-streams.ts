import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { type BenchProcess, start } from './gateway/start.js'
import { STREAM_FORMS, type StreamForm, type StreamName } from './gateway/stream-forms.js'

export const name = 'gateway-streams'

/**
 * Two hundred streams at once, which begin one after another, of forty chunks, one every 50 ms, clean prose, under the starter policy and with every detector, beside
 * a proxy that looks at nothing; then a hundred of each other API under the starter policy.
 */
export interface StreamNumbers {
  streams: number
  chunks: number
  rounds: number
  bareMicrosecondsPerChunk: number
  starterMicrosecondsPerChunk: number
  allMicrosecondsPerChunk: number
  /** Our cost / the bare one, median over rounds. */
  starterRatio: number
  allRatio: number
  /** Median time to the first words, in milliseconds, and what the gateway adds to it. */
  bareFirstWords: number
  starterAdds: number
  allAdds: number
  /** By API as it streams: our cost under the starter policy / the bare one. `openai` is chat completions as OpenAI itself writes them. */
  apis: Partial<Record<StreamName, number>>
  failed: number
}

const STREAMS = Number(process.env['BENCH_STREAMS'] ?? 200)
const CHUNKS = Number(process.env['BENCH_CHUNKS'] ?? 40)
const ROUNDS = Number(process.env['PAVISE_BENCH_ROUNDS'] ?? 3)
/** Which APIs beside the first, by name; `BENCH_APIS=` for none. */
const APIS = (process.env['BENCH_APIS'] ?? 'openai,responses,anthropic,gemini,ollama').split(',').filter(Boolean) as StreamName[]
/** Milliseconds between the beginnings of two streams. */
const APART = 8

interface Side {
  readonly proxy: BenchProcess
  readonly pool: Pool
  readonly costs: number[]
  readonly first: number[]
  failed: number
}

/** One stream to its end: how much text of it came and after how many milliseconds the first. */
async function listen(pool: Pool, { path, asked }: StreamForm, key: string): Promise<{ whole: boolean; first: number }> {
  const begun = performance.now()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const { body } = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(asked) })
  let first = 0
  let text = ''
  for await (const part of body) {
    text += part
    if (first === 0 && text.includes('Well')) first = performance.now() - begun
  }
  // The words of the upstream that each chunk has in it, whatever the form: the last ones have to be there.
  return { whole: text.includes('Well') && text.split(' ').length > 2 * CHUNKS, first }
}

async function round(side: Side, form: StreamForm, streams: number, key: string, counts: boolean): Promise<void> {
  const before = await side.proxy.usage()
  const heard = await Promise.all(Array.from({ length: streams }, (_, i) => later(i * APART).then(() => listen(side.pool, form, key))))
  const { cpu } = await side.proxy.usage()
  side.failed += heard.filter(({ whole }) => !whole).length
  if (!counts) return
  side.costs.push((cpu - before.cpu) / (streams * CHUNKS))
  side.first.push(median(heard.map(({ first }) => first)))
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const fixed = (value: number): number => Number(value.toFixed(2))
const ratio = ({ costs }: Side, bare: Side) => fixed(median(costs.map((cost, i) => cost / bare.costs[i]!)))

/** Streams one form through a bare proxy and through the gateway under these policies; the first side is the bare one. */
async function measured(name: StreamName, policies: readonly string[], streams: number, rounds: number): Promise<Side[]> {
  const form = STREAM_FORMS[name]
  const key = `pv_${randomBytes(16).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-streams-'))
  const stub = await start('stream-stub.ts', [name, String(CHUNKS)])
  const upstream = `http://127.0.0.1:${stub.port}`
  const guarded = (which: string) => start('guarded-proxy.ts', [upstream, key, join(folder, which), which])
  const proxies = await Promise.all([start('bare-proxy.ts', [upstream]), ...policies.map(guarded)])
  try {
    const sides = proxies.map((proxy): Side => {
      const pool = new Pool(`http://127.0.0.1:${proxy.port}`, { connections: streams })
      return { proxy, pool, costs: [], first: [], failed: 0 }
    })
    for (let i = -1; i < rounds; i++) for (const side of sides) await round(side, form, streams, key, i >= 0)
    return sides
  } finally {
    for (const proxy of [...proxies, stub]) proxy.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export async function run(): Promise<StreamNumbers> {
  const [bare, starter, all] = (await measured('chat', ['starter', 'all'], STREAMS, ROUNDS)) as [Side, Side, Side]
  const adds = ({ first }: Side) => fixed(median(first.map((time, i) => time - bare.first[i]!)))
  const apis: Partial<Record<StreamName, number>> = {}
  let failed = bare.failed + starter.failed + all.failed
  for (const api of APIS) {
    const [plain, ours] = (await measured(api, ['starter'], STREAMS / 2, 1)) as [Side, Side]
    apis[api] = ratio(ours, plain)
    failed += plain.failed + ours.failed
  }
  return {
    streams: STREAMS,
    chunks: CHUNKS,
    rounds: ROUNDS,
    bareMicrosecondsPerChunk: fixed(median(bare.costs)),
    starterMicrosecondsPerChunk: fixed(median(starter.costs)),
    allMicrosecondsPerChunk: fixed(median(all.costs)),
    starterRatio: ratio(starter, bare),
    allRatio: ratio(all, bare),
    bareFirstWords: fixed(median(bare.first)),
    starterAdds: adds(starter),
    allAdds: adds(all),
    apis,
    failed,
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
