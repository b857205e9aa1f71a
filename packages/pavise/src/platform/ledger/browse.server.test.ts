import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browseLedger } from './browse.js'
import { keyring } from './keyring.js'
import { ledgerFiles } from './layout.js'
import { type Ledger, openLedger } from './ledger.js'

let folder: string
let ledger: Ledger
const keys = () => keyring({ dir: join(folder, 'keys'), env: {}, create: true })
const browser = () => browseLedger(join(folder, 'ledger'), () => keys().masterKey())
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-browse-'))
  expect(await browser().list({}, 10)).toEqual({ items: [], total: { count: 0, exact: true } })
  expect(await browser().checkpoint()).toBeUndefined()
  ledger = await openLedger(join(folder, 'ledger'), { keys: keys() })
  const records = Array.from({ length: 1500 }, (_, i) => ({
    type: i % 10 === 0 ? 'policy' : 'finding-change',
    body: { i },
    fields: { n: i, by: i % 3 === 0 ? 'ana' : 'ben' },
  }))
  await ledger.appendBatch(records)
})
afterAll(async () => {
  await ledger.close()
  await rm(folder, { recursive: true, force: true })
})

const walk = async (filter: Parameters<ReturnType<typeof browser>['list']>[0], limit: number) => {
  const seen: number[] = []
  const open = browser()
  for (let before: number | undefined; ; ) {
    const page = await open.list(filter, limit, before)
    seen.push(...page.items.map((row) => row.index))
    if (page.next === undefined) return seen
    before = Number(page.next)
  }
}

test('pages hold every entry once, newest first', async () => {
  expect(await walk({}, 97)).toEqual(Array.from({ length: 1500 }, (_, i) => 1499 - i))
  expect(await walk({}, 500)).toHaveLength(1500)
})
test('filters find what they say, over any number of pages', async () => {
  expect(await walk({ type: 'pol' }, 7)).toEqual(Array.from({ length: 150 }, (_, i) => 1490 - i * 10))
  expect(await walk({ type: 'policy', words: ['ANA'] }, 20)).toEqual(Array.from({ length: 50 }, (_, i) => 1470 - i * 30))
  expect(await walk({ only: (row) => row.fields['n'] === 3 }, 5)).toEqual([3])
})
test('entries that come while one looks are seen, forgotten ones are marked', async () => {
  const open = browser()
  expect((await open.list({}, 1)).total).toEqual({ count: 1500, exact: true })
  await ledger.append('policy', { text: 'new' })
  await ledger.forget(5, 'asked for')
  const page = await open.list({}, 2)
  expect(page.items.map((row) => [row.index, row.type])).toEqual([
    [1501, 'ledger.forget'],
    [1500, 'policy'],
  ])
  expect(await open.get(5)).toMatchObject({ forgotten: true })
  expect(await open.body(5)).toEqual({ state: 'forgotten' })
  expect(await open.body(1500)).toEqual({ state: 'open', body: { text: 'new' } })
  await ledger.checkpoint()
  expect(await open.checkpoint()).toMatchObject({ size: 1502 })
  expect(await open.proof(1500)).toMatchObject({ schema: 'pavise.proof/1', index: 1500 })
  await expect(open.get(9999)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
})
test('a line that is torn or no entry hides none of the others', async () => {
  await appendFile(ledgerFiles(join(folder, 'ledger')).entries, '{"no":"entry"}\n{"torn')
  const { items } = await browser().list({}, 2)
  expect(items.map((row) => [row.index, row.type])).toEqual([
    [1502, 'damaged'],
    [1501, 'ledger.forget'],
  ])
})
