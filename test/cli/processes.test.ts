import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAIN, type Program, startProgram } from './program.js'

/** Processes that stay up, joined by one pavise.yaml: practice target, gateway, attack. */
let folder: string
let quarry: Program
let key: string
let gateway: Program
let gatewayUrl: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-processes-'))
  quarry = startProgram(['quarry', '--seed', '3', '--target-out', 'target.json'], folder)
  const [, agent] = await quarry.says(/^agent +(http:\S+)\/v1/m)
  ;[, key] = (await quarry.says(/^key +(\S+)/m)) as unknown as [string, string]
  const config = `name: processes
assets:
  - { kind: endpoint, name: bot, api: openai-chat, url: "${agent}/v1", model: quarry, auth: { env: BOT_KEY } }
gateway:
  listen: 127.0.0.1:0
  upstreams: { openai: { url: "${agent}/v1" } }
policy: policy.yaml
`
  await writeFile(join(folder, 'pavise.yaml'), config)
  await writeFile(
    join(folder, 'policy.yaml'),
    'version: 1\nrules:\n  - { id: mails, from: [user], when: { detector: email }, do: block }\n',
  )
  expect((await startProgram(['trust'], folder).ended).exit).toBe(0)
  gateway = startProgram(['gateway', '--no-auth'], folder)
  ;[, gatewayUrl] = (await gateway.says(/^(http:\S+)$/m)) as unknown as [string, string]
})

afterAll(async () => {
  quarry?.child.kill('SIGKILL')
  gateway?.child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const ask = (content: string): Promise<Response> =>
  fetch(`${gatewayUrl}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'quarry', messages: [{ role: 'user', content }] }),
  })

test('the gateway takes upstream, address and policy from pavise.yaml', async () => {
  const passed = await ask('What are your opening hours?')
  expect(passed.status).toBe(200)
  expect(await passed.json()).toMatchObject({ object: 'chat.completion' })
  const blocked = await ask('Write to ana@example.com')
  expect(await blocked.json()).toMatchObject({ error: { message: expect.any(String) } })
  expect(blocked.status).toBeGreaterThanOrEqual(400)
})

test('attack takes the endpoint from pavise.yaml; its findings carry the name of the asset', async () => {
  const { exit, stdout, stderr } = await startProgram(
    ['attack', '--asset', 'bot', '--max-requests', '40', '--format', 'json', '--fail-on', 'info'],
    folder,
    { BOT_KEY: key },
  ).ended
  const envelope = JSON.parse(stdout)
  expect(envelope.assets.map((asset: { name: string }) => asset.name)).toEqual(['bot'])
  expect(exit, stderr).toBe(envelope.findings.length > 0 ? 1 : 0)
})

test('without the key, or with an asset that is not there, it says so', async () => {
  const missing = await startProgram(['attack', '--asset', 'bot'], folder).ended
  expect([missing.exit, missing.stderr]).toEqual([64, expect.stringContaining('the variable BOT_KEY is empty or not set')])
  const unknown = await startProgram(['attack', '--asset', 'bott'], folder).ended
  expect([unknown.exit, unknown.stderr]).toEqual([64, expect.stringContaining('There are: bot')])
})

test('the first Ctrl-C finishes what is in hand and keeps it', async () => {
  const attack = startProgram(['attack', '--target-file', 'target.json', '--max-requests', '100000', '--out', 'run'], folder)
  await journaled(join(folder, 'run', 'journal.jsonl'))
  attack.child.kill('SIGINT')
  const { exit, signal, stderr } = await attack.ended
  expect(signal).toBeNull()
  expect([1, 2], stderr).toContain(exit)
  expect(stderr).toContain('--resume')
  expect(JSON.parse(await readFile(join(folder, 'run', 'report.json'), 'utf8')).schema).toBe('pavise.run/1')
})

test('a reader that goes away is no fault', async () => {
  const shown = await new Promise<{ code: number; stderr: string }>((done) => {
    execFile('sh', ['-c', `"${process.execPath}" "${MAIN}" --help | head -n 1`], (error, _stdout, stderr) =>
      done({ code: error ? 1 : 0, stderr }),
    )
  })
  expect(shown).toEqual({ code: 0, stderr: '' })
})

test('servers end cleanly when asked to', async () => {
  gateway.child.kill('SIGTERM')
  expect((await gateway.ended).exit, gateway.stderr()).toBe(0)
  quarry.child.kill('SIGINT')
  expect((await quarry.ended).exit, quarry.stderr()).toBe(0)
})

/** Waits until the journal holds something. */
async function journaled(path: string): Promise<void> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.includes('\n')) return
    await new Promise((next) => setTimeout(next, 20))
  }
}
