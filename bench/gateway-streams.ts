import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { type BenchProcess, start } from './gateway/start.js'

export const name = 'gateway-streams'

/** Two hundred streams at once, which begin one after another, of forty chunks, one every 50 ms, clean prose, under the starter policy and with every detector, beside a proxy that looks at nothing. */
export interface StreamNumbers {
  streams: number
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
  failed: number
}

const STREAMS = Number(process.env['BENCH_STREAMS'] ?? 200)
const ROUNDS = Number(process.env['PAVISE_BENCH_ROUNDS'] ?? 3)
/** Milliseconds between the beginnings of two streams. */
const APART = 8
const BODY = JSON.stringify({ model: 'bench-model', stream: true, messages: [{ role: 'user', content: 'Tell me of the harbour.' }] })

interface Side {
  readonly proxy: BenchProcess
  readonly pool: Pool
  readonly costs: number[]
  readonly first: number[]
  failed: number
}

/** One stream to its end: how many chunks of it came and after how many milliseconds the first. */
async function listen(pool: Pool, key: string): Promise<{ chunks: number; first: number }> {
  const begun = performance.now()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const { body } = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body: BODY })
  let first = 0
  let text = ''
  for await (const part of body) {
    text += part
    if (first === 0 && text.includes('"content":"')) first = performance.now() - begun
  }
  return { chunks: text.includes('[DONE]') ? text.split('"content":"').length - 1 : 0, first }
}

async function round(side: Side, key: string, counts: boolean): Promise<void> {
  const before = await side.proxy.usage()
  const heard = await Promise.all(Array.from({ length: STREAMS }, (_, i) => later(i * APART).then(() => listen(side.pool, key))))
  const { cpu } = await side.proxy.usage()
  side.failed += heard.filter(({ chunks }) => chunks < 40).length
  if (!counts) return
  side.costs.push((cpu - before.cpu) / (STREAMS * 40))
  side.first.push(median(heard.map(({ first }) => first)))
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const fixed = (value: number): number => Number(value.toFixed(2))

export async function run(): Promise<StreamNumbers> {
  const key = `pv_${randomBytes(16).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-streams-'))
  const stub = await start('stream-stub.ts')
  const upstream = `http://127.0.0.1:${stub.port}`
  const guarded = (which: string) => start('guarded-proxy.ts', [upstream, key, join(folder, which), which])
  const proxies = await Promise.all([start('bare-proxy.ts', [upstream]), guarded('starter'), guarded('all')])
  try {
    const sides = proxies.map((proxy): Side => {
      const pool = new Pool(`http://127.0.0.1:${proxy.port}`, { connections: STREAMS })
      return { proxy, pool, costs: [], first: [], failed: 0 }
    })
    for (let i = -1; i < ROUNDS; i++) for (const side of sides) await round(side, key, i >= 0)
    const [bare, starter, all] = sides as [Side, Side, Side]
    const ratio = ({ costs }: Side) => fixed(median(costs.map((cost, i) => cost / bare.costs[i]!)))
    const adds = ({ first }: Side) => fixed(median(first.map((time, i) => time - bare.first[i]!)))
    return {
      streams: STREAMS,
      rounds: ROUNDS,
      bareMicrosecondsPerChunk: fixed(median(bare.costs)),
      starterMicrosecondsPerChunk: fixed(median(starter.costs)),
      allMicrosecondsPerChunk: fixed(median(all.costs)),
      starterRatio: ratio(starter),
      allRatio: ratio(all),
      bareFirstWords: fixed(median(bare.first)),
      starterAdds: adds(starter),
      allAdds: adds(all),
      failed: sides.reduce((sum, { failed }) => sum + failed, 0),
    }
  } finally {
    for (const proxy of [...proxies, stub]) proxy.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
