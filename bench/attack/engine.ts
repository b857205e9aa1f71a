import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'
import { createEgress } from '../../packages/pavise/src/platform/egress/egress.js'
import { resolveTarget, runCampaign } from '../../packages/pavise/src/redteam/index.js'
import { startStub } from './instant-stub.js'

const REQUESTS = 3000
const ROUNDS = 3
/** Until most of what a run needs is compiled. What the first run takes is told beside. */
const WARM_ROUNDS = 3
const CONCURRENCY = 8

/** The processor seconds that this process takes for some work. */
async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

interface Line {
  t: string
  id: string
  attack?: { turns: string[]; history?: object[] }
  body?: { transcript?: ({ role: string } | null)[] }
}

interface Body {
  readonly model: string
  readonly messages: object[]
}

/** The bodies that the engine sent, from its journal: the bare client sends the same bytes and writes them as JSON itself. */
async function bodiesOf(dir: string): Promise<Body[]> {
  const bodies: Body[] = []
  const attacks = new Map<string, NonNullable<Line['attack']>>()
  for (const text of (await readFile(join(dir, 'journal.jsonl'), 'utf8')).trimEnd().split('\n')) {
    const line = JSON.parse(text) as Line
    if (line.attack) attacks.set(line.id, line.attack)
    const attack = attacks.get(line.id)
    if (line.t !== 'answered' || !attack) continue
    let turn = 0
    const messages: object[] = [...(attack.history ?? [])]
    for (const message of line.body?.transcript ?? []) {
      if (message?.role === 'assistant') bodies.push({ model: 'm', messages: [...messages] })
      messages.push(message ?? { role: 'user', content: attack.turns[turn++] })
    }
  }
  return bodies
}

async function bareClient(url: string, bodies: readonly Body[]): Promise<void> {
  const pool = new Pool(url, { connections: CONCURRENCY })
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < bodies.length; i = next++) {
      const { body } = await pool.request({
        path: '/v1/chat/completions',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bodies[i]),
      })
      JSON.parse(await body.text())
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  await pool.close()
}

interface Round {
  readonly requests: number
  readonly attempts: number
  readonly engine: number
  readonly bare: number
  readonly kilobytes: number
}

/**
 * Requests per processor second of the whole engine, judging and journal included, beside undici alone at the same stub with the same
 * bodies and connections. Both are warm; each round runs both; the middle ratio counts. `cold`: what the first requests of a process take.
 */
export async function run(): Promise<object> {
  const { url, child } = await startStub()
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-attack-'))
  try {
    const rounds: Round[] = []
    for (let seed = 1; seed <= WARM_ROUNDS + ROUNDS; seed++) rounds.push(await round(url, join(dir, String(seed)), REQUESTS, seed))
    const [cold] = rounds.splice(0, WARM_ROUNDS)
    const ratios = rounds.map(({ engine, bare }) => engine / bare).sort((a, b) => a - b)
    const ratio = ratios[ratios.length >> 1]!
    const typical = rounds.find(({ engine, bare }) => engine / bare === ratio)!
    return {
      rounds: ratios.map((value) => Number(value.toFixed(3))),
      requests: typical.requests,
      attempts: typical.attempts,
      bodyKilobytes: typical.kilobytes,
      enginePerCpuSecond: Math.round(typical.engine),
      barePerCpuSecond: Math.round(typical.bare),
      ratio: Number(ratio.toFixed(3)),
      millisecondsPerTest: Number(((1000 * typical.requests) / typical.engine / typical.attempts).toFixed(3)),
      coldMillisecondsPerTest: Number(((1000 * cold!.requests) / cold!.engine / cold!.attempts).toFixed(3)),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    }
  } finally {
    child.kill()
    await rm(dir, { recursive: true, force: true })
  }
}

/** One campaign, then the same requests by undici alone. */
async function round(url: string, dir: string, maxRequests: number, seed: number): Promise<Round> {
  const target = resolveTarget({ api: 'openai-chat', url: `${url}/v1`, model: 'm' }, 'the stub', {})
  const egress = createEgress({ allow: [url], connections: CONCURRENCY })
  let requests = 0
  let attempts = 0
  const engine = await cpuSeconds(async () => {
    const result = await runCampaign({ target, egress, seed, maxRequests, concurrency: CONCURRENCY, dir })
    requests = result.requests
    attempts = result.tally.attempts
  })
  await egress.close()
  const bodies = await bodiesOf(dir)
  const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(JSON.stringify(body)), 0)
  const bare = await cpuSeconds(() => bareClient(url, bodies))
  const kilobytes = Math.round(bytes / bodies.length / 102.4) / 10
  return { requests, attempts, engine: requests / engine, bare: bodies.length / bare, kilobytes }
}
