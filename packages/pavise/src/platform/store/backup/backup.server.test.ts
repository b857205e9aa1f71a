import { appendFile, copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatRequest } from '@pavise/guard/surfaces'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Store } from '#core/ports/store'
import { keyring } from '#platform/ledger/keyring'
import { openLedger } from '#platform/ledger/ledger'
import { openDatabase } from '#platform/store/database'
import { openStore } from '#platform/store/store'
import { sampleAttempt, sampleFinding, sampleRecord } from '../testing/sample-run.js'
import { scratchFolder } from '../testing/scratch.js'
import { type TestDatabase, testDatabase } from '../testing/test-database.js'
import { type TestStore, testStore } from '../testing/test-store.js'
import { writeBackup } from './backup.js'
import { restoreBackup } from './restore.js'

const ana = { handle: 'ana' }
let dir: string
let at: TestStore
let identity: string
let recipient: string
let run: string

const keysOf = (folder: string) => keyring({ env: {}, dir: folder, create: true })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-backup-'))
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  at = await testStore()
  run = (await at.store.runs.begin({ kind: 'loop' }, 'w1', ana)).id
  await at.store.runs.finish(run, 'w1', {
    state: 'done',
    record: sampleRecord([sampleFinding('a')], [sampleAttempt('a1'), sampleAttempt('tab\t\\N\nline')]),
  })
  await at.store.runs.add({ kind: 'loop' }, ana)
  await at.store.recordings.add(['s1', 's2'].map((session) => recordingOf(session)))
  await at.store.policies.publish({ text: 'version: 1\n# ünï\\', version: 'v', mode: 'observe', rules: 0 }, ana)
  await at.store.events.add([eventAt('2026-11-20T10:00:00.000Z'), eventAt('2026-09-01T00:00:00.000Z')])
  await mkdir(join(dir, 'data', 'events'), { recursive: true })
  await writeFile(join(dir, 'data', 'events', '000001.jsonl'), '{"id":"ev_1"}\n')
  const ledger = await openLedger(join(dir, 'data', 'ledger'), { keys: keysOf(at.keys), origin: 'test.local/backup' })
  await ledger.appendBatch([
    { type: 'run', body: { text: 'sealed in the ledger' } },
    { type: 'policy', body: { n: 2 } },
  ])
  await ledger.close()
})
afterAll(async () => {
  await at.close()
  await rm(dir, { recursive: true, force: true })
})

const recordingOf = (session: string) => ({
  event: `ev-${session}`,
  time: '2026-11-20T10:00:00.000Z',
  session,
  principal: { id: `person-${session}` },
  action: 'allow' as const,
  exchange: { request: { model: 'm', messages: [{ role: 'user' as const, content: `words of ${session}` }] } },
})
const eventAt = (time: string) => ({
  schema: 'pavise.event/1' as const,
  kind: 'policy' as const,
  id: `ev_${Date.parse(time)}`,
  time,
  policy: { version: 'v', mode: 'observe' as const },
})

async function sessionsOf(store: Store): Promise<Record<string, string>> {
  const read: Record<string, string> = {}
  for await (const { event, exchange } of store.recordings.newest(10))
    read[event] = exchange === undefined ? 'forgotten' : String((exchange.request as ChatRequest).messages[0]?.content)
  return read
}

/** A restored copy beside the original. */
async function restored(
  file: string,
  keys: string,
  more: { identity?: string } = {},
): Promise<{ store: Store; database: TestDatabase; data: string; forgotten: number }> {
  const database = await testDatabase({ empty: true })
  const data = await mkdtemp(join(dir, 'copy-'))
  const { forgotten } = await restoreBackup({ pool: database.pool, dataDir: data, file, keys: keysOf(keys), ...more })
  return { store: await openStore({ pool: database.pool, keys: keysOf(keys) }), database, data, forgotten }
}

const backup = (name: string, to?: string) =>
  writeBackup({
    pool: at.database.pool,
    dataDir: join(dir, 'data'),
    file: join(dir, name),
    keys: keysOf(at.keys),
    ...(to ? { recipient: to } : {}),
  })

describe('a backup', () => {
  test('gives everything back where its keys go along, on another machine too, and work goes on', async () => {
    const manifest = await backup('whole.tar', recipient)
    expect(manifest).toMatchObject({ keys: true })
    const keys = join(dir, 'other-keys')
    const copy = await restored(join(dir, 'whole.tar'), keys, { identity: `# made for a test\n${identity}\n` })
    expect(copy.forgotten).toBe(0)
    expect(await copy.store.runs.record(run)).toEqual(await at.store.runs.record(run))
    expect(await copy.store.findings.get(1)).toEqual(await at.store.findings.get(1))
    expect(await copy.store.policies.current()).toEqual(await at.store.policies.current())
    expect((await copy.store.events.list({}, { limit: 10 })).items).toEqual((await at.store.events.list({}, { limit: 10 })).items)
    expect(await sessionsOf(copy.store)).toEqual({ 'ev-s1': 'words of s1', 'ev-s2': 'words of s2' })
    expect(await copy.store.findings.counts(['state:open', 'severity:critical'])).toEqual([1, 1])
    expect((await copy.store.runs.list({ state: 'queued' }, { limit: 5 })).items).toEqual([])
    expect(await readFile(join(copy.data, 'events', '000001.jsonl'), 'utf8')).toBe('{"id":"ev_1"}\n')
    const ledger = await openLedger(join(copy.data, 'ledger'), { keys: keysOf(keys) })
    expect(await ledger.read(0)).toMatchObject({ body: { text: 'sealed in the ledger' } })
    expect(await ledger.append('more', { n: 3 })).toBe(2)
    await ledger.close()
    const next = await copy.store.runs.begin({ kind: 'loop' }, 'w1', ana)
    await copy.store.runs.finish(next.id, 'w1', { state: 'done', record: sampleRecord([sampleFinding('b')]) })
    expect((await copy.store.findings.list({}, { limit: 5, sort: 'number' })).items.map(({ number }) => number)).toEqual([1, 2])
    await copy.store.events.add([eventAt('2026-11-21T10:00:00.000Z')])
    expect((await copy.store.events.after('2', 5)).events).toHaveLength(1)
    await copy.store.close()
    await copy.database.drop()
  })
  test('without keys opens nothing that was sealed, here or elsewhere, and keeps the rest', async () => {
    await backup('plain.tar')
    const copy = await restored(join(dir, 'plain.tar'), at.keys)
    expect(await sessionsOf(copy.store)).toEqual({ 'ev-s1': 'forgotten', 'ev-s2': 'forgotten' })
    expect(await copy.store.findings.get(1)).toMatchObject({ erased: true, evidence: [], title: 'Mail leaves to an attacker’s address' })
    const ledger = await openLedger(join(copy.data, 'ledger'), { keys: keysOf(at.keys) })
    expect(ledger.size).toBe(2)
    await ledger.close()
    await copy.store.close()
    await copy.database.drop()
  })
  test('is made by one who cannot open it: a wrong recipient or identity is said at once', async () => {
    await expect(backup('x.tar', 'age1nonsense')).rejects.toMatchObject({ code: 'PAV_USAGE' })
    await expect(backup('plain.tar')).rejects.toMatchObject({ code: 'PAV_FILE_UNWRITABLE' })
    const other = await generateX25519Identity()
    await expect(restored(join(dir, 'whole.tar'), join(dir, 'k1'), { identity: other })).rejects.toMatchObject({ code: 'PAV_BACKUP_KEYS' })
    await expect(restored(join(dir, 'plain.tar'), join(dir, 'k1'), { identity })).rejects.toMatchObject({ code: 'PAV_BACKUP_KEYS' })
    await expect(restored(join(dir, 'whole.tar'), join(dir, 'k1'))).resolves.toMatchObject({ forgotten: 0 })
    await keysOf(join(dir, 'k2')).masterKey()
    await expect(restored(join(dir, 'whole.tar'), join(dir, 'k2'), { identity })).rejects.toMatchObject({ code: 'PAV_LEDGER_KEY' })
  })
  test('that was changed, cut off or added to is refused before anything is restored', async () => {
    const { size } = await stat(join(dir, 'plain.tar'))
    const database = await testDatabase({ empty: true })
    const tryWith = async (change: (file: string) => Promise<void>): Promise<void> => {
      const file = join(dir, 'damaged.tar')
      await copyFile(join(dir, 'plain.tar'), file)
      await change(file)
      const data = await mkdtemp(join(dir, 'never-'))
      await expect(restoreBackup({ pool: database.pool, dataDir: data, file, keys: keysOf(at.keys) })).rejects.toMatchObject({
        code: 'PAV_BACKUP_DAMAGED',
      })
      expect(await readdir(data)).toEqual([])
    }
    const flip = (offset: number) => async (file: string) => {
      const handle = await open(file, 'r+')
      const byte = Buffer.alloc(1)
      await handle.read(byte, 0, 1, offset)
      byte[0]! ^= 1
      await handle.write(byte, 0, 1, offset)
      await handle.close()
    }
    for (let n = 0; n < 12; n++) await tryWith(flip(Math.floor(((size - 2048) * n) / 12 / 512) * 512 + (n % 3) * 5))
    await tryWith((file) => truncate(file, size - 4096))
    await tryWith((file) => writeFile(file, ''))
    const { rows } = await database.pool.query("select to_regclass('pavise.run') as run")
    expect(rows).toEqual([{ run: null }])
    await database.drop()
  })
  test('goes into an empty place only', async () => {
    const keys = keysOf(at.keys)
    const data = await mkdtemp(join(dir, 'full-'))
    const file = join(dir, 'plain.tar')
    await expect(restoreBackup({ pool: at.database.pool, dataDir: data, file, keys })).rejects.toMatchObject({
      code: 'PAV_RESTORE_NOT_EMPTY',
    })
    await mkdir(join(data, 'events'))
    await appendFile(join(data, 'events', 'x'), 'x')
    const database = await testDatabase()
    await expect(restoreBackup({ pool: database.pool, dataDir: data, file, keys })).rejects.toMatchObject({ code: 'PAV_RESTORE_NOT_EMPTY' })
    await database.drop()
  })
})

describe('what is erased', () => {
  /** Every file below a folder that holds these bytes. */
  async function holding(folder: string, bytes: Buffer): Promise<string[]> {
    const found: string[] = []
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const content = await readFile(path).catch(() => Buffer.alloc(0))
      if (content.includes(bytes)) found.push(path)
    }
    return found
  }

  test('is in no file of the data any more, and a backup from before forgets it again', async () => {
    const home = await scratchFolder('pavise-erase-')
    const keyDir = await mkdtemp(join(tmpdir(), 'pavise-erase-keys-'))
    const dataDir = join(home, '.pavise')
    const database = await openDatabase({ dataDir, as: 'own' })
    onTestFinished(async () => {
      await database.stop().catch(() => undefined)
      for (const folder of [home, keyDir]) await rm(folder, { recursive: true, force: true })
    })
    const store = await openStore({ pool: database.pool, keys: keysOf(keyDir) })
    await store.recordings.add(['s1', 's2', 's3'].map((session) => recordingOf(session)))
    await store.events.add([
      {
        ...eventAt('2026-11-20T11:00:00.000Z'),
        kind: 'hold',
        exchange: 'ev-s2',
        principal: { id: 'person-s2', tenant: 'acme' },
        firings: [],
      },
    ])
    const hold = {
      phase: 'request' as const,
      rules: [],
      reasons: [],
      otherwise: 'block' as const,
      created: '2026-11-20T11:00:00.000Z',
      until: '2026-11-20T11:01:00.000Z',
    }
    await store.holds.add({ ...hold, event: 'ev-s2', principal: { id: 'person-s2', tenant: 'acme' } })
    const { rows } = await database.pool.query<{ event: string; wrapped: Buffer }>(
      'select r.event, k.wrapped from pavise.recording r join pavise.record_key k on k.id = r.key order by 1',
    )
    const [one, two, three] = rows.map(({ wrapped }) => wrapped)
    await database.pool.query('checkpoint')
    expect((await holding(home, Buffer.from('person-s2'))).length).toBeGreaterThan(1)
    expect((await holding(home, one!)).length).toBeGreaterThan(1)
    const file = join(home, 'before.tar')
    const whole = { pool: database.pool, dataDir, keys: keysOf(keyDir) }
    await writeBackup({ ...whole, file, recipient })
    await writeBackup({ ...whole, file: join(home, 'before-plain.tar') })

    expect(await store.erase({ session: 's1' }, ana)).toEqual({ records: 1 })
    expect(await store.erase({ subject: 'person-s2' }, ana)).toEqual({ records: 1 })
    expect(await store.erase({ subject: 'nobody' }, ana)).toEqual({ records: 0 })
    expect(await sessionsOf(store)).toEqual({ 'ev-s1': 'forgotten', 'ev-s2': 'forgotten', 'ev-s3': 'words of s3' })
    expect(JSON.stringify((await store.outbox.waiting(10)).filter(({ type }) => type === 'erase'))).not.toMatch(/s1|person/)
    expect(await readFile(join(keyDir, 'erasures.jsonl'), 'utf8')).not.toMatch(/"s1"|person/)
    expect(await holding(home, one!)).toEqual([])
    expect(await holding(home, two!)).toEqual([])
    expect((await holding(home, three!)).length).toBeGreaterThan(0)
    for (const words of ['words of s', 'person-s']) expect(await holding(home, Buffer.from(words))).toEqual([])

    expect((await store.events.list({}, { limit: 5 })).items).toMatchObject([{ kind: 'hold', principal: { tenant: 'acme' } }])
    const copy = await restored(file, keyDir, { identity })
    expect(copy.forgotten).toBe(2)
    expect(await copy.store.holds.get('ev-s2')).toMatchObject({ principal: { tenant: 'acme' } })
    expect(JSON.stringify((await copy.store.events.list({}, { limit: 5 })).items)).not.toContain('person')
    expect(await sessionsOf(copy.store)).toEqual({ 'ev-s1': 'forgotten', 'ev-s2': 'forgotten', 'ev-s3': 'words of s3' })
    await copy.store.close()
    await copy.database.drop()
    await store.close()
    await database.stop()
    expect(await holding(home, one!)).toEqual([])
  })
  test('by age are recordings, transcripts, results and evidence from before that moment', async () => {
    at.clock.now = new Date('2026-11-25T00:00:00.000Z')
    const later = (await at.store.runs.begin({ kind: 'loop' }, 'w1', ana)).id
    await at.store.runs.finish(later, 'w1', { state: 'done', record: sampleRecord([sampleFinding('c')], [sampleAttempt('a9')]) })
    expect(await at.store.erase({ before: '2026-11-24T00:00:00.000Z' }, ana)).toEqual({ records: 6 })
    await expect(at.store.runs.record(run)).rejects.toMatchObject({ code: 'PAV_NOT_FOUND' })
    expect(await at.store.runs.attempt(run, 'before', 'a1')).toMatchObject({ turns: [], reason: 'its texts were erased on request' })
    await expect(at.store.findings.reveal(1, 'to look', ana)).rejects.toMatchObject({ code: 'PAV_NOT_FOUND' })
    expect((await at.store.runs.record(later)).attempts).toEqual([sampleAttempt('a9')])
  })
})
