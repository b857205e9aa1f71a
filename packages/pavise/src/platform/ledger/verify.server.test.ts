import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '#core/random'
import { checkProof, exportLedger, keyring, makeProof, openLedger, type Verification, verifyLedger } from '#platform/ledger/index'
import { mutate } from '#platform/ledger/mutation'

/** A ledger of 40 entries with a checkpoint at 25 that was kept elsewhere, and an export of it. */
let home: string
let dir: string
let early: string
let late: string
let publicKey: string
let exported: string

const ring = (create = false) => keyring({ dir: join(home, 'keys'), env: {}, create })
const records = (n: number, of = 'a') => Array.from({ length: n }, (_, i) => ({ type: 'test.record', body: { of, i }, fields: { n: i } }))

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-verify-'))
  dir = join(home, 'ledger')
  const ledger = await openLedger(dir, { keys: ring(true), origin: 'pavise.local/verify' })
  await ledger.appendBatch(records(25))
  early = await ledger.checkpoint()
  await ledger.appendBatch(records(15))
  late = await ledger.checkpoint()
  publicKey = ledger.publicKey
  await ledger.close()
  exported = join(home, 'ledger.export')
  expect(await exportLedger(dir, exported)).toBe(40)
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** Verifies a copy of the folder whose lines were changed. */
async function changed(change: (lines: string[]) => string[], options: Parameters<typeof verifyLedger>[1] = {}): Promise<Verification> {
  const copy = join(home, 'copy')
  await rm(copy, { recursive: true, force: true })
  await cp(dir, copy, { recursive: true })
  const entries = join(copy, 'entries.jsonl')
  const lines = (await readFile(entries, 'utf8')).slice(0, -1).split('\n')
  await writeFile(
    entries,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return verifyLedger(copy, options)
}

const swap = (lines: string[], a: number, b: number): string[] => lines.map((line, i) => lines[i === a ? b : i === b ? a : i] ?? line)

describe('verifying a ledger', () => {
  test('an untouched folder holds against every checkpoint and key at hand', async () => {
    for (const options of [{}, { publicKey }, { publicKey, checkpoint: early }, { checkpoint: late, keys: ring() }]) {
      expect(await verifyLedger(dir, options)).toMatchObject({ ok: true, size: 40, signed: 40, faults: [] })
    }
  })

  test.each<[string, (lines: string[]) => string[]]>([
    ['a changed field', (lines) => lines.map((line, i) => (i === 7 ? line.replace('"n":7', '"n":8') : line))],
    ['a deleted entry', (lines) => lines.filter((_, i) => i !== 12)],
    ['two entries that changed places', (lines) => swap(lines, 3, 4)],
    ['the last two entries changed places', (lines) => swap(lines, 38, 39)],
    ['a doubled entry', (lines) => [...lines.slice(0, 5), lines[4]!, ...lines.slice(5)]],
    ['truncation below the checkpoint', (lines) => lines.slice(0, 20)],
    ['nothing left', () => []],
  ])('%s is a fault', async (_, change) => {
    expect((await changed(change)).ok).toBe(false)
    expect((await changed(change, { publicKey, checkpoint: late })).ok).toBe(false)
  })

  test('a fork, signed with the same key, is told by the checkpoint that was kept elsewhere', async () => {
    const fork = join(home, 'fork')
    // The same key, with what the machine remembers of the first log taken away, as a thief of the key would have it.
    await cp(join(home, 'keys'), join(home, 'fork-keys'), { recursive: true })
    const { readdir } = await import('node:fs/promises')
    for (const name of await readdir(join(home, 'fork-keys'))) if (name.endsWith('.checkpoint')) await rm(join(home, 'fork-keys', name))
    const keys = keyring({ dir: join(home, 'fork-keys'), env: {}, create: true })
    const ledger = await openLedger(fork, { keys, origin: 'pavise.local/verify' })
    await ledger.appendBatch(records(40, 'b'))
    await ledger.close()
    expect(await verifyLedger(fork, { publicKey })).toMatchObject({ ok: true, signed: 40 })
    const against = await verifyLedger(fork, { publicKey, checkpoint: early })
    expect(against.faults).toEqual([{ fault: 'the first 25 entries are not those that were signed (given checkpoint)' }])
    expect((await verifyLedger(fork, { keys: ring() })).faults[0]?.fault).toContain('(kept checkpoint)')
  })

  test('a folder rolled back as a whole is told by what the machine keeps with its keys', async () => {
    const back = join(home, 'back')
    await cp(dir, back, { recursive: true })
    const lines = (await readFile(join(dir, 'entries.jsonl'), 'utf8')).split('\n').slice(0, 25)
    await writeFile(join(back, 'entries.jsonl'), `${lines.join('\n')}\n`)
    await writeFile(join(back, 'checkpoint'), early)
    expect(await verifyLedger(back)).toMatchObject({ ok: true, signed: 25, key: { source: 'stored' } })
    expect((await verifyLedger(back, { keys: ring() })).faults[0]?.fault).toContain('40 entries were signed (kept checkpoint), only 25')
  })

  test('without a checkpoint it claims no more than it saw', async () => {
    const bare = join(home, 'bare')
    await cp(dir, bare, { recursive: true })
    await rm(join(bare, 'checkpoint'))
    const seen = await verifyLedger(bare)
    expect(seen).toMatchObject({ ok: true, size: 40, signed: 0, vouched: [] })
    expect(seen.statement).toBe('consistent up to 40, nothing known after (no checkpoint vouches for it)')
  })

  test('entries after the checkpoint are counted, and not said to be signed', async () => {
    await copyFile(join(dir, 'checkpoint'), join(home, 'kept'))
    const more = join(home, 'more')
    await cp(dir, more, { recursive: true })
    await writeFile(join(more, 'checkpoint'), early)
    expect(await verifyLedger(more)).toMatchObject({ ok: true, size: 40, signed: 25 })
  })

  test('a key of another log, a changed key and a changed checkpoint are faults', async () => {
    const other = await openLedger(join(home, 'other'), { keys: ring(true) })
    await other.close()
    expect((await verifyLedger(dir, { publicKey: other.publicKey })).ok).toBe(false)
    expect((await verifyLedger(dir, { publicKey, checkpoint: late.replace('\n40\n', '\n41\n') })).faults[0]?.fault).toContain('was changed')
    await expect(verifyLedger(dir, { publicKey: 'nonsense' })).rejects.toMatchObject({ code: 'PAV_LEDGER_NOTE' })
    await expect(verifyLedger(join(home, 'nowhere'))).rejects.toMatchObject({ code: 'PAV_LEDGER_NOT_FOUND' })
  })

  test('a body that was changed is told where the master key is at hand, and counted as unread where it is not', async () => {
    const copy = join(home, 'bodies')
    await cp(dir, copy, { recursive: true })
    const bodies = await readFile(join(copy, 'bodies.bin'))
    bodies[100] = bodies[100]! ^ 1
    await writeFile(join(copy, 'bodies.bin'), bodies)
    expect(await verifyLedger(copy)).toMatchObject({ ok: true, bodies: { checked: 0, unread: 40 } })
    const opened = await verifyLedger(copy, { keys: ring(), bodies: true })
    expect(opened).toMatchObject({ ok: false, faultCount: 1, bodies: { checked: 39 } })
  })

  test('hostile entries end in faults, not in crashes', async () => {
    const wild = ['', '[]', 'null', '{"type":1}', '{"a":1,"a":2}', 'x'.repeat(100_000), `{"__proto__":1}`, '\u0000\ud800']
    for (const line of wild) expect((await changed((lines) => [...lines, line])).ok).toBe(false)
  })

  test('an export of an earlier day holds on the machine whose ledger grew since', async () => {
    const grown = join(home, 'grown')
    const old = join(home, 'old.export')
    const ledger = await openLedger(grown, { keys: ring(true) })
    await ledger.append('run', {})
    await ledger.checkpoint()
    await exportLedger(grown, old)
    await ledger.append('run', {})
    await ledger.close()
    expect(await verifyLedger(old, { keys: ring() })).toMatchObject({ ok: true, size: 1, key: { source: 'kept' } })
  })

  test('a proof shows one entry and its disclosed body to whoever holds the public key, and nothing when changed', async () => {
    const proof = await makeProof(dir, 7, await ring().masterKey())
    expect(checkProof(proof, publicKey)).toMatchObject({ index: 7, entry: { n: 7 }, body: { of: 'a', i: 7 } })
    for (const wrong of [
      { ...proof, index: 8 },
      { ...proof, leaf: proof.leaf.replace('"n":7', '"n":8') },
      { ...proof, hashes: proof.hashes.slice(1) },
      { ...proof, body: '{"of":"a","i":8}' },
      { ...proof, recordKey: '00'.repeat(32) },
      { ...proof, checkpoint: proof.checkpoint.replace('\n40\n', '\n41\n') },
      { schema: 'pavise.proof/1' },
      null,
    ]) {
      expect(() => checkProof(wrong, publicKey)).toThrow(expect.objectContaining({ code: 'PAV_LEDGER_NOTE' }))
    }
    await expect(makeProof(dir, 40)).rejects.toMatchObject({ code: 'PAV_LEDGER_ENTRY' })
  })

  test('every one of 2,000 random changes of an export is told by the checkpoint', async () => {
    expect(await verifyLedger(exported, { publicKey, checkpoint: late })).toMatchObject({ ok: true, size: 40, signed: 40 })
    const bytes = await readFile(exported)
    const dice = random('ledger mutations')
    const target = join(home, 'mutated')
    const missed: string[] = []
    for (let run = 0; run < 2000; run++) {
      const { bytes: mutated, what } = mutate(bytes, dice)
      await writeFile(target, mutated)
      if ((await verifyLedger(target, { publicKey, checkpoint: late })).ok) missed.push(what)
    }
    expect(missed).toEqual([])
  })
})
