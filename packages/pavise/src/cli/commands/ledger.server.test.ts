import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { keyring, openLedger } from '#platform/ledger/index'

let home: string
let publicKey: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-cli-ledger-'))
  const ledger = await openLedger(join(home, '.pavise/ledger'), {
    keys: keyring({ env: { PAVISE_CONFIG_DIR: join(home, 'config') }, create: true }),
  })
  await ledger.append('run', { secret: 'sk-1', line: '\u001b[31m' }, { run: 'r-1' })
  await ledger.append('finding', { n: 1 }, { fingerprint: 'f' })
  publicKey = ledger.publicKey
  await ledger.close()
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function pavise(...argv: string[]) {
  const io = captured({ cwd: home, env: { PAVISE_CONFIG_DIR: join(home, 'config') } })
  const exit = await runCli(argv, io.context)
  return { exit, out: io.out(), err: io.err() }
}

describe('pavise ledger', () => {
  test('verify says what holds and what nobody can know; --format json is one object', async () => {
    const { exit, out } = await pavise('ledger', 'verify', '--bodies')
    expect(exit).toBe(0)
    expect(out).toContain('consistent up to 2, nothing known after')
    expect(out).toContain('2 opened and as committed')
    const json = await pavise('ledger', 'verify', '--format', 'json')
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, size: 2, signed: 2 })
  })

  test('checkpoint, export and proof are checked with the public key alone', async () => {
    const note = await pavise('ledger', 'checkpoint')
    await writeFile(join(home, 'kept'), note.out)
    await writeFile(join(home, 'pub'), `${publicKey}\n`)
    expect((await pavise('ledger', 'export', '--out', 'x.export')).out).toContain('2 entries')
    const elsewhere = ['--public-key', 'pub', '--keys', 'no-keys']
    expect(await pavise('ledger', 'verify', 'x.export', '--checkpoint', 'kept', ...elsewhere)).toMatchObject({ exit: 0 })
    expect(await pavise('ledger', 'verify', 'x.export', '--public-key', publicKey)).toMatchObject({ exit: 0 })
    await writeFile(join(home, 'proof.json'), (await pavise('ledger', 'prove', '0', '--disclose')).out)
    expect((await pavise('ledger', 'verify', 'proof.json', '--public-key', 'pub')).out).toContain('holds: entry 0, run')
    await writeFile(join(home, 'x.export'), (await readFile(join(home, 'x.export'), 'utf8')).replace('"run":"r-1"', '"run":"r-2"'))
    const changed = await pavise('ledger', 'verify', 'x.export', ...elsewhere)
    expect(changed).toMatchObject({ exit: 1, out: expect.stringContaining('are not those that were signed') })
  })

  test('show lists entries, opens a body only when asked, and lets no escape sequence through', async () => {
    expect((await pavise('ledger', 'show')).out).toMatch(/^0 .* run .*run=r-1\n1 .* finding /)
    expect((await pavise('ledger', 'show', '--entry', '0')).out).not.toContain('sk-1')
    const { out } = await pavise('ledger', 'show', '--entry', '0', '--body')
    expect(out).toContain('"secret": "sk-1"')
    expect(out).not.toContain('\u001b')
    expect(await pavise('ledger', 'show', '--entry', '99')).toMatchObject({
      exit: 64,
      err: expect.stringContaining('there is no entry 99'),
    })
  })

  test('forget needs a reason, destroys the body and says so', async () => {
    expect((await pavise('ledger', 'forget', '1')).exit).toBe(64)
    expect((await pavise('ledger', 'forget', '1', '--reason', 'asked to')).exit).toBe(0)
    expect((await pavise('ledger', 'show', '--entry', '1', '--body')).out).toContain('forgotten')
    expect((await pavise('ledger', 'verify', '--bodies')).out).toContain('2 opened and as committed, 1 forgotten')
  })

  test.each<[string, string[], RegExp]>([
    ['a folder without ledger', ['verify', 'nowhere'], /PAV_LEDGER_NOT_FOUND/],
    ['no ledger is made by asking for a checkpoint', ['checkpoint', 'nowhere'], /PAV_LEDGER_NOT_FOUND/],
    ['a checkpoint file that is not there', ['verify', '--checkpoint', 'none'], /none cannot be read/],
    ['a public key that is none', ['verify', '--public-key', 'a+b'], /PAV_LEDGER_NOTE/],
    ['a number that is none', ['prove', 'x'], /whole number/],
    ['no subcommand', [], /needs one of: verify, show/],
  ])('%s is a wrong usage in one line', async (_, argv, message) => {
    const { exit, err, out } = await pavise('ledger', ...argv)
    expect({ exit, out }).toEqual({ exit: 64, out: '' })
    expect(err).toMatch(message)
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })
})
