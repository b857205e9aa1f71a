import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createGuard, loadPolicy } from '@pavise/guard'
import { afterEach, expect, test } from 'vitest'
import { Pins } from '#gateway/mcp/pins'
import { mcpStarterPolicy } from '#gateway/mcp/starter-policy'
import { wrapServer } from '#gateway/mcp/stdio/wrap-server'
import { ROUGH_SERVER } from '#gateway/mcp/testing/rough-server'
import { memoryJournal } from '#gateway/testing/memory-journal'

const stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort(new Error('stopped by SIGKILL'))
})

function wrapped(command = process.execPath, args: readonly string[] = ['-e', ROUGH_SERVER]) {
  const input = new PassThrough()
  const output = new PassThrough()
  const notes: string[] = []
  const stop = new AbortController()
  stops.push(stop)
  const guard = createGuard(loadPolicy(mcpStarterPolicy()))
  const journal = memoryJournal()
  const around = {
    guard: () => guard,
    pins: new Pins(join(mkdtempSync(join(tmpdir(), 'pavise-wrap-')), 'pins.json')),
    journal,
    onJournalFull: 'block' as const,
    approver: 'none' as const,
  }
  let text = ''
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  const exit = wrapServer({
    command,
    args,
    env: process.env,
    cwd: tmpdir(),
    server: 'rough',
    principal: {},
    around,
    client: { input, output },
    note: (line) => notes.push(line),
    messageBytes: 1024 * 1024,
    depth: 64,
    signal: stop.signal,
  })
  const lines = (): string[] => text.split('\n').filter(Boolean)
  let id = 0
  return {
    exit,
    input,
    notes,
    stop,
    journal,
    lines,
    call: async (name: string, args: object = {}): Promise<{ id: number; result?: unknown; error?: { code: number } }> => {
      const own = ++id
      input.write(`${JSON.stringify({ jsonrpc: '2.0', id: own, method: 'tools/call', params: { name, arguments: args } })}\n`)
      const found = () => lines().find((line) => (JSON.parse(line) as { id?: number }).id === own)
      await expect.poll(found, { timeout: 10_000 }).toBeDefined()
      return JSON.parse(found()!)
    },
  }
}

test('messages pass byte for byte, numbers included', async () => {
  const house = wrapped()
  expect(await house.call('echo', { text: 'tea' })).toMatchObject({ result: { content: [{ text: 'tea' }] } })
  await house.call('raw')
  expect(house.lines().at(-1)).toBe('{"jsonrpc":"2.0",  "id":2,"result":{"content":[],"n":12345678901234567890}}')
})

test('what is no message is left out and told of; an answer that is none becomes an error', async () => {
  const house = wrapped()
  expect(await house.call('chatter')).toMatchObject({ result: { content: [{ text: 'done' }] } })
  expect(house.notes.filter((note) => note.startsWith('a line of the server was left out'))).toHaveLength(2)
  expect(await house.call('broken')).toMatchObject({ error: { code: -32603 } })
})

test('a line longer than the limit is left out, what follows passes', async () => {
  const house = wrapped()
  expect(await house.call('huge')).toMatchObject({ result: { content: [{ text: 'after' }] } })
  expect(house.notes).toEqual(['a message of the server was longer than 1048576 bytes and was left out'])
})

test('thousands of notifications arrive in their order, before the answer', async () => {
  const house = wrapped()
  await house.call('flood')
  const said = house.lines().map((line) => (JSON.parse(line) as { params?: { data: string } }).params?.data)
  expect(said).toEqual([...Array.from({ length: 2000 }, (_, i) => `n${i}`), undefined])
})

test('broken lines of the client are answered', async () => {
  const house = wrapped()
  house.input.write('no json\n{"jsonrpc":"1.0","id":"a","method":"ping"}\n')
  await expect.poll(house.lines).toHaveLength(2)
  expect(house.lines().map((line) => JSON.parse(line))).toMatchObject([
    { id: null, error: { code: -32700 } },
    { id: 'a', error: { code: -32600 } },
  ])
})

test('batches go on message by message', async () => {
  const house = wrapped()
  const one = (id: number) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'echo', arguments: { text: `t${id}` } } })
  house.input.write(`${JSON.stringify([one(1), one(2)])}\n`)
  await expect.poll(house.lines).toHaveLength(2)
})

test('exit codes and signals pass, and the client hears of what was not answered', async () => {
  const leaving = wrapped()
  expect(await leaving.call('exit', { code: 3 })).toMatchObject({ error: { code: -32011 } })
  expect(await leaving.exit).toBe(3)
  expect(leaving.journal.events.at(-1)?.event).toMatchObject({ outcome: { end: 'upstream-failed' } })
  const killed = wrapped()
  await killed.call('kill')
  expect(await killed.exit).toBe(143)
})

test('the server ends when its client does', async () => {
  const house = wrapped()
  await house.call('echo', { text: 'a' })
  house.input.end()
  expect(await house.exit).toBe(7)
})

test('a signal reaches the server', async () => {
  const house = wrapped()
  await house.call('echo', { text: 'a' })
  house.stop.abort(new Error('stopped by SIGTERM'))
  expect(await house.exit).toBe(143)
})

test('a command that is none is told', async () => {
  await expect(wrapped('/no/such/program').exit).rejects.toMatchObject({ code: 'PAV_MCP_COMMAND' })
})
