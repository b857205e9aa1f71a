import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGuard, loadPolicy } from '@pavise/guard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKey } from '#gateway/door/keys'
import { startGateway } from '#gateway/gateway'
import { FileJournal } from '#gateway/journal/file-journal'
import { readJournal } from '#gateway/journal/read-journal'
import { startShipper } from '#gateway/journal/shipper'
import { completion, fakeOpenai, sendJson } from '#gateway/testing/fake-openai'
import { createEgress } from '#platform/egress/egress'

/** A file system of a few pages. Where none may be mounted there is nothing to see. */
let disk = ''
let mounted = false
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'pavise-disk-'))
  mounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0
})
afterAll(async () => {
  if (mounted) spawnSync('umount', [disk])
  await rm(disk, { recursive: true, force: true })
})

const words = (word: string) => ({ words: [word] })
const policy = loadPolicy({
  version: 1,
  detectors: { careless: words('Careless'), careful: words('Careful') },
  rules: [
    { id: 'careless', from: ['user'], when: { detector: 'careless' }, do: 'flag', onJournalFull: 'pass' },
    { id: 'careful', from: ['user'], when: { detector: 'careful' }, do: 'flag', onJournalFull: 'block' },
  ],
})

test('on a full disk exchanges pass or not as the rules that fired say; with room again all goes on and nothing acknowledged is lost', async (context) => {
  if (!mounted) return context.skip()
  const upstream = await fakeOpenai((_, response) => sendJson(response, completion({ content: 'ok' })))
  const egress = createEgress({ allow: [upstream.url] })
  const folder = join(disk, 'events')
  const journal = await FileJournal.open(folder)
  const key = newKey()
  const gateway = await startGateway({
    listen: { host: '127.0.0.1', port: 0 },
    upstreams: { openai: { url: upstream.url, key: 'sk-upstream' } },
    policy: createGuard(policy),
    auth: { keys: [key] },
    egress,
    journal,
  })
  const ask = async (content: string) => {
    const answer = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      signal: AbortSignal.timeout(30_000),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] }),
    })
    await answer.text()
    return { status: answer.status, event: answer.headers.get('x-pavise-event') ?? '' }
  }
  try {
    const recorded = [(await ask('Hello')).event, (await ask('Careless')).event]
    await mkdir(join(disk, 'filler'))
    await writeFile(join(disk, 'filler', 'all'), Buffer.alloc(Number((await statfs(disk)).bavail) * 4096)).catch(() => {})
    let full = await ask('Hello')
    while (full.status === 200) {
      recorded.push(full.event)
      full = await ask('Hello')
    }
    expect(full.status).toBe(503)
    expect((await ask('Careless')).status).toBe(200)
    expect((await ask('Careful')).status).toBe(503)
    expect((await ask('Careless and Careful')).status).toBe(503)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503)

    await rm(join(disk, 'filler'), { recursive: true })
    const after = await ask('Careful')
    expect(after.status).toBe(200)
    recorded.push(after.event)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)

    const lines = []
    for await (const line of readJournal(folder)) lines.push(line)
    expect(lines.filter((line) => !line.event)).toEqual([])
    const delivered = new Set<string>()
    const deliver = async (events: readonly { id: string }[]) => {
      for (const { id } of events) delivered.add(id)
    }
    const shipper = await startShipper({ folder, deliver, log: () => {} })
    await shipper.drain()
    await shipper.stop()
    expect(recorded.filter((id) => !delivered.has(id))).toEqual([])
  } finally {
    await gateway.close(0)
    await journal.close()
    await egress.close()
    upstream.close()
  }
})
