import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { bodies, historyBody, requestBody } from './gateway/bodies.js'

export const name = 'gateway'

/**
 * Requests per second of processor time through the gateway, beside a proxy that looks at nothing: node:http and undici, bodies whole.
 * 1 KB each way, all detectors both ways, with key and journal on disk. Rounds alternate, so that both meet the same machine.
 */
export interface GatewayNumbers {
  body: string
  requestsPerRound: number
  rounds: number
  gatewayMicrosecondsPerRequest: number
  bareMicrosecondsPerRequest: number
  /** Median over rounds of bare cost / gateway cost. */
  ratio: number
  ratioWorst: number
  gatewayMegabytes: number
  failed: number
}

/** `1k`: texts that are new each time. `64k`: a conversation that is resent with one new turn, read whole. `history`: the same, and the gateway may remember. */
const BODY = process.env['BENCH_BODY'] ?? '1k'
const ROUNDS = Number(process.env['PAVISE_BENCH_ROUNDS'] ?? 9)
const REQUESTS = BODY === '1k' ? 2_500 : 160
const WARM_UP = BODY === '1k' ? 6_000 : 320
const CONNECTIONS = 32

interface Proxy {
  readonly port: number
  usage(): Promise<{ cpu: number; rss: number }>
  stop(): void
}

async function start(file: string, args: readonly string[] = []): Promise<Proxy> {
  const child: ChildProcess = fork(fileURLToPath(new URL(`gateway/${file}`, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const message = <T>() =>
    new Promise<T>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', (value) => {
        child.off('exit', ended)
        resolve(value as T)
      })
    })
  const { port } = await message<{ port: number }>()
  return {
    port,
    usage: () => {
      const answer = message<{ cpu: number; rss: number }>()
      child.send('cpu')
      return answer
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

/** Sends requests over kept connections; counts what is no 200. */
function loader(proxy: Proxy, key: string): (count: number) => Promise<number> {
  const pool = new Pool(`http://127.0.0.1:${proxy.port}`, { connections: CONNECTIONS })
  const body = bodies(BODY === '1k' ? requestBody : historyBody)
  let turn = 0
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  return async (count) => {
    let left = count
    let failed = 0
    const one = async () => {
      while (left-- > 0) {
        const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body: body(turn++) })
        const text = await answer.body.text()
        if (answer.statusCode !== 200 || !text.includes('"choices"')) failed++
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, one))
    return failed
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

export async function run(): Promise<GatewayNumbers> {
  const key = `pv_${randomBytes(16).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-gateway-'))
  const stub = await start('stub.ts')
  const upstream = `http://127.0.0.1:${stub.port}`
  const [bare, guarded] = await Promise.all([start('bare-proxy.ts', [upstream]), start('guarded-proxy.ts', [upstream, key, folder])])
  try {
    const sides = [
      { proxy: bare, load: loader(bare, key), costs: [] as number[] },
      { proxy: guarded, load: loader(guarded, key), costs: [] as number[] },
    ]
    let failed = 0
    for (const side of sides) failed += await side.load(WARM_UP)
    for (let i = 0; i < ROUNDS; i++)
      for (const side of sides) {
        const before = await side.proxy.usage()
        failed += await side.load(REQUESTS)
        side.costs.push(((await side.proxy.usage()).cpu - before.cpu) / REQUESTS)
      }
    const [plain, ours] = sides.map((side) => side.costs) as [number[], number[]]
    const ratios = plain.map((cost, i) => cost / ours[i]!)
    return {
      body: BODY,
      requestsPerRound: REQUESTS,
      rounds: ROUNDS,
      gatewayMicrosecondsPerRequest: round(median(ours), 1),
      bareMicrosecondsPerRequest: round(median(plain), 1),
      ratio: round(median(ratios), 3),
      ratioWorst: round(Math.min(...ratios), 3),
      gatewayMegabytes: Math.round((await guarded.usage()).rss / 1e6),
      failed,
    }
  } finally {
    for (const proxy of [bare, guarded, stub]) proxy.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
