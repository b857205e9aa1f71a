import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-model-files-'))
  await mkdir(join(home, 'model'))
  await writeFile(join(home, 'model/weights.bin'), Buffer.alloc(100_000, 7))
  await writeFile(join(home, 'model/config.json'), '{}')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = { type: 'pkcs8', format: 'pem' } as const
  await writeFile(join(home, 'key.pem'), privateKey.export(pem))
  await writeFile(join(home, 'locked.pem'), privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'open sesame' }))
  await writeFile(join(home, 'key.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function pavise(argv: readonly string[], given: { stdin?: string; env?: Record<string, string> } = {}) {
  const io = captured({ cwd: home, ...given })
  const exit = await runCli(argv, io.context)
  return { exit, out: io.out(), err: io.err() }
}
const words = (line: string): string[] => line.split(' ')
const drafts = (): string[] => readdirSync(home, { recursive: true }).filter((name) => String(name).endsWith('.part')) as string[]

describe('pavise sign and verify', () => {
  test('sign a folder, verify it, say who and what differs', async () => {
    expect(await pavise(words('sign model --key key.pem'))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('2 files, 100.0 kB signed'),
    })
    const good = await pavise(words('verify model --signature model/model.sig --key key.pub'))
    expect(good).toMatchObject({ exit: 0, out: expect.stringMatching(/^model: good\n {2}signed by key [0-9a-f]{64} \(P-256\)\n/) })
    expect(good.out).toContain('not said: the signature holds no timestamp')
    await writeFile(join(home, 'model/new\u001b[31m'), 'x')
    const bad = await pavise(words('verify model --signature model/model.sig --key key.pub'))
    expect(bad).toMatchObject({ exit: 1, out: expect.stringContaining('was added after signing') })
    expect(bad.out).not.toContain('\u001b')
    const json = await pavise(words('verify model --signature model/model.sig --key key.pub --format json'))
    expect(JSON.parse(json.out)).toMatchObject({ verdict: 'bad', comparison: { extra: ['new\u001b[31m'] } })
    await rm(join(home, 'model/new\u001b[31m'))
  })
  test('a single file is signed beside it; an output that is there stays', async () => {
    expect((await pavise(words('sign model/weights.bin --key key.pem'))).exit).toBe(0)
    expect((await pavise(words('verify model/weights.bin --signature model/weights.bin.sig --key key.pub'))).exit).toBe(0)
    const before = await readFile(join(home, 'model/weights.bin.sig'))
    expect(await pavise(words('sign model/weights.bin --key key.pem'))).toMatchObject({
      exit: 64,
      err: expect.stringContaining('PAV_OUTPUT_EXISTS'),
    })
    expect((await readFile(join(home, 'model/weights.bin.sig'))).equals(before)).toBe(true)
    expect((await pavise(words('sign model/weights.bin --key key.pem --force'))).exit).toBe(0)
    await rm(join(home, 'model/weights.bin.sig'))
  })
  test('a locked key is opened by a variable or a typed line, never by an argument', async () => {
    const sign = words('sign model --key locked.pem --out out.sig --force')
    expect((await pavise([...sign, '--passphrase-env', 'PASS'], { env: { PASS: 'open sesame' } })).exit).toBe(0)
    expect((await pavise(sign, { stdin: 'open sesame\n' })).exit).toBe(0)
    expect(await pavise(sign, { stdin: 'wrong\n' })).toMatchObject({ exit: 64, err: expect.stringContaining('does not open locked.pem') })
    expect(await pavise([...sign, '--passphrase-env', 'PASS'])).toMatchObject({
      exit: 64,
      err: expect.stringContaining('PASS is empty or not set'),
    })
  })
  test('a file that is left out is named, and --cover-all makes it a fault', async () => {
    await writeFile(join(home, 'model/notes.txt'), 'x')
    expect((await pavise(words('sign model --key key.pem --ignore model/notes.txt --force'))).err).toContain(
      'not covered by the signature: notes.txt',
    )
    const verify = words('verify model --signature model/model.sig --key key.pub')
    expect(await pavise(verify)).toMatchObject({ exit: 0, out: expect.stringContaining('uncovered notes.txt: left out by the signature') })
    expect((await pavise([...verify, '--cover-all'])).exit).toBe(1)
    await rm(join(home, 'model/notes.txt'))
  })
  test.each([
    ['verify model --key key.pub', /needs --signature/],
    ['verify model --signature model/model.sig', /exactly one of --key/],
    ['verify model --signature model/model.sig --key key.pub --cert-chain key.pub', /not 2/],
    ['verify model --signature model/model.sig --identity a@example.com', /go together/],
    ['verify model --signature model/model.sig --cert-chain key.pub', /holds no certificate/],
    ['verify model --signature model/model.sig --key key.pem', /holds a private key/],
    ['verify model --signature none.sig --key key.pub', /no such file: none.sig/],
    ['verify model --signature model --key key.pub', /model is not a file/],
    ['verify none --signature key.pub --key key.pub', /not JSON|does not exist/],
    ['sign model', /needs --key/],
    ['sign model --key key.pub', /no private key/],
    ['sign none --key key.pem', /none does not exist/],
    ['sign model --key key.pem --ignore ../elsewhere', /does not lie in model/],
    ['sign model --key key.pem --shard-size 0', /at least 1/],
    ['sign model --key key.pem --cert-chain key.pub', /goes with --cert/],
  ])('%s is refused', async (line, message) => {
    const { exit, err, out } = await pavise(words(line))
    expect(exit === 64 || exit === 1).toBe(true)
    expect(`${out}${err}`).toMatch(message)
  })
})

describe('pavise seal and unseal', () => {
  const recipient = async (): Promise<string> => /age1\w+/.exec(await readFile(join(home, 'me.key'), 'utf8'))![0]
  beforeAll(async () => {
    const made = await pavise(words('seal keygen -o me.key'))
    expect(made).toMatchObject({ exit: 0, out: expect.stringMatching(/^age1\w+\n$/) })
    expect(statSync(join(home, 'me.key')).mode & 0o777).toBe(0o600)
  })
  test('a file is sealed for a recipient and opened; nothing is overwritten unasked', async () => {
    expect((await pavise(['seal', 'model/weights.bin', '-r', await recipient(), '-o', 'w.age'])).exit).toBe(0)
    expect((await pavise(['seal', 'model/weights.bin', '-r', await recipient(), '-o', 'w.age'])).exit).toBe(64)
    expect(await pavise(words('unseal w.age -i me.key'))).toMatchObject({ exit: 0, out: 'w: 100.0 kB\n' })
    expect((await readFile(join(home, 'w'))).equals(readFileSync(join(home, 'model/weights.bin')))).toBe(true)
    expect((await pavise(words('unseal w.age -i me.key'))).exit).toBe(64)
    const piped = await pavise(words('unseal w.age -i me.key -o -'))
    expect(piped).toMatchObject({ exit: 0, err: '' })
    expect(piped.out).toHaveLength(100_000)
  })
  test('of a damaged file not one byte reaches stdout', async () => {
    const bytes = await readFile(join(home, 'w.age'))
    bytes[bytes.length - 3]! ^= 1
    await writeFile(join(home, 'hurt.age'), bytes)
    expect(await pavise(words('unseal hurt.age -i me.key -o -'))).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringContaining('PAV_SEAL_DAMAGED'),
    })
    expect(await pavise(words('unseal hurt.age -i me.key'))).toMatchObject({ exit: 1, out: '' })
    expect(readdirSync(home)).not.toContain('hurt')
  })
  test('a passphrase seals an identity file, which then opens with it', async () => {
    const env = { PASS: 'correct horse battery' }
    expect((await pavise(words('seal me.key -p --passphrase-env PASS -o me.key.age'), { env })).exit).toBe(0)
    expect((await pavise(words('unseal w.age -i me.key.age --passphrase-env PASS -o w2'), { env })).exit).toBe(0)
    expect(await pavise(words('unseal me.key.age -p --passphrase-env PASS -o x'), { env: { PASS: 'wrong' } })).toMatchObject({
      exit: 2,
      err: expect.stringContaining('PAV_SEAL_NO_MATCH'),
    })
  }, 180_000)
  test('re-keying gives it to another and takes it from the first', async () => {
    await pavise(words('seal keygen -o heir.key --pq'))
    const heir = /age1pq1\w+/.exec(await readFile(join(home, 'heir.key'), 'utf8'))![0]
    await cp(join(home, 'w.age'), join(home, 'r.age'))
    expect((await pavise(['seal', 'rekey', 'r.age', '-i', 'me.key', '-r', heir])).exit).toBe(0)
    expect((await pavise(words('unseal r.age -i heir.key -o r'))).exit).toBe(0)
    expect((await pavise(words('unseal r.age -i me.key -o r2'))).exit).toBe(2)
    expect(await pavise(['seal', 'model/config.json', '-r', heir, '-r', await recipient()])).toMatchObject({
      exit: 64,
      err: expect.stringContaining('do not go into one file'),
    })
  })
  test('a folder becomes a store that one loader reads over a socket', async () => {
    expect((await pavise(['seal', 'store', 'model', '-o', 'model.sealed', '-r', await recipient()])).exit).toBe(0)
    const stop = new AbortController()
    const io = captured({ cwd: home, signal: stop.signal })
    const served = runCli(words('seal serve model.sealed -i me.key --socket s.sock --audit audit.jsonl'), io.context)
    while (!io.out().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 5))
    const { token } = JSON.parse(io.out())
    const socket = connect(join(home, 's.sock'))
    socket.write(`${JSON.stringify({ token })}\n${JSON.stringify({ read: 'config.json' })}\n`)
    let got = ''
    socket.on('data', (part) => {
      got += part
    })
    while (!got.endsWith('{}')) await new Promise((resolve) => setTimeout(resolve, 5))
    socket.end()
    expect(await served).toBe(0)
    expect(readdirSync(home)).not.toContain('s.sock')
    const events = (await readFile(join(home, 'audit.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event)
    expect(events).toEqual(['offered', 'taken', 'read', 'ended'])
    const revoked = captured({ cwd: home, signal: stop.signal })
    const again = runCli(words('seal serve model.sealed -i me.key --socket s.sock'), revoked.context)
    while (!revoked.out().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 5))
    stop.abort(new Error('stopped'))
    expect(await again).toBe(2)
    expect(revoked.err()).toContain('"revoked"')
  })
  test.each([
    ['seal', /wants a file/],
    ['seal model/config.json', /nobody could open it/],
    ['seal model -r age1qqq', /no recipient/],
    ['seal model/config.json -R key.pub', /no recipient/],
    ['unseal w.age', /what opens it/],
    ['unseal w.age -i key.pem -o y', /line 1 of key.pem is a key of another kind/],
    ['unseal key.pem -i me.key -o y', /no file in the age format/],
    ['unseal model -i me.key -o y', /model is not a file/],
    ['unseal me.key -i me.key', /does not end in .age/],
    ['seal serve model.sealed -i me.key', /needs --socket/],
    ['seal store model', /needs -o/],
  ])('%s is refused in one line', async (line, message) => {
    const { exit, err, out } = await pavise(words(line))
    expect({ refused: exit === 64 || exit === 1, out }).toEqual({ refused: true, out: '' })
    expect(err).toMatch(message)
    expect(
      err
        .trimEnd()
        .split('\n')
        .filter((one) => !one.startsWith('warning')).length,
    ).toBeLessThanOrEqual(2)
  })
  test('nothing half is left: not by Ctrl-C, not by a full disk', async () => {
    const file = openSync(join(home, 'large'), 'w')
    ftruncateSync(file, 3_000_000_000)
    closeSync(file)
    const to = await recipient()
    const child = program(`exec "$@"`, ['seal', 'large', '-r', to])
    while (drafts().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGINT')
    expect((await once(child, 'exit'))[0]).toBe(2)
    expect(readdirSync(home)).not.toContain('large.age')
    expect(drafts()).toEqual([])
    const full = program(`ulimit -f 2000; exec "$@"`, ['seal', 'large', '-r', to])
    let said = ''
    full.stderr?.on('data', (part) => {
      said += part
    })
    expect((await once(full, 'close'))[0]).toBe(2)
    expect(said).toContain('PAV_FILE_UNWRITABLE: large.age cannot be written')
    expect(readdirSync(home)).not.toContain('large.age')
    expect(drafts()).toEqual([])
    await rm(join(home, 'large'))
  }, 180_000)
})

/** `pavise` from source as a process of its own, below a line of shell. */
function program(shell: string, args: readonly string[]): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  return spawn('bash', ['-c', shell, 'bash', process.execPath, '--conditions=source', '--import', loader, main, ...args], { cwd: home })
}

describe('pavise bom', () => {
  test('writes, shows and compares bills', async () => {
    expect((await pavise(words('bom model --jobs 0 --out a.cdx.json'))).exit).toBe(0)
    expect((await pavise(words('bom model --jobs 0 --out a.cdx.json'))).exit).toBe(64)
    expect(JSON.parse((await pavise(words('bom model --jobs 0'), { env: { SOURCE_DATE_EPOCH: '0' } })).out).metadata.timestamp).toBe(
      '1970-01-01T00:00:00.000Z',
    )
    expect((await pavise(words('bom show a.cdx.json'))).out).toMatch(/weights\.bin/)
    expect((await pavise(words('bom diff a.cdx.json model --jobs 0'))).exit).toBe(0)
    await writeFile(join(home, 'model/config.json'), '{"a":1}')
    expect(await pavise(words('bom diff a.cdx.json model --jobs 0'))).toMatchObject({ exit: 1, out: expect.stringContaining('changed') })
  }, 180_000)
  test.each([
    ['bom', /wants a folder or file/],
    ['bom none --jobs 0', /none does not exist|no such/],
    ['bom show key.pem', /key.pem is not JSON/],
    ['bom model --jobs 0 --identity x', /go together/],
  ])('%s is refused in one line', async (line, message) => {
    const { exit, err, out } = await pavise(words(line))
    expect({ exit, out }).toEqual({ exit: 64, out: '' })
    expect(err).toMatch(message)
  })
})
