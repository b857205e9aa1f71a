import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyring, type Ledger, openLedger, readRecord, verifyLedger } from '#platform/ledger/index'
import { SLOT_BYTES } from '#platform/ledger/layout'
import { leafHash } from '#platform/ledger/merkle'
import { checkConsistency, checkInclusion } from '#platform/ledger/merkle-check'

let home: string
let dir: string
const ring = (create = true) => keyring({ dir: join(home, 'keys'), env: {}, create })
const open = (): Promise<Ledger> => openLedger(dir, { keys: ring(), origin: 'pavise.local/test', now: () => new Date(1_700_000_000_000) })
const verify = (bodies = true) => verifyLedger(dir, { keys: ring(false), bodies })

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-ledger-'))
  dir = join(home, 'ledger')
})
afterEach(() => rm(home, { recursive: true, force: true }))

const fill = (ledger: Ledger, n: number): Promise<number> =>
  ledger.appendBatch(Array.from({ length: n }, (_, i) => ({ type: 'test.record', body: { secret: `s-${i}` }, fields: { n: i } })))

describe('a ledger', () => {
  test('keeps what was appended over a reopen, and opens bodies only with the key', async () => {
    const ledger = await open()
    expect(await ledger.append('run', { report: 'x\ud800y' }, { run: 'r-1' })).toBe(0)
    expect(await fill(ledger, 20)).toBe(1)
    const { root } = ledger
    await ledger.close()
    const again = await open()
    expect(again).toMatchObject({ size: 21, root, origin: 'pavise.local/test' })
    expect(await again.read(0)).toMatchObject({ state: 'open', body: { report: 'x\ud800y' }, entry: { type: 'run', run: 'r-1' } })
    await again.close()
    expect(await readRecord(dir, 3)).toMatchObject({ state: 'sealed', entry: { n: 2 } })
    expect((await readFile(join(dir, 'bodies.bin'))).includes('secret')).toBe(false)
    expect(await verify()).toMatchObject({ ok: true, size: 21, signed: 21, bodies: { checked: 21, unread: 0 } })
    expect((await stat(join(home, 'keys', 'master.key'))).mode & 0o777).toBe(0o600)
  })

  test('refuses what is no JSON, no type, and fields of its own, and goes on', async () => {
    const ledger = await open()
    await expect(ledger.append('run', undefined)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await expect(ledger.append('run', 1n)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await expect(ledger.append('No Type', {})).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await expect(ledger.append('run', {}, { time: 'x' })).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await expect(ledger.append('run', {}, { x: '\ud800' })).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    expect(await ledger.append('run', {})).toBe(0)
    await ledger.close()
    expect(await verify()).toMatchObject({ ok: true, size: 1 })
  })

  test('proves leaves and prefixes', async () => {
    const ledger = await open()
    await fill(ledger, 13)
    const decode = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'base64'))
    for (let index = 0; index < 13; index++) {
      const proof = await ledger.proof(index)
      const root = Buffer.from(proof.root, 'base64')
      expect(proof.root).toBe(ledger.root)
      expect(checkInclusion(leafHash(Buffer.from(proof.leaf)), index, 13, decode(proof.hashes), root)).toBe(true)
      const prefix = await ledger.consistency(index)
      expect(checkConsistency(index, 13, decode(prefix.hashes), Buffer.from(prefix.oldRoot, 'base64'), root)).toBe(true)
    }
    await expect(ledger.proof(13)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await expect(ledger.consistency(3, 99)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
    await ledger.close()
  })

  test('forgets a record for good and stays verifiable', async () => {
    const ledger = await open()
    await fill(ledger, 5)
    const note = await ledger.checkpoint()
    await ledger.forget(2, 'asked by the data subject')
    expect(await ledger.read(2)).toMatchObject({ state: 'forgotten', entry: { n: 2 } })
    await ledger.close()
    expect(await verifyLedger(dir, { keys: ring(false), bodies: true, checkpoint: note })).toMatchObject({
      ok: true,
      size: 6,
      bodies: { checked: 5, forgotten: 1, unread: 0 },
    })
  })

  test('a key destroyed without an entry is a fault; a forgetting that a crash cut short is finished', async () => {
    let ledger = await open()
    await fill(ledger, 5)
    const before = await readFile(join(dir, 'keys.bin'))
    await ledger.forget(1, 'wrong')
    await ledger.close()
    const after = await readFile(join(dir, 'keys.bin'))
    const revived = Buffer.concat([before, after.subarray(before.length)])
    await writeFile(join(dir, 'keys.bin'), revived)
    expect((await verify()).faults).toEqual([{ index: 1, fault: 'its key should be destroyed and is still there' }])
    ledger = await open()
    await ledger.close()
    expect(await readFile(join(dir, 'keys.bin'))).toEqual(after)
    await writeFile(join(dir, 'keys.bin'), Buffer.from(after).fill(0, 3 * SLOT_BYTES + 12, 4 * SLOT_BYTES))
    expect((await verify()).faults).toEqual([{ index: 3, fault: 'its key was destroyed and no entry says so' }])
  })

  test('has one writer at a time, and takes over from one that died', async () => {
    const ledger = await open()
    await expect(open()).rejects.toMatchObject({ code: 'PAV_LEDGER_LOCKED' })
    await ledger.close()
    const lock = { pid: 2 ** 22 + 1, started: '1', host: (await import('node:os')).hostname(), token: 'x' }
    await writeFile(join(dir, 'lock'), JSON.stringify(lock))
    await (await open()).close()
    await writeFile(join(dir, 'lock'), JSON.stringify({ ...lock, pid: process.pid, started: '1' }))
    await (await open()).close()
    await writeFile(join(dir, 'lock'), JSON.stringify({ ...lock, host: 'elsewhere' }))
    await expect(open()).rejects.toMatchObject({ code: 'PAV_LEDGER_LOCKED' })
  })

  test('cuts an unfinished append and nothing else', async () => {
    const ledger = await open()
    await fill(ledger, 4)
    await ledger.close()
    for (const [file, extra] of [
      ['entries.jsonl', `{"commitment":"${'0'.repeat(900)}`],
      ['keys.bin', 'x'.repeat(100)],
      ['bodies.bin', 'half a body'],
    ] as const) {
      await writeFile(join(dir, file), extra, { flag: 'a' })
    }
    expect((await verify()).faults[0]?.fault).toContain('unfinished')
    const again = await open()
    expect(await again.append('run', { after: 'crash' })).toBe(4)
    await again.close()
    expect(await verify()).toMatchObject({ ok: true, size: 5, bodies: { checked: 5 } })
  })

  test('appends nothing to a folder that is not what this machine signed', async () => {
    const ledger = await open()
    await fill(ledger, 4)
    await ledger.close()
    const entries = join(dir, 'entries.jsonl')
    const whole = await readFile(entries, 'utf8')
    for (const changed of [whole.replace('"n":1', '"n":7'), whole.split('\n').slice(1).join('\n'), '', 'x'.repeat(70_000)]) {
      await writeFile(entries, changed)
      await expect(open()).rejects.toMatchObject({ code: 'PAV_LEDGER_DAMAGED' })
    }
    await writeFile(entries, whole)
    await truncate(join(dir, 'keys.bin'), 100)
    await expect(open()).rejects.toMatchObject({ code: 'PAV_LEDGER_DAMAGED' })
    await rm(join(home, 'keys'), { recursive: true })
    await expect(open()).rejects.toMatchObject({ code: 'PAV_LEDGER_KEY' })
  })

  test('wants its keys outside the data, and 0600', async () => {
    const inside = keyring({ dir: join(dir, 'keys'), env: {}, create: true })
    await expect(openLedger(dir, { keys: inside })).rejects.toMatchObject({ code: 'PAV_LEDGER_KEY' })
    await (await open()).close()
    const { chmod } = await import('node:fs/promises')
    await chmod(join(home, 'keys', 'master.key'), 0o644)
    await expect(open()).rejects.toThrow('can be read by others')
    const fromEnv = keyring({ dir: join(home, 'keys'), masterKeyEnv: 'KEY', env: { KEY: 'short' }, create: true })
    await expect(openLedger(dir, { keys: fromEnv })).rejects.toThrow('64 hex digits')
  })

  test('loses nothing that it acknowledged to kill -9', async () => {
    for (let round = 0; round < 3; round++) {
      const acknowledged = await appendUntilKilled(300 + round * 400)
      const ledger = await open()
      expect(ledger.size).toBeGreaterThanOrEqual(acknowledged)
      await ledger.close()
      expect(await verify()).toMatchObject({ ok: true, faultCount: 0 })
    }
  })
})

/** Lets another process append until it has acknowledged so many entries, then kills it. Returns the last size it told. */
function appendUntilKilled(enough: number): Promise<number> {
  const code = `
    import { keyring, openLedger } from '#platform/ledger/index'
    const keys = keyring({ dir: ${JSON.stringify(join(home, 'keys'))}, env: {}, create: true })
    const ledger = await openLedger(${JSON.stringify(dir)}, { keys, origin: 'pavise.local/test' })
    for (;;) {
      await ledger.appendBatch(Array.from({ length: 37 }, (_, i) => ({ type: 'test.record', body: { i, pad: 'x'.repeat(200) } })))
      if (ledger.size % 5 === 0) await ledger.checkpoint()
      process.stdout.write(ledger.size + '\\n')
    }`
  const cwd = new URL('../../..', import.meta.url)
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', code], { cwd })
  return new Promise((resolve, reject) => {
    let told = ''
    let start: number | undefined
    child.stdout.on('data', (text) => {
      told += text
      const size = Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1))
      start ??= size
      if (size - start >= enough) child.kill('SIGKILL')
    })
    let errors = ''
    child.stderr.on('data', (text) => {
      errors += text
    })
    child.on('close', (_, signal) => {
      const size = Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1))
      if (signal === 'SIGKILL') resolve(size)
      else reject(new Error(errors))
    })
  })
}
