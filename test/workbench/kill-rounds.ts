import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { link, readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { completion, fakeOpenai, sendJson } from '../../packages/pavise/src/gateway/testing/fake-openai.js'
import { ANSWERS_WITHIN, startTree, type Tree, until } from './tree.js'

/** What was acknowledged to somebody while processes were being killed. */
export interface Kept {
  readonly tree: Tree
  /** Stops the workbench and removes its folder. */
  readonly close: () => Promise<void>
  /** Ids of exchanges whose answer arrived whole. */
  readonly events: string[]
  /** Names of assets whose creation was answered with 201. */
  readonly assets: string[]
  readonly runs: string[]
  /** Their journals, kept beyond their end. */
  readonly journals: Map<string, string>
}

const CONFIG = (upstream: string): string => `name: kill-rounds
gateway:
  listen: 127.0.0.1:0
  upstreams: { openai: { url: "${upstream}" } }
`

/** Runs a workbench under load: traffic through the gateway, changes through the API, and runs; kills its processes again and again. */
export async function killRounds(rounds: number): Promise<Kept> {
  const upstream = await fakeOpenai((_, response) => sendJson(response, completion({ content: 'ok' })))
  const tree = await startTree({ config: CONFIG(upstream.url) })
  const attacked = await openTarget()
  const kept: Kept = {
    tree,
    close: async () => {
      await tree.stop()
      upstream.close()
      attacked.close()
      await tree.remove()
    },
    events: [],
    assets: [],
    runs: [],
    journals: new Map(),
  }
  const { key } = (await tree.api<{ key: string }>('POST', '/gateway-keys', { name: 'load' })).body
  const target = await tree.api<{ id: string }>('POST', '/assets', {
    kind: 'endpoint',
    name: 'target',
    locator: { api: 'openai-chat', url: attacked.url, model: 'm' },
  })
  const stop = new AbortController()
  const load = [traffic(kept, key, stop.signal), changes(kept, stop.signal), keepJournals(kept, stop.signal)]
  try {
    for (let round = 0; round < rounds; round++) {
      const run = await acknowledged(() =>
        tree.api<{ id: string }>('POST', '/runs', { kind: 'attack', asset: target.body.id, seed: round, budget: 300 }),
      )
      kept.runs.push(run.body.id)
      for (const part of ['server', 'worker', 'gateway', 'database'] as const) {
        await wait(300)
        const before = tree.pids()[part]
        tree.kill(part)
        await until(`${part} is started again`, () => tree.pids()[part] !== undefined && tree.pids()[part] !== before)
        await until(`round ${round}: all up after the ${part} was killed`, () => allUp(tree))
      }
    }
  } catch (error) {
    await kept.close().catch(() => {})
    throw new Error(`${(error as Error).message}\n${tree.stderr().slice(-2_000)}`, { cause: error })
  } finally {
    stop.abort()
    await Promise.all(load)
  }
  return kept
}

/** An agent that everybody may ask and that does nothing wrong. */
async function openTarget(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => sendJson(response, completion({ content: 'I cannot help with that.' })))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close: () => void server.close() }
}

async function allUp(tree: Tree): Promise<boolean> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN)
  const places = [`${tree.url}/readyz`, tree.gateway!.replace(/\/v1$/, '/readyz')]
  const [server, gateway] = await Promise.all(places.map((url) => fetch(url, { signal })))
  const { body } = await tree.api<{ health: Health }>('GET', '/overview')
  return server!.ok && gateway!.ok && body.health.worker && body.health.database
}

export interface Health {
  readonly worker: boolean
  readonly database: boolean
  readonly ledger: { readonly sealed: boolean }
}

type Answer<Body> = { readonly status: number; readonly body: Body }

async function acknowledged<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (let n = 0; ; n++) {
    const answer = await ask().catch(() => undefined)
    if (answer && answer.status < 300) return answer
    if (n > 100) throw new Error(`not acknowledged: ${JSON.stringify(answer?.body)}`)
    await wait(200)
  }
}

async function traffic({ tree, events }: Kept, key: string, signal: AbortSignal): Promise<void> {
  const client = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const answer = await fetch(`${tree.gateway}/chat/completions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-pavise-key': key, authorization: 'Bearer sk-test' },
          body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hello' }] }),
          signal: AbortSignal.timeout(ANSWERS_WITHIN),
        })
        await answer.text()
        const id = answer.headers.get('x-pavise-event')
        if (answer.ok && id) events.push(id)
      } catch {
        await wait(20)
      }
      await wait(20)
    }
  }
  await Promise.all([client(), client()])
}

async function changes({ tree, assets }: Kept, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n++) {
    const name = `asset-${n}`
    const locator = { api: 'openai-chat', url: 'http://127.0.0.1:9/v1', model: 'm' }
    const answer = await tree.api('POST', '/assets', { kind: 'endpoint', name, locator }).catch(() => undefined)
    if (answer?.status === 201) assets.push(name)
    await wait(50)
  }
}

/** Keeps the journals of runs beyond their end, by links of their own. */
async function keepJournals({ tree, journals }: Kept, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const run of await readdir(join(tree.dataDir, 'runs')).catch(() => [])) {
      const kept = join(tree.folder, `${run}.jsonl`)
      if (journals.has(run)) continue
      const linked = await link(join(tree.dataDir, 'runs', run, 'journal.jsonl'), kept).catch(() => false)
      if (linked !== false) journals.set(run, kept)
    }
    await wait(20)
  }
}

/** Ids of attempts that were sent again although their answer was in the journal of the run. */
export function repeated({ journals }: Kept): string[] {
  const again: string[] = []
  for (const [run, path] of journals) {
    const answered = new Set<string>()
    for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
      const { t, id } = JSON.parse(line) as { t: string; id: string }
      if (t === 'sent' && answered.has(id)) again.push(`${run} ${id}`)
      if (t === 'answered') answered.add(id)
      if (t === 'broken') answered.delete(id)
    }
  }
  return again
}
