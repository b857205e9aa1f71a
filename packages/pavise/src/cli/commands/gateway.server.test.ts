import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OpenAI from 'openai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { readJournal } from '#gateway/journal/read-journal'
import { completion, type FakeOpenai, fakeOpenai, sendJson } from '#gateway/testing/fake-openai'

let dir = ''
let upstream: FakeOpenai
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-gateway-'))
  upstream = await fakeOpenai((asked, response) => sendJson(response, completion({ content: String(asked.body.messages[0]?.content) })))
  await writeFile(join(dir, 'policy.yaml'), policy('Falcon'))
})
afterEach(async () => {
  upstream.close()
  await rm(dir, { recursive: true, force: true })
})
const policy = (word: string) =>
  `version: 1\ndetectors: { names: { words: [${word}] } }\nrules: [{ id: names, from: [user], when: { detector: names }, do: block }]\n`

interface Running {
  url: string
  out: () => string
  err: () => string
  stop(): Promise<number>
}

async function start(...args: string[]): Promise<Running> {
  const stop = new AbortController()
  const seen = captured({ cwd: dir, signal: stop.signal, env: { UPSTREAM: 'sk-secret-upstream', CLIENT: 'chosen-by-the-operator' } })
  const ended = runCli(['gateway', '--listen', '127.0.0.1:0', '--upstream', `openai=${upstream.url}`, ...args], seen.context)
  await expect.poll(() => seen.out(), { timeout: 10_000 }).toMatch(/^http:.*\n$/)
  return {
    url: seen.out().trim(),
    out: seen.out,
    err: seen.err,
    stop: () => {
      stop.abort()
      return ended
    },
  }
}
async function fail(...args: string[]) {
  const seen = captured({ cwd: dir })
  return { exit: await runCli(['gateway', ...args], seen.context), err: seen.err() }
}
const say = (gateway: Running, key: string, content: string) =>
  new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: key, maxRetries: 0 }).chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content }],
  })

test('a key is made once, shown once and kept as a digest; the journal has no text', async () => {
  const first = await start('--policy', 'policy.yaml', '--upstream-key-env', 'UPSTREAM')
  const key = first.err().match(/pv_[\w-]+/)?.[0] ?? ''
  expect((await say(first, key, 'Good morning')).choices[0]?.message.content).toBe('Good morning')
  await expect(say(first, key, 'About Falcon')).rejects.toMatchObject({ code: 'content_filter' })
  await expect(say(first, 'pv_other', 'Hi')).rejects.toMatchObject({ status: 401 })
  expect(upstream.asked.map((asked) => asked.headers.authorization)).toEqual(['Bearer sk-secret-upstream'])
  expect(await first.stop()).toBe(0)

  const file = join(dir, '.pavise/gateway-keys.json')
  expect(await readFile(file, 'utf8')).not.toContain(key)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const second = await start('--policy', 'policy.yaml', '--upstream-key-env', 'UPSTREAM')
  expect(second.err()).not.toContain('pv_')
  expect((await say(second, key, 'Again')).choices[0]?.message.content).toBe('Again')
  expect(await second.stop()).toBe(0)

  const events: string[] = []
  for await (const { event } of readJournal(join(dir, '.pavise/events'))) events.push(event ? `${event.kind}` : 'damaged')
  expect(events).toEqual(['policy', 'exchange', 'exchange', 'policy', 'exchange'])
})

test('the policy is reloaded when the file changes, whole or not at all', async () => {
  const gateway = await start('--policy', 'policy.yaml', '--no-auth')
  const blocked = (word: string) =>
    say(gateway, 'sk-any', word).then(
      () => false,
      (error: { code?: string }) => error.code === 'content_filter',
    )
  expect([await blocked('Falcon'), await blocked('Osprey')]).toEqual([true, false])
  await writeFile(join(dir, 'policy.yaml'), 'version: 1\nrules: [{ id: names, do: nothing }]\n')
  await expect.poll(() => gateway.err(), { timeout: 10_000 }).toMatch(/stays as it was\nPAV_POLICY_INVALID: policy\.yaml/)
  expect([await blocked('Falcon'), await blocked('Osprey')]).toEqual([true, false])
  await rm(join(dir, 'policy.yaml'))
  await expect.poll(() => gateway.err(), { timeout: 10_000 }).toMatch(/stays as it was\nPAV_FILE_NOT_FOUND: /)
  expect(await blocked('Falcon')).toBe(true)
  await writeFile(join(dir, 'policy.yaml'), policy('Osprey'))
  await expect.poll(() => gateway.err(), { timeout: 10_000 }).toContain('is in force')
  expect([await blocked('Falcon'), await blocked('Osprey')]).toEqual([false, true])
  expect(await gateway.stop()).toBe(0)
})

test('observe mode blocks nothing and records what it would have done', async () => {
  const gateway = await start('--policy', 'policy.yaml', '--mode', 'observe', '--key-env', 'CLIENT', '--upstream-key-env', 'UPSTREAM')
  expect((await say(gateway, 'chosen-by-the-operator', 'Falcon')).choices[0]?.message.content).toBe('Falcon')
  expect(await gateway.stop()).toBe(0)
  const firings: unknown[] = []
  for await (const { event } of readJournal(join(dir, '.pavise/events')))
    if (event?.kind === 'exchange') firings.push([event.policy.mode, event.firings.map((firing) => firing.rule)])
  expect(firings).toEqual([['observe', ['names']]])
})

test.each([
  [[], 'no --upstream openai=URL'],
  [['--upstream', 'http://x'], 'openai=URL'],
  [['--upstream', 'bard=http://x'], "'bard'"],
  [['--upstream', 'openai=http://x', '--upstream', 'openai=http://y'], 'twice'],
  [['--upstream', 'openai=http://x', '--upstream', 'gemini=http://y', '--upstream-key-env', 'CLIENT'], 'whose key'],
  [['--upstream', 'openai=ftp://x.test'], 'http'],
  [['--upstream', 'openai=http://127.0.0.1:1', '--listen', '8400'], 'HOST:PORT'],
  [['--upstream', 'openai=http://127.0.0.1:1', '--listen', '0.0.0.0:0', '--no-auth', '--policy', 'policy.yaml'], '--no-auth'],
  [['--upstream', 'openai=http://127.0.0.1:1', '--policy', 'none.yaml'], 'none.yaml'],
  [['--upstream', 'openai=http://127.0.0.1:1', '--policy', 'policy.yaml', '--upstream-key-env', 'NOT_SET'], 'NOT_SET'],
])('%j is wrong usage, in one line', async (args, said) => {
  const { exit, err } = await fail(...args)
  expect([exit, err]).toEqual([64, expect.stringContaining(said)])
})

test('a port in use is named', async () => {
  const { exit, err } = await fail(
    '--upstream',
    'openai=http://127.0.0.1:1',
    '--listen',
    new URL(upstream.url).host,
    '--policy',
    'policy.yaml',
  )
  expect([exit, err]).toEqual([
    2,
    expect.stringContaining(`PAV_GATEWAY_LISTEN: cannot listen on ${new URL(upstream.url).host}: EADDRINUSE`),
  ])
})
