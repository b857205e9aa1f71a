import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { addToKeyFile } from '#gateway/door/key-file'
import { completion, type FakeOpenai, fakeOpenai, sendJson } from '#gateway/testing/fake-openai'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const PAVISE = ['--conditions=source', '--import', 'tsx', join(root, 'packages/pavise/src/cli/main.ts')]

const children: ChildProcess[] = []
let upstream: FakeOpenai | undefined
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  upstream?.close()
})

async function gateway(args: readonly string[] = []) {
  upstream = await fakeOpenai((_asked, response) => sendJson(response, completion({ content: 'tea' })))
  const data = mkdtempSync(join(tmpdir(), 'pavise-workers-'))
  const limits = [{ unit: 'requests' as const, amount: 40, window: 86_400 }]
  const { key } = await addToKeyFile(join(data, 'gateway-keys.json'), { name: 'limited', scope: { limits } })
  const { key: free } = await addToKeyFile(join(data, 'gateway-keys.json'), { name: 'free' })
  const given = ['gateway', '--upstream', `openai=${upstream.url}`, '--upstream-key-env', 'UP', '--listen', '127.0.0.1:0', '--data', data]
  const child = spawn(process.execPath, [...PAVISE, ...given, '--workers', '2', ...args], {
    cwd: root,
    env: { ...process.env, UP: 'sk-upstream' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  await expect.poll(() => out + (child.exitCode === null ? '' : err), { timeout: 40_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
  const url = out.trim()
  const ask = async (as: string, more: Record<string, string> = {}, text = 'hello'): Promise<number> => {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      // A connection of its own, so that the workers take turns.
      headers: { 'content-type': 'application/json', authorization: `Bearer ${as}`, connection: 'close', ...more },
      body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: text }] }),
    })
    await response.arrayBuffer()
    return response.status
  }
  const metrics = async (): Promise<string> =>
    (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${free}`, connection: 'close' } })).text()
  return { child, data, key, free, ask, metrics, said: () => err }
}

test('workers share address, budgets and metrics, take the place of one that died, and drain', async () => {
  const house = await gateway()
  const statuses = await Promise.all(Array.from({ length: 60 }, () => house.ask(house.key)))
  const passed = statuses.filter((status) => status === 200).length
  expect(passed).toBeLessThanOrEqual(40)
  expect(passed).toBeGreaterThanOrEqual(36)
  expect(statuses.filter((status) => status === 429)).toHaveLength(60 - passed)

  const text = await house.metrics()
  const counts = [...text.matchAll(/^pavise_gateway_requests_total\{worker="(\d+)"\} (\d+)$/gm)].map(([, worker, count]) => [
    worker,
    Number(count),
  ])
  expect(counts).toHaveLength(2)
  expect(counts.reduce((sum, [, count]) => sum + (count as number), 0)).toBeGreaterThanOrEqual(61)

  const writers = () => new Set(readdirSync(join(house.data, 'events')).map((name) => name.split('-')[2]))
  expect(writers().size).toBe(2)
  process.kill(Number([...writers()][0]), 'SIGKILL')
  await expect.poll(() => writers().size, { timeout: 30_000 }).toBe(3)
  expect(house.said()).toContain('another one takes its place')
  expect(await house.ask(house.free)).toBe(200)

  const ended = once(house.child, 'exit')
  house.child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
}, 240_000)

test('a session and the signs of extraction are one over all workers', async () => {
  const policy = join(mkdtempSync(join(tmpdir(), 'pavise-workers-')), 'policy.json')
  const rules = [{ id: 'words', when: { detector: 'words' }, from: ['user'], do: 'flag' }]
  const risk = { block: 3.5, halfLife: 1_000 }
  const extraction = { window: '1d', requests: 30, do: 'block' }
  const detectors = { words: { words: ['falcon'] } }
  writeFileSync(policy, JSON.stringify({ version: 1, session: { header: 'x-session' }, risk, extraction, detectors, rules }))
  const house = await gateway(['--policy', policy])

  // Every name has its own process, whichever takes the connection: the fourth time the risk has summed up.
  for (const name of ['one', 'two', 'three', 'four']) {
    const told: number[] = []
    for (let turn = 0; turn < 6; turn++)
      told.push(await house.ask(house.free, { 'x-session': name }, `${'tea '.repeat(turn)}falcon ${name}`))
    expect(told).toEqual([200, 200, 200, 400, 400, 400])
  }
  const rest = await Promise.all(Array.from({ length: 20 }, (_, i) => house.ask(house.free, {}, `tea ${i}`)))
  expect(rest.filter((status) => status === 200)).toHaveLength(30 - 24)
}, 240_000)

test('a gateway that cannot begin says so once and ends', async () => {
  const given = ['gateway', '--upstream', 'openai=http://127.0.0.1:9', '--workers', '2', '--policy', '/no/such/policy.yaml', '--no-auth']
  const child = spawn(process.execPath, [...PAVISE, ...given], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
  children.push(child)
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  expect((await once(child, 'exit'))[0]).not.toBe(0)
  expect(err.match(/policy\.yaml/g)).toHaveLength(1)
}, 240_000)
