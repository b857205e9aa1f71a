import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHUNK, SEALED_CHUNK } from './chunks.js'
import { passphraseIdentity, passphraseRecipient } from './scrypt-stanza.js'
import { rekeyFile, sealFile, unsealFile } from './seal-file.js'
import { openSealed } from './sealed-file.js'

const hasAge = spawnSync('age', ['--version']).status === 0
if (!hasAge) process.stderr.write('the age program is not installed: that it opens what we seal is NOT tested\n')

let home: string
let identity: string
let recipient: string
const at = (name: string): string => join(home, name)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-seal-'))
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  await writeFile(at('key'), `# made for a test\n${identity}\n`, { mode: 0o600 })
})
afterAll(() => rm(home, { recursive: true, force: true }))

const sizes = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 16 * CHUNK, 300_000, 130 * CHUNK + 7]
const write = async (name: string, size: number): Promise<Buffer> => {
  const content = randomBytes(size)
  await writeFile(at(name), content)
  return content
}
const drafts = (): string[] => readdirSync(home).filter((name) => name.endsWith('.part'))
const age = (...args: string[]) => spawnSync('age', args, { cwd: home, maxBuffer: 1 << 28 })

describe('sealing and opening', () => {
  test.each(sizes)('%i bytes come back, for one and for several recipients', async (size) => {
    const content = await write('plain', size)
    const other = await generateX25519Identity()
    await sealFile(at('plain'), at('sealed'), [await identityToRecipient(other), recipient], { force: true })
    for (const who of [identity, other]) {
      await unsealFile(at('sealed'), at('opened'), [who], { force: true })
      expect((await readFile(at('opened'))).equals(content)).toBe(true)
    }
    expect((await stat(at('sealed'))).mode & 0o777).toBe(0o600)
    expect((await stat(at('opened'))).mode & 0o777).toBe(0o600)
  })
  test('a large file goes through threads and comes back', async () => {
    closeSync(openSync(at('sparse'), 'w'))
    const file = openSync(at('sparse'), 'r+')
    ftruncateSync(file, 90_000_001)
    closeSync(file)
    let done = 0
    const onProgress = (bytes: number): void => {
      done = bytes
    }
    await sealFile(at('sparse'), at('sparse.age'), [recipient], { threads: 2, onProgress })
    expect(done).toBe(90_000_001)
    await unsealFile(at('sparse.age'), at('sparse.out'), [identity], { threads: 2 })
    const digest = async (name: string): Promise<string> =>
      createHash('sha256')
        .update(await readFile(at(name)))
        .digest('hex')
    expect(await digest('sparse.out')).toBe(await digest('sparse'))
    const bytes = await readFile(at('sparse.age'))
    bytes[bytes.length - 40_000_000]! ^= 1
    await writeFile(at('sparse.age'), bytes)
    await expect(unsealFile(at('sparse.age'), at('never'), [identity], { threads: 2 })).rejects.toThrow(/chunk \d+ was changed/)
    expect(readdirSync(home)).not.toContain('never')
  }, 180_000)
  test('a passphrase opens what it sealed and nothing else does', async () => {
    const content = await write('plain', 1000)
    await sealFile(at('plain'), at('sealed'), [passphraseRecipient('correct horse', 10)], { force: true })
    await unsealFile(at('sealed'), at('opened'), [passphraseIdentity('correct horse')], { force: true })
    expect((await readFile(at('opened'))).equals(content)).toBe(true)
    await expect(unsealFile(at('sealed'), at('never'), [passphraseIdentity('wrong')])).rejects.toMatchObject({ code: 'PAV_SEAL_NO_MATCH' })
    await expect(unsealFile(at('sealed'), at('never'), [identity])).rejects.toMatchObject({ code: 'PAV_SEAL_NO_MATCH' })
  })
  test('re-keying changes who may open, not the payload', async () => {
    const content = await write('plain', 200_000)
    await sealFile(at('plain'), at('sealed'), [recipient], { force: true })
    const before = await openSealed(at('sealed'))
    const payload = await before.read(before.payloadAt, before.payloadSize)
    await before.close()
    const heir = await generateHybridIdentity()
    await rekeyFile(at('sealed'), at('sealed'), [identity], [await identityToRecipient(heir)], { force: true })
    const after = await openSealed(at('sealed'))
    expect((await after.read(after.payloadAt, after.payloadSize)).equals(payload)).toBe(true)
    await after.close()
    await unsealFile(at('sealed'), at('opened'), [heir], { force: true })
    expect((await readFile(at('opened'))).equals(content)).toBe(true)
    await expect(unsealFile(at('sealed'), at('never'), [identity])).rejects.toMatchObject({ code: 'PAV_SEAL_NO_MATCH' })
  })
})

describe('other implementations', () => {
  test.each(sizes)(
    'the npm one opens %i bytes of ours and we open its, hybrid too',
    async (size) => {
      const content = await write('plain', size)
      const hybrid = await generateHybridIdentity()
      for (const who of [identity, hybrid]) {
        const to = await identityToRecipient(who)
        await sealFile(at('plain'), at('sealed'), [to], { force: true })
        const decrypter = new Decrypter()
        decrypter.addIdentity(who)
        expect(Buffer.from(await decrypter.decrypt(await readFile(at('sealed')))).equals(content)).toBe(true)
        const encrypter = new Encrypter()
        encrypter.addRecipient(to)
        await writeFile(at('theirs'), await encrypter.encrypt(content))
        await unsealFile(at('theirs'), at('opened'), [who], { force: true })
        expect((await readFile(at('opened'))).equals(content)).toBe(true)
      }
    },
    20_000,
  )
  test('the npm one opens our passphrase', async () => {
    const content = await write('plain', 70_000)
    await sealFile(at('plain'), at('sealed'), [passphraseRecipient('correct horse', 10)], { force: true })
    const decrypter = new Decrypter()
    decrypter.addPassphrase('correct horse')
    expect(Buffer.from(await decrypter.decrypt(await readFile(at('sealed')))).equals(content)).toBe(true)
  })
  test.skipIf(!hasAge).each(sizes)('the age program opens %i bytes of ours and we open its, armored too', async (size) => {
    const content = await write('plain', size)
    await sealFile(at('plain'), at('sealed'), [recipient], { force: true })
    const opened = age('-d', '-i', 'key', 'sealed')
    expect(opened.stderr.toString()).toBe('')
    expect(opened.stdout.equals(content)).toBe(true)
    for (const armor of [[], ['-a']]) {
      expect(age(...armor, '-r', recipient, '-o', 'theirs', 'plain').stderr.toString()).toBe('')
      await unsealFile(at('theirs'), at('opened'), [identity], { force: true })
      expect((await readFile(at('opened'))).equals(content)).toBe(true)
    }
  })
})

describe('a damaged file', () => {
  let sealed: Buffer
  let header: number
  beforeAll(async () => {
    await write('plain', 2 * CHUNK + 500)
    await sealFile(at('plain'), at('whole'), [recipient], { force: true })
    sealed = await readFile(at('whole'))
    header = sealed.indexOf('\n--- ') + 49
  })
  const refuses = async (bytes: Buffer): Promise<void> => {
    await writeFile(at('damaged'), bytes)
    const failure = await unsealFile(at('damaged'), at('never'), [identity]).catch((error: unknown) => error)
    expect((failure as { code?: string }).code).toMatch(/^PAV_SEAL_(DAMAGED|NO_MATCH)$/)
    expect(readdirSync(home)).not.toContain('never')
    expect(drafts()).toEqual([])
  }
  test('cut at every kind of place it leaves nothing behind', async () => {
    const cuts = [0, 1, 21, 22, header - 1, header, header + 1, header + 15, header + 16, header + 17]
    const chunks = [1, 2].flatMap((chunk) => [-17, -16, -1, 0, 1, 16].map((off) => header + 16 + chunk * SEALED_CHUNK + off))
    for (const cut of [...cuts, ...chunks, sealed.length - 17, sealed.length - 1]) await refuses(sealed.subarray(0, cut))
  })
  test('with a flipped bit anywhere it leaves nothing behind', async () => {
    const places = [
      3,
      25,
      30,
      60,
      90,
      header - 5,
      header + 3,
      header + 20,
      header + 16 + CHUNK,
      header + 16 + SEALED_CHUNK,
      sealed.length - 1,
    ]
    for (const place of places) {
      const bytes = Buffer.from(sealed)
      bytes[place]! ^= 0x10
      await refuses(bytes)
    }
  })
  test('with chunks swapped, doubled, left out or something behind it leaves nothing behind', async () => {
    const start = header + 16
    const [a, b, c] = [0, 1, 2].map((chunk) => sealed.subarray(start + chunk * SEALED_CHUNK, start + (chunk + 1) * SEALED_CHUNK)) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    const head = sealed.subarray(0, start)
    for (const parts of [[b, a, c], [a, a, b, c], [a, c], [b, c], [c], [a, b, c, c], [a, b, c, Buffer.from('x')], [a, b]])
      await refuses(Buffer.concat([head, ...parts]))
  })
})

describe('outputs', () => {
  test('that are there stay unless forced; a folder is no output and no input; nothing is left of a stopped run', async () => {
    await write('plain', 1000)
    await writeFile(at('taken'), 'mine')
    await expect(sealFile(at('plain'), at('taken'), [recipient])).rejects.toMatchObject({ code: 'PAV_OUTPUT_EXISTS' })
    expect(await readFile(at('taken'), 'utf8')).toBe('mine')
    await expect(sealFile(at('plain'), home, [recipient], { force: true })).rejects.toMatchObject({ code: 'PAV_FILE_UNWRITABLE' })
    await expect(sealFile(home, at('x'), [recipient])).rejects.toMatchObject({ code: 'PAV_FILE_UNREADABLE' })
    await expect(sealFile(at('none'), at('x'), [recipient])).rejects.toMatchObject({ code: 'PAV_FILE_NOT_FOUND' })
    await expect(sealFile(at('plain'), at('no/such/folder'), [recipient])).rejects.toMatchObject({ code: 'PAV_FILE_UNWRITABLE' })
    const stop = AbortSignal.abort(new Error('stopped'))
    await expect(sealFile(at('plain'), at('x'), [recipient], { signal: stop })).rejects.toThrow('stopped')
    expect(readdirSync(home)).not.toContain('x')
    expect(drafts()).toEqual([])
  })
})
