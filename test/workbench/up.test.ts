import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completion, type FakeOpenai, fakeOpenai, sendJson } from '../../packages/pavise/src/gateway/testing/fake-openai.js'
import { startProgram } from '../cli/program.js'
import { startTree, type Tree, until } from './tree.js'

let upstream: FakeOpenai
let tree: Tree
let key = ''
const pause = { each: 0 }
const attacked = createServer((request, response) => {
  request.resume().on('end', async () => {
    await wait(pause.each)
    sendJson(response, completion({ content: 'I cannot help with that.' }))
  })
})

beforeAll(async () => {
  upstream = await fakeOpenai((_, response) => sendJson(response, completion({ content: 'ok' })))
  await once(attacked.listen(0, '127.0.0.1'), 'listening')
  tree = await startTree({
    config: `name: tree
assets:
  - { kind: endpoint, name: bot, api: openai-chat, url: "http://127.0.0.1:${(attacked.address() as AddressInfo).port}/v1", model: m }
gateway: { listen: "127.0.0.1:0", upstreams: { openai: { url: "${upstream.url}" } } }
schedule: [{ run: attack, asset: bot, cron: "0 3 29 2 *", budget: 50 }]
`,
    args: ['--open-metrics'],
  })
  key = (await tree.api<{ key: string }>('POST', '/gateway-keys', { name: 'test' })).body.key
}, 240_000)
afterAll(async () => {
  await tree?.stop()
  upstream?.close()
  attacked.close()
  await tree?.remove()
})

async function ask(content: string): Promise<{ status: number; event: string }> {
  const answer = await fetch(`${tree.gateway}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-pavise-key': key, authorization: 'Bearer sk-test' },
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] }),
  })
  await answer.text()
  return { status: answer.status, event: answer.headers.get('x-pavise-event') ?? '' }
}
async function publish(rules: string): Promise<void> {
  const { body } = await tree.api<{ number: number }>('GET', '/policies/current')
  const text = `version: 1\nrules:\n  - ${rules}\n`
  expect(await tree.api('POST', '/policies', { text, note: 'test', base: body.number })).toMatchObject({ status: 201 })
}
interface Run {
  id: string
  state: string
  progress?: { done: number }
  error?: { code: string }
}
const run = async (id: string): Promise<Run> => (await tree.api<Run>('GET', `/runs/${id}`)).body

/** Waits for the end of a run, which has to be a good one. */
async function ended(id: string): Promise<void> {
  await until(`run ${id} ends`, async () => ['done', 'failed'].includes((await run(id)).state))
  expect(await run(id)).toMatchObject({ state: 'done' })
}

describe('pavise up', () => {
  test('brings what pavise.yaml says into the store', async () => {
    const assets = await tree.api<{ items: { name: string; source: string }[] }>('GET', '/assets')
    expect(assets.body.items).toMatchObject([{ name: 'bot', source: 'config' }])
    const schedules = await tree.api<{ name: string; source: string }[]>('GET', '/schedules')
    expect(schedules.body).toMatchObject([{ name: 'attack bot', source: 'config' }])
  })
  test('a key made in the console opens the gateway, and one that is revoked closes it', async () => {
    await until('the gateway knows the key', async () => (await ask('Hello')).status === 200)
    const made = await tree.api<{ key: string; row: { id: string } }>('POST', '/gateway-keys', { name: 'short' })
    const first = key
    key = made.body.key
    await until('the gateway knows the new key', async () => (await ask('Hello')).status === 200)
    await tree.api('DELETE', `/gateway-keys/${made.body.row.id}`)
    await until('the gateway forgets it', async () => (await ask('Hello')).status === 401)
    key = first
  })
  test('a policy that is published comes into force without a restart, and its decisions arrive in the store', async () => {
    await publish('{ id: no-falcon, from: [user], when: { detector: falcon }, do: block }\ndetectors: { falcon: { words: [Falcon] } }')
    await until('the policy blocks', async () => (await ask('Tell me of Falcon')).status !== 200)
    const { event } = await ask('Falcon again')
    await until('the event arrives', async () => (await tree.api('GET', `/events/${event}`)).status === 200)
    expect((await tree.api('GET', `/events/${event}`)).body).toMatchObject({ action: 'block', firings: [{ rule: 'no-falcon' }] })
    const shown = await startProgram(['events', 'tail', '--q', 'action:block', '-n', '5', '--format', 'json'], tree.folder).ended
    expect(shown).toMatchObject({ exit: 0, stderr: '' })
    expect(shown.stdout).toContain(event)
    expect(shown.stdout).not.toContain('Falcon')
  })
  test('a held exchange waits for a person of the console', async () => {
    await publish(
      '{ id: ask-me, from: [user], when: { detector: osprey }, do: hold, timeout: 30s, otherwise: block }\ndetectors: { osprey: { words: [Osprey] } }',
    )
    const waiting = async () => (await tree.api<{ items: { event: string }[] }>('GET', '/holds?state=waiting')).body.items
    /** Asks until it is held: before the policy is in force it is answered at once. */
    const held = async (): Promise<{ asked: ReturnType<typeof ask> }> => {
      for (;;) {
        const asked = ask('Osprey, please')
        let answered = false
        void asked.then(() => {
          answered = true
        })
        await until('it is answered or held', async () => answered || (await waiting()).length > 0)
        if (!answered) return { asked }
      }
    }
    for (const answer of ['allow', 'block'] as const) {
      const { asked } = await held()
      for (const { event } of await waiting()) await tree.api('POST', `/holds/${event}`, { answer })
      expect((await asked).status === 200).toBe(answer === 'allow')
    }
  })
  test('a run can be watched and cancelled', async () => {
    pause.each = 50
    const [asset] = (await tree.api<{ items: { id: string }[] }>('GET', '/assets')).body.items
    const { body } = await tree.api<Run>('POST', '/runs', { kind: 'attack', asset: asset!.id, seed: 1, budget: 5_000 })
    await until('it gets on', async () => ((await run(body.id)).progress?.done ?? 0) > 0)
    await tree.api('POST', `/runs/${body.id}/cancel`)
    await until('it is cancelled', async () => (await run(body.id)).state === 'cancelled')
    pause.each = 0
  })
  test('the ledger is verified by a run', async () => {
    const { body } = await tree.api<{ run: string }>('POST', '/ledger/verify', {})
    await ended(body.run)
    expect((await tree.api('GET', `/runs/${body.run}/result`)).body).toMatchObject({ result: { ok: true } })
  })
  test('recorded traffic is decided again by a candidate', async () => {
    await tree.api('PATCH', '/settings', { recordTraffic: true })
    await until('an exchange is recorded', async () => {
      await ask('Hello there, Kestrel')
      const text =
        'version: 1\ndetectors: { kestrel: { words: [Kestrel] } }\nrules: [{ id: k, from: [user], when: { detector: kestrel }, do: block }]\n'
      const { body } = await tree.api<{ run: string }>('POST', '/policies/dry-run', { text, limit: 100 })
      await ended(body.run)
      const result = await tree.api<{ changed: number; actions: { from: string; to: string }[] }>('GET', `/runs/${body.run}/dry-run`)
      return result.body.changed > 0 && result.body.actions.some(({ from, to }) => from === 'allow' && to === 'block')
    })
  })
  test('says how all of its processes are', async () => {
    const text = await (await fetch(`${tree.url}/metrics`)).text()
    for (const part of ['supervisor', 'server', 'worker', 'gateway'])
      expect(text).toMatch(new RegExp(`^pavise_process_resident_bytes\\{part="${part}"\\} \\d+$`, 'm'))
    expect(text).toMatch(/^pavise_gateway_requests_total [1-9]/m)
    expect(tree.stderr()).not.toMatch(/Falcon|Osprey|Kestrel/)
    for (const line of tree.stderr().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
  })
  test('a second one on the same data is refused in one line', async () => {
    const second = await startProgram(['up', '--listen', '127.0.0.1:0', '--no-gateway'], tree.folder).ended
    expect(second).toMatchObject({ exit: 2, stdout: '' })
    expect(second.stderr).toMatch(/^PAV_STORE_IN_USE: /m)
  })
  test('stops cleanly within ten seconds, also while a run is at work, which goes on at the next start', async () => {
    pause.each = 50
    const [asset] = (await tree.api<{ items: { id: string }[] }>('GET', '/assets')).body.items
    const { body } = await tree.api<Run>('POST', '/runs', { kind: 'attack', asset: asset!.id, seed: 2, budget: 150 })
    await until('it gets on', async () => ((await run(body.id)).progress?.done ?? 0) > 0)
    const pids = Object.values(tree.pids())
    const { exit, milliseconds } = await tree.stop()
    expect(exit).toBe(0)
    expect(milliseconds).toBeLessThan(10_000)
    expect(pids.filter(isAlive)).toEqual([])
    pause.each = 0
    const { api, folder, url } = tree
    tree = await startTree({ folder, args: ['--listen', url.replace('http://', ''), '--no-gateway'], api })
    expect(tree.stdout()).not.toContain('sign in')
    await ended(body.id)
  }, 240_000)
  test('when the one that watches over the others is killed they end too, and a new start finds all there', async () => {
    const pids = tree.pids()
    tree.killAll()
    const { database: _, ...ours } = pids
    for (const pid of Object.values(ours)) await until(`process ${pid} ends`, () => !isAlive(pid))
    const { api, folder, url } = tree
    tree = await startTree({ folder, args: ['--listen', url.replace('http://', ''), '--no-gateway'], api })
    expect((await tree.api<{ items: unknown[] }>('GET', '/assets')).body.items).toHaveLength(1)
  }, 240_000)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
