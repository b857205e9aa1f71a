import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { bodies, historyBody, requestBody } from './gateway/bodies.js'
import { start } from './gateway/start.js'

export const name = 'gateway-soak'

/** Memory of one worker under steady load, for `BENCH_SECONDS` (default 45; an hour is 3600): the starter policy, texts that are new each time, now and then a long history. */
export interface SoakNumbers {
  seconds: number
  requests: number
  failed: number
  /** Resident, in the second half. */
  megabytesMedian: number
  megabytesMost: number
  /** Least squares over the second half. */
  megabytesPerHour: number
}

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 45)
const CONNECTIONS = 16

export async function run(): Promise<SoakNumbers> {
  const key = `pv_${randomBytes(16).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-soak-'))
  const stub = await start('stub.ts')
  const gateway = await start('guarded-proxy.ts', [`http://127.0.0.1:${stub.port}`, key, folder, 'starter'])
  const pool = new Pool(`http://127.0.0.1:${gateway.port}`, { connections: CONNECTIONS })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const [short, long] = [bodies(requestBody), bodies(historyBody)]
  const begun = performance.now()
  const elapsed = () => (performance.now() - begun) / 1_000
  let requests = 0
  let failed = 0
  const one = async (): Promise<void> => {
    while (elapsed() < SECONDS) {
      const turn = requests++
      const body = turn % 16 === 0 ? long(turn) : short(turn)
      const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body })
      await answer.body.dump()
      if (answer.statusCode !== 200) failed++
    }
  }
  const samples: [seconds: number, megabytes: number][] = []
  const watch = async (): Promise<void> => {
    while (elapsed() < SECONDS) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const at = elapsed()
      if (at > SECONDS / 2) samples.push([at, (await gateway.usage()).rss / 1e6])
    }
  }
  try {
    await Promise.all([watch(), ...Array.from({ length: CONNECTIONS }, one)])
    const sizes = samples.map(([, size]) => size).sort((a, b) => a - b)
    return {
      seconds: SECONDS,
      requests,
      failed,
      megabytesMedian: Math.round(sizes[sizes.length >> 1] ?? 0),
      megabytesMost: Math.round(sizes.at(-1) ?? 0),
      megabytesPerHour: Math.round(slope(samples) * 3_600),
    }
  } finally {
    gateway.stop()
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, size]) => size))]
  const over = points.reduce((sum, [at, size]) => sum + (at - x) * (size - y), 0)
  return over / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
