import { appendFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GuardEvent, PolicyEvent } from '#core/event'
import { FileJournal, journalFiles } from '#gateway/journal/file-journal'
import { type Shipper, startShipper } from '#gateway/journal/shipper'

let folder = ''
const open: Shipper[] = []
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pavise-shipper-')), 'events')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((shipper) => shipper.stop()))
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const event = (n: number): PolicyEvent => ({
  schema: 'pavise.event/1',
  kind: 'policy',
  id: `ev_${n}`,
  time: '2026-01-02T03:04:05.678Z',
  policy: { version: 'v', mode: 'enforce' },
})

/** Keeps what comes, once each, as the store does. */
function receiver() {
  const got = new Map<string, GuardEvent>()
  let broken = false
  let calls = 0
  return {
    got,
    ids: () => [...got.keys()],
    calls: () => calls,
    break: (value: boolean) => {
      broken = value
    },
    deliver: async (events: readonly GuardEvent[]) => {
      calls++
      if (broken) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
      for (const one of events) got.set(one.id, one)
    },
  }
}
async function ship(to: ReturnType<typeof receiver>): Promise<Shipper> {
  const shipper = await startShipper({ folder, deliver: to.deliver, log: () => {} })
  open.push(shipper)
  return shipper
}
const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => `ev_${from + n}`)

test('every event arrives, in order, across files and restarts, and only once where nothing broke', async () => {
  const to = receiver()
  const journal = await FileJournal.open(folder, { fileBytes: 2_000 })
  for (let n = 0; n < 100; n++) await journal.append(event(n))
  const first = await ship(to)
  await first.drain()
  await first.stop()
  expect(to.ids()).toEqual(numbers(0, 100))
  expect(await journalFiles(folder)).toHaveLength(1)
  for (let n = 100; n < 150; n++) await journal.append(event(n))
  const calls = to.calls()
  const second = await ship(to)
  await second.drain()
  expect(to.ids()).toEqual(numbers(0, 150))
  expect(second.delivered).toBe(50)
  expect(to.calls()).toBeGreaterThan(calls)
  await journal.close()
})

test('while nobody takes events they wait, and none is lost', async () => {
  const to = receiver()
  to.break(true)
  const journal = await FileJournal.open(folder, { fileBytes: 1_000 })
  const shipper = await ship(to)
  for (let n = 0; n < 40; n++) await journal.append(event(n))
  await expect(shipper.drain()).rejects.toThrow('gone')
  expect(to.got.size).toBe(0)
  expect(shipper.behind).toBeGreaterThan(0)
  to.break(false)
  await shipper.drain()
  expect(to.ids()).toEqual(numbers(0, 40))
  expect(shipper.behind).toBe(0)
  await journal.close()
})

test('a line that is still being written waits for its end', async () => {
  const to = receiver()
  const journal = await FileJournal.open(folder)
  await journal.append(event(0))
  const [file] = await journalFiles(folder)
  const whole = `${JSON.stringify(event(1))}\n`
  await appendFile(file!.path, whole.slice(0, 20))
  const shipper = await ship(to)
  await shipper.drain()
  expect(to.ids()).toEqual(['ev_0'])
  await truncate(file!.path, file!.bytes)
  await appendFile(file!.path, whole)
  await shipper.drain()
  expect(to.ids()).toEqual(['ev_0', 'ev_1'])
  await journal.close()
})

test('damaged lines are counted and keep nothing back', async () => {
  const to = receiver()
  const journal = await FileJournal.open(folder)
  await journal.append(event(0))
  const [file] = await journalFiles(folder)
  await appendFile(file!.path, `{"schema":"other"}\nno json\n${'x'.repeat(3_000_000)}\n${JSON.stringify(event(1))}\n`)
  const shipper = await ship(to)
  await shipper.drain()
  expect(to.ids()).toEqual(['ev_0', 'ev_1'])
  expect(shipper.damaged).toBe(3)
  await journal.close()
})

test('a journal that is told to turn leaves a file that is delivered and removed, though nothing more is written', async () => {
  const to = receiver()
  const journal = await FileJournal.open(folder)
  journal.turn()
  await journal.append(event(0))
  const [before] = await journalFiles(folder)
  journal.turn()
  while ((await journalFiles(folder)).length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  await (await ship(to)).drain()
  expect(to.ids()).toEqual(['ev_0'])
  expect((await journalFiles(folder)).map((file) => file.path)).not.toContain(before!.path)
  await journal.append(event(1))
  await journal.close()
})

test('without the position file everything is delivered again, for the receiver to tell apart', async () => {
  const to = receiver()
  const journal = await FileJournal.open(folder)
  for (let n = 0; n < 10; n++) await journal.append(event(n))
  await (await ship(to)).drain()
  await Promise.all(open.splice(0).map((shipper) => shipper.stop()))
  for (const name of await readdir(folder)) if (name.startsWith('delivered')) await rm(join(folder, name))
  const again = await ship(to)
  await again.drain()
  expect(again.delivered).toBe(10)
  expect(to.ids()).toEqual(numbers(0, 10))
  await journal.close()
})
