import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import quarry from '#cli/commands/quarry'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarry-'))
})
afterAll(() => rm(folder, { recursive: true }))

function start(options: Record<string, unknown>) {
  const stop = new AbortController()
  let out = ''
  let ready = () => {}
  const printed = new Promise<void>((resolve) => {
    ready = resolve
  })
  const stdout = {
    write(text: string) {
      out += text
      ready()
    },
  }
  const context = { stdout, stderr: { write: () => true }, stdin: Readable.from([]), env: {}, cwd: folder, signal: stop.signal }
  const ended = quarry.run!(context, [], { seed: '3', ...options })
  return { stop: () => stop.abort(), printed, ended, out: () => out }
}

test('says where things are, writes the target, and stops cleanly', async () => {
  const run = start({ targetOut: 'target.json' })
  await run.printed
  const target = JSON.parse(await readFile(join(folder, 'target.json'), 'utf8')) as { url: string; effects: string }
  expect(run.out()).toContain(target.url)
  expect((await fetch(target.effects)).status).toBe(200)
  run.stop()
  expect(await run.ended).toBe(0)
  await expect(fetch(target.effects)).rejects.toThrow()
})

test.each([
  ['a model address that is none', { modelUrl: 'gateway' }, 'PAV_USAGE'],
  ['a key variable that is not set', { modelUrl: 'http://127.0.0.1:1/v1', modelKeyEnv: 'NO_SUCH_KEY' }, 'PAV_USAGE'],
  ['a folder that does not exist', { targetOut: 'no/such/folder.json' }, 'PAV_FILE_UNWRITABLE'],
])('one line for %s', async (_, options, code) => {
  await expect(start(options).ended).rejects.toMatchObject({ code })
})
