import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, startProgram } from './program.js'

/** `kill -9` of an attack at moments that are spread over its work, and `--resume` after each. */
const KILLS = process.env['PAVISE_SOAK'] ? 40 : 4
const BUDGET = ['--max-requests', '150', '--seed', '5']

interface Line {
  readonly t: string
  readonly id?: string
}

let folder: string
let quarry: Program
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-crash-'))
  quarry = startProgram(['quarry', '--seed', '5', '--target-out', 'target.json'], folder)
  await quarry.says(/^target /m)
})
afterAll(async () => {
  quarry.child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

test('nothing journaled is lost, nothing answered is sent again', async () => {
  const journal = join(folder, 'run', 'journal.jsonl')
  const whole = async (): Promise<string> => {
    const text = await readFile(journal, 'utf8').catch(() => '')
    return text.slice(0, text.lastIndexOf('\n') + 1)
  }
  let before = ''
  for (let kill = 0; kill < KILLS; kill++) {
    const attack = startProgram(
      ['attack', '--target-file', 'target.json', '--out', 'run', ...BUDGET, ...(kill > 0 ? ['--resume'] : [])],
      folder,
    )
    const grown = before.length + 500 + ((kill * 7919) % 4000)
    while ((await whole()).length < grown && attack.child.exitCode === null) await new Promise((next) => setTimeout(next, 3))
    attack.child.kill('SIGKILL')
    await attack.ended
    const after = await whole()
    expect(after.startsWith(before), `kill ${kill}: the journal lost lines`).toBe(true)
    before = after
  }
  const last = await startProgram(
    ['attack', '--target-file', 'target.json', '--out', 'run', '--resume', '--format', 'json', ...BUDGET],
    folder,
  ).ended
  expect([0, 1, 2], last.stderr).toContain(last.exit)
  const lines = (await whole())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  expect((await whole()).startsWith(before)).toBe(true)
  expect(lines.filter(({ t }) => t === 'run')).toHaveLength(1)
  const answered = new Set<string>()
  const sent = new Map<string, number>()
  for (const { t, id = '' } of lines) {
    if (t === 'sent') {
      expect(answered.has(id), `${id} was answered and sent again`).toBe(false)
      sent.set(id, (sent.get(id) ?? 0) + 1)
    }
    if (t === 'answered') answered.add(id)
  }
  expect([...sent.values()].every((times) => times <= 2)).toBe(true)
  expect(answered.size).toBeGreaterThan(10)
  expect(JSON.parse(last.stdout).schema).toBe('pavise.run/1')
}, 300_000)
