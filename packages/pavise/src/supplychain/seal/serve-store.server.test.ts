import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Lease, type LeaseEvent } from './lease.js'
import { sealFile } from './seal-file.js'
import { serveStore } from './serve-store.js'
import { openStore, writeStore } from './store.js'

let home: string
let identity: string
let recipient: string
const big = randomBytes(3_000_000)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-serve-'))
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  await mkdir(join(home, 'model/sub'), { recursive: true })
  await writeFile(join(home, 'model/weights.bin'), big)
  await writeFile(join(home, 'model/sub/config.json'), '{}')
  await writeFile(join(home, 'model/empty'), '')
  await writeStore(join(home, 'model'), join(home, 'store'), [recipient])
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** A reader as a loader would be: sends lines, takes lines and counted bytes. */
class Reader {
  #bytes = Buffer.alloc(0)
  #closed = false
  #wake = (): void => {}
  constructor(readonly socket: Socket) {
    socket.on('data', (part) => {
      this.#bytes = Buffer.concat([this.#bytes, part])
      this.#wake()
    })
    for (const event of ['close', 'error'])
      socket.on(event, () => {
        this.#closed = true
        this.#wake()
      })
  }
  async #until(enough: () => boolean): Promise<void> {
    while (!enough() && !this.#closed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
  }
  async ask(request: unknown): Promise<Record<string, unknown> | undefined> {
    this.socket.write(`${JSON.stringify(request)}\n`)
    await this.#until(() => this.#bytes.includes(10))
    const end = this.#bytes.indexOf(10)
    if (end < 0) return undefined
    const line = this.#bytes.subarray(0, end).toString()
    this.#bytes = this.#bytes.subarray(end + 1)
    return JSON.parse(line)
  }
  async take(size: number): Promise<Buffer> {
    await this.#until(() => this.#bytes.length >= size)
    const taken = this.#bytes.subarray(0, size)
    this.#bytes = this.#bytes.subarray(size)
    return taken
  }
  async closed(): Promise<void> {
    await this.#until(() => false)
  }
}

/** Serves `path`; the work runs beside the server. */
async function served(
  path: string,
  seconds: number,
  work: (open: () => Reader, lease: Lease, socket: string) => Promise<void>,
): Promise<LeaseEvent[]> {
  const events: LeaseEvent[] = []
  const socket = join(home, `s${randomBytes(3).toString('hex')}`)
  const lease = new Lease(seconds, (event) => events.push(event))
  let ready = (): void => {}
  const started = new Promise<void>((resolve) => {
    ready = resolve
  })
  const server = serveStore(await openStore(path, [identity]), socket, lease, () => ready())
  await started
  try {
    await work(() => new Reader(connect(socket)), lease, socket)
  } finally {
    lease.end('revoked')
    await server
  }
  expect(readdirSync(home)).not.toContain(socket)
  return events
}

describe('a sealed store', () => {
  test('tells nothing of names, and is for its owner alone', () => {
    expect(readdirSync(join(home, 'store')).sort()).toEqual(['1.age', '2.age', '3.age', 'manifest.age'])
    expect(statSync(join(home, 'store')).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(home, 'store/manifest.age')).includes('weights')).toBe(false)
  })
  test('gives one reader what it asks for, whole and in parts, and writes down what was read', async () => {
    const events = await served(join(home, 'store'), 60, async (open, lease, socket) => {
      expect(statSync(socket).mode & 0o777).toBe(0o600)
      const reader = open()
      const hello = await reader.ask({ token: lease.token })
      expect((hello!['files'] as { name: string; size: number }[]).map(({ name, size }) => [name, size])).toEqual([
        ['empty', 0],
        ['sub/config.json', 2],
        ['weights.bin', big.length],
      ])
      expect(await reader.ask({ read: 'weights.bin' })).toEqual({ ok: true, size: big.length })
      expect((await reader.take(big.length)).equals(big)).toBe(true)
      for (const [offset, length] of [
        [0, 8],
        [65_530, 12],
        [1_048_570, 70_000],
        [big.length - 5, 100],
        [big.length + 9, 4],
        [7, 0],
      ] as const) {
        const answer = await reader.ask({ read: 'weights.bin', offset, length })
        const wanted = big.subarray(offset, offset + length)
        expect(answer).toEqual({ ok: true, size: wanted.length })
        expect((await reader.take(wanted.length)).equals(wanted)).toBe(true)
      }
      expect(await reader.ask({ read: 'empty' })).toEqual({ ok: true, size: 0 })
      expect(await reader.ask({ read: '../key' })).toMatchObject({ ok: false })
      expect(await reader.ask('nonsense')).toMatchObject({ ok: false })
      reader.socket.end()
      await reader.closed()
    })
    expect(events.map(({ event }) => event)).toEqual(['offered', 'taken', ...Array(8).fill('read'), 'ended'])
    expect(events[2]).toMatchObject({ file: 'weights.bin', offset: 0, bytes: big.length })
  })
  test('takes a token once, and no other', async () => {
    const events = await served(join(home, 'store'), 60, async (open, lease) => {
      expect(await open().ask({ token: 'guess' })).toEqual({ ok: false, error: expect.any(String) })
      expect(await open().ask({ read: 'weights.bin' })).toMatchObject({ ok: false })
      const first = open()
      expect(await first.ask({ token: lease.token })).toMatchObject({ ok: true })
      expect(await open().ask({ token: lease.token })).toMatchObject({ ok: false })
      expect(await first.ask({ read: 'sub/config.json' })).toEqual({ ok: true, size: 2 })
    })
    expect(events.filter(({ event }) => event === 'refused')).toHaveLength(3)
  })
  test('ends a lease with time and when it is revoked, in the middle of a read too', async () => {
    const late = await served(join(home, 'store'), 1, async (open, lease) => {
      const reader = open()
      await reader.ask({ token: lease.token })
      await reader.closed()
    })
    expect(late.at(-1)?.event).toBe('expired')
    const revoked = await served(join(home, 'store'), 60, async (open, lease) => {
      const reader = open()
      await reader.ask({ token: lease.token })
      reader.socket.pause()
      reader.socket.write(`${JSON.stringify({ read: 'weights.bin' })}\n`)
      lease.end('revoked')
      reader.socket.resume()
      await reader.closed()
    })
    expect(revoked.map(({ event }) => event)).toContain('revoked')
  })
  test('gives less than it promised of a damaged file, and nothing of one that was put in its place', async () => {
    const store = join(home, 'hurt')
    await cp(join(home, 'store'), store, { recursive: true })
    const sealed = await readFile(join(store, '3.age'))
    sealed[sealed.length - 1_000_000]! ^= 1
    await writeFile(join(store, '3.age'), sealed)
    await writeFile(join(home, 'other'), 'XX')
    await sealFile(join(home, 'other'), join(store, '2.age'), [recipient], { force: true })
    const events = await served(store, 60, async (open, lease) => {
      const reader = open()
      await reader.ask({ token: lease.token })
      expect(await reader.ask({ read: 'sub/config.json' })).toEqual({ ok: false, error: 'the file cannot be opened' })
      expect(await reader.ask({ read: 'weights.bin' })).toEqual({ ok: true, size: big.length })
      expect((await reader.take(big.length)).length).toBeLessThan(big.length)
    })
    expect(events.filter(({ event }) => event === 'failed').map(({ reason }) => reason)).toEqual([
      expect.stringContaining('not the file that was stored'),
      expect.stringContaining('was changed'),
    ])
  })
  test('serves a single sealed file too, under its own name', async () => {
    await sealFile(join(home, 'model/weights.bin'), join(home, 'one.bin.age'), [recipient])
    await served(join(home, 'one.bin.age'), 60, async (open, lease) => {
      const reader = open()
      expect(await reader.ask({ token: lease.token })).toMatchObject({ files: [{ name: 'one.bin', size: big.length }] })
    })
  })
  test('is refused where it or its socket cannot be', async () => {
    await expect(openStore(join(home, 'none'), [identity])).rejects.toMatchObject({ code: 'PAV_FILE_NOT_FOUND' })
    await expect(openStore(join(home, 'store'), [await generateX25519Identity()])).rejects.toMatchObject({ code: 'PAV_SEAL_NO_MATCH' })
    await expect(writeStore(join(home, 'model'), join(home, 'store'), [recipient])).rejects.toMatchObject({ code: 'PAV_OUTPUT_EXISTS' })
    const lease = new Lease(60, () => {})
    for (const path of [join(home, 'x'.repeat(120)), join(home, 'store'), join(home, 'no/such')]) {
      await expect(serveStore([], path, lease, () => {})).rejects.toMatchObject({ code: 'PAV_SEAL_SOCKET' })
    }
    lease.end('revoked')
  })
})
