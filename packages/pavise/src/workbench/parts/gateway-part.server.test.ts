import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyDigest, newKey } from '#gateway/door/keys'
import { readJournal } from '#gateway/journal/read-journal'
import { completion, type FakeOpenai, fakeOpenai, sendJson } from '#gateway/testing/fake-openai'
import { writeSnapshot } from '#workbench/firewall/snapshot'
import { startGatewayPart } from '#workbench/parts/gateway-part'
import { foldersOf, type WorkbenchSettings } from '#workbench/settings'

let dataDir = ''
let upstream: FakeOpenai
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pavise-gateway-'))
  upstream = await fakeOpenai((_, response) => sendJson(response, completion({ content: 'ok' })))
})
afterEach(async () => {
  upstream.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('without its database the gateway starts with what it last knew, and its events wait in the journal', async () => {
  const settings: WorkbenchSettings = {
    dataDir,
    project: 'test',
    keyDir: join(dataDir, '..', 'no-keys'),
    console: { host: '127.0.0.1', port: 0, names: [], insecureHttp: false, proxies: [], openMetrics: false },
    gateway: {
      listen: { host: '127.0.0.1', port: 0 },
      upstreams: { openai: { url: upstream.url, key: 'sk-upstream' } },
      allowHosts: [],
      allowOrigins: [],
      onJournalFull: 'block',
    },
    concurrency: 1,
  }
  const key = newKey()
  const text =
    'version: 1\ndetectors: { heron: { words: [Heron] } }\nrules: [{ id: no-heron, from: [user], when: { detector: heron }, do: block }]\n'
  await writeSnapshot(foldersOf(dataDir).gateway, { version: 1, policy: { number: 3, text }, keys: [keyDigest(key)] })
  const part = await startGatewayPart(settings, () => {})
  try {
    const ask = (content: string, shown: string) =>
      fetch(`${part.gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${shown}` },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] }),
      }).then((answer) => answer.status)
    expect(await ask('Hello', key)).toBe(200)
    expect(await ask('Heron', key)).toBe(400)
    expect(await ask('Hello', newKey())).toBe(401)
    expect(await ask('A fine day. '.repeat(20_000), key)).toBe(200)
    expect(await ask(`${'A fine day. '.repeat(20_000)}Heron`, key)).toBe(400)
    expect(part.linked()).toBe(false)
  } finally {
    await part.stop()
  }
  const actions: string[] = []
  for await (const { event } of readJournal(foldersOf(dataDir).events)) if (event?.kind === 'exchange') actions.push(event.action)
  expect(actions).toEqual(['allow', 'block', 'allow', 'block'])
})

test('where it knows nothing and no database comes it does not start open', async () => {
  const nothing = { dataDir, project: 'test', gateway: undefined } as unknown as WorkbenchSettings
  await expect(startGatewayPart(nothing, () => {})).rejects.toMatchObject({ code: 'PAV_USAGE' })
})
