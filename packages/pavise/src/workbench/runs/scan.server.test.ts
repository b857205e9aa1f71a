import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AssetRecord } from '#core/records/asset'
import type { Progress, RunRow } from '#core/records/run'
import { scannedFile, scannedFiles } from '#platform/store/scanned-files'
import { type TestStore, testStore } from '#platform/store/testing/test-store'
import { report } from '#report/index'
import { madeZip } from '#supplychain/formats/zip/testing/made-zip'
import { runScan } from '#workbench/runs/scan'

const by = { handle: 'ana' }
const EVIL = Buffer.from('\x80\x02cposix\nsystem\nq\x00X\x02\x00\x00\x00idq\x01\x85q\x02Rq\x03.', 'latin1')
let home: string
let own: TestStore
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-scan-run-'))
  await mkdir(join(home, 'models/signs'), { recursive: true })
  await writeFile(join(home, 'models/signs/weights.bin'), madeZip({ members: [{ name: 'archive/data.pkl', content: EVIL }] }))
  await writeFile(join(home, 'models/signs/config.json'), '{"model_type":"bert"}')
  await symlink(tmpdir(), join(home, 'models/away'))
  own = await testStore()
})
afterAll(async () => {
  await own?.close()
  await rm(home, { recursive: true, force: true })
})

/** Scans a stored asset as a worker does, and hands the outcome to the store. */
async function scanned(asset: AssetRecord): Promise<{ run: RunRow; progress: Progress[] }> {
  const { store } = own
  const run = await store.runs.begin({ kind: 'scan', asset: asset.id }, 'w', by)
  const progress: Progress[] = []
  const outcome = await runScan({ places: { base: home, from: [join(home, 'models')] }, env: {}, threads: 0 })({
    run,
    asset,
    signal: new AbortController().signal,
    progress: (one) => void progress.push(one),
    saveAttempts: async () => undefined,
  })
  await store.runs.finish(run.id, 'w', outcome)
  return { run: await store.runs.get(run.id), progress }
}
const model = (name: string, path: string, source: AssetRecord['source'] = 'console') =>
  own.store.assets.add({ kind: 'model', name, locator: { path } }, source, by)

test('a scan leaves files, members and findings under its asset', async () => {
  const { store } = own
  const asset = await model('signs', 'models/signs')
  const { run, progress } = await scanned(asset)
  expect(run.outcome).toMatchObject({ files: { malicious: 1, safe: 1 }, inconclusive: 0 })
  expect(progress.at(-1)).toMatchObject({ done: 2, of: 2 })

  const record = await store.runs.record(run.id)
  expect(record.envelope.assets.map(({ path }) => path)).toEqual(['models/signs/config.json', 'models/signs/weights.bin'])
  const page = scannedFiles(record, {}, { limit: 1 })
  expect(page).toMatchObject({ items: [{ name: 'weights.bin', verdict: 'malicious' }], next: '1', total: { count: 2 } })
  expect(scannedFiles(record, { q: 'verdict:<=unknown size:<100 CONFIG' }, { limit: 10 }).items).toHaveLength(1)
  const file = scannedFile(record, page.items[0]!.id)
  expect(file.tree).toMatchObject([{ path: 'archive/data.pkl', verdict: 'malicious' }])
  expect(file.found[0]).toMatchObject({ severity: 'critical', member: 'archive/data.pkl', offset: expect.any(Number) })

  const { items } = await store.findings.list({ q: `fingerprint:${file.found[0]!.fingerprint}` }, { limit: 5 })
  expect(items).toMatchObject([{ asset: { name: 'signs' }, location: { path: 'weights.bin', member: 'archive/data.pkl' } }])
  expect((await store.findings.get(items[0]!.number)).evidence.some(({ offset }) => offset !== undefined)).toBe(true)
  expect((await store.assets.get(asset.id)).trail).toMatchObject([{ verdict: 'hit' }])
  expect((await store.assets.list({}, { limit: 10 })).items).toHaveLength(1)
  expect(report('sarif').render(record)).toContain('archive/data.pkl')
})

test.each([
  ['climbs', '../pavise.yaml', /outside the places|does not exist/],
  ['links-out', 'models/away', /leads out of its place/],
  ['is-not-there', 'models/none', /does not exist/],
])('an asset of the console that %s is refused', async (name, path, words) => {
  await expect(scanned(await model(name, path))).rejects.toThrow(words)
})

test('an asset of the configuration may lie where the configuration says', async () => {
  await writeFile(join(home, 'elsewhere.json'), '{}')
  const { run } = await scanned(await model('elsewhere', 'elsewhere.json', 'config'))
  expect(run.outcome?.files).toEqual({ safe: 1 })
})
