import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PolicyEvent } from '#core/event'
import { FileJournal, journalFiles } from '#gateway/journal/file-journal'
import { type JournalLine, readJournal } from '#gateway/journal/read-journal'

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pavise-journal-')), 'events')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const event = (n: number): PolicyEvent => ({
  schema: 'pavise.event/1',
  kind: 'policy',
  id: `ev_${n}`,
  time: '2026-01-02T03:04:05.678Z',
  policy: { version: 'x'.repeat(50), mode: 'enforce' },
})
const ids = async (): Promise<string[]> =>
  (await all()).map((line) => line.event?.id ?? `${line.event === undefined && line.last ? 'torn' : 'damaged'}`)
async function all(): Promise<JournalLine[]> {
  const lines: JournalLine[] = []
  for await (const line of readJournal(folder)) lines.push(line)
  return lines
}

test('what was appended is read back in order, from files that only the owner can read', async () => {
  const journal = await FileJournal.open(folder)
  await Promise.all(Array.from({ length: 500 }, (_, n) => journal.append(event(n), n % 7 === 0)))
  await journal.close()
  expect(await ids()).toEqual(Array.from({ length: 500 }, (_, n) => `ev_${n}`))
  const [file] = await journalFiles(folder)
  expect((await stat(file!.path)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('an event is in the file before append resolves', async () => {
  const journal = await FileJournal.open(folder)
  for (let n = 0; n < 20; n++) {
    await journal.append(event(n))
    const [file] = await journalFiles(folder)
    expect((await readFile(file!.path, 'utf8')).trimEnd().split('\n')).toHaveLength(n + 1)
  }
  await journal.close()
})

test('files are changed by size and no line is split between two', async () => {
  const journal = await FileJournal.open(folder, { fileBytes: 1_000 })
  for (let n = 0; n < 40; n++) await journal.append(event(n))
  await journal.close()
  expect((await journalFiles(folder)).length).toBeGreaterThan(3)
  expect(await ids()).toEqual(Array.from({ length: 40 }, (_, n) => `ev_${n}`))
})

test('an event that comes while the next file is begun is written too', async () => {
  const journal = await FileJournal.open(folder)
  for (let n = 0; n < 40; n++) {
    await journal.append(event(n))
    journal.turn()
    for (let i = 0; i < n % 8; i++) await new Promise((resolve) => setImmediate(resolve))
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('the event was never written')), 10_000).unref())
    await Promise.race([journal.append(event(100 + n)), late])
  }
  await journal.close()
  expect(await ids()).toEqual(Array.from({ length: 40 }, (_, n) => [`ev_${n}`, `ev_${100 + n}`]).flat())
})

test('a torn last line is told, and a new start goes on beside it', async () => {
  const first = await FileJournal.open(folder)
  for (let n = 0; n < 3; n++) await first.append(event(n))
  await first.close()
  const [file] = await journalFiles(folder)
  await truncate(file!.path, file!.bytes - 10)
  const second = await FileJournal.open(folder)
  await second.append(event(3))
  await second.close()
  expect(await ids()).toEqual(['ev_0', 'ev_1', 'torn', 'ev_3'])
})

test('a damaged line in the middle is told as such', async () => {
  const journal = await FileJournal.open(folder)
  await journal.append(event(0))
  await journal.close()
  const [file] = await journalFiles(folder)
  await appendFile(file!.path, `{"schema":"other"}\n${JSON.stringify(event(1))}\n`)
  expect(await ids()).toEqual(['ev_0', 'damaged', 'ev_1'])
})

test('a folder that cannot be written is an error that names it', async () => {
  await writeFile(folder, 'a file where the folder should be')
  await expect(FileJournal.open(folder)).rejects.toMatchObject({ code: 'PAV_JOURNAL_UNWRITABLE', message: expect.stringContaining(folder) })
})

test('a killed process loses nothing that it was told is written', async () => {
  const script = `
    import { FileJournal } from '#gateway/journal/file-journal'
    const journal = await FileJournal.open(process.argv[1])
    for (let n = 0; ; n++) {
      await journal.append({ schema: 'pavise.event/1', kind: 'policy', id: 'ev_' + n, time: '2026-01-02T03:04:05.678Z', policy: { version: 'v', mode: 'enforce' } }, n % 50 === 0)
      process.stdout.write(n + '\\n')
    }`
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', script, folder], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (data) => {
    out += data
    if (out.length > 3_000) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  const told = out.split('\n').slice(0, -1).map(Number)
  const known = new Set(await ids())
  expect(told.length).toBeGreaterThan(100)
  expect(told.filter((n) => !known.has(`ev_${n}`))).toEqual([])
})
