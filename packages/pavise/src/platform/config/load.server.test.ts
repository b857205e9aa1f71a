import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadConfig } from './load.js'
import { addTrusted, digestOf, listTrusted, removeTrusted, trustFile } from './trust.js'

const TEXT =
  'name: a\nassets:\n  - { kind: endpoint, name: b, api: openai-chat, url: "http://127.0.0.1:1", model: m, auth: { env: BOT_KEY } }\n'

let folder: string
let file: string
let env: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-config-'))
  file = join(folder, 'pavise.yaml')
  env = { XDG_CONFIG_HOME: join(folder, 'config'), BOT_KEY: 'k' }
  await writeFile(file, TEXT)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('loadConfig', () => {
  test('refuses a file that names a secret until it is trusted, and says what it names and how to trust it', async () => {
    await expect(loadConfig(file, env)).rejects.toMatchObject({
      code: 'PAV_CONFIG_UNTRUSTED',
      message: expect.stringContaining('assets[0].auth reads the variable BOT_KEY'),
      hint: expect.stringContaining(`--trust ${digestOf(TEXT)}`),
    })
    await addTrusted(env, { sha256: digestOf(TEXT), file, at: '2026-01-01T00:00:00Z' })
    const { config, secret } = await loadConfig(file, env)
    expect(await secret(config.assets[0]!.auth!)).toBe('k')
  })
  test('one changed byte ends the trust', async () => {
    await addTrusted(env, { sha256: digestOf(TEXT), file, at: '2026-01-01T00:00:00Z' })
    await writeFile(file, `${TEXT}# changed\n`)
    await expect(loadConfig(file, env)).rejects.toMatchObject({ code: 'PAV_CONFIG_UNTRUSTED' })
  })
  test('takes the digest of the command line, but only the right one', async () => {
    await expect(loadConfig(file, env, digestOf(TEXT))).resolves.toMatchObject({ digest: digestOf(TEXT) })
    await expect(loadConfig(file, env, digestOf('other'))).rejects.toMatchObject({ code: 'PAV_CONFIG_UNTRUSTED' })
  })
  test('asks no trust of a file that names nothing', async () => {
    await writeFile(file, 'name: a\n')
    await expect(loadConfig(file, env)).resolves.toMatchObject({ config: { name: 'a' } })
  })
  test('names a missing file and an empty variable', async () => {
    await expect(loadConfig(join(folder, 'no.yaml'), env)).rejects.toMatchObject({ code: 'PAV_FILE_NOT_FOUND' })
    await expect(loadConfig(folder, env)).rejects.toMatchObject({ code: 'PAV_FILE_UNREADABLE' })
    const { config, secret } = await loadConfig(file, { XDG_CONFIG_HOME: env['XDG_CONFIG_HOME'] }, digestOf(TEXT))
    await expect(secret(config.assets[0]!.auth!)).rejects.toThrow('BOT_KEY')
  })
})

describe('the trust file', () => {
  test('is for its owner alone and forgets on demand', async () => {
    expect(await addTrusted(env, { sha256: digestOf(TEXT), file, at: '2026-01-01T00:00:00Z' })).toBe(true)
    expect(await addTrusted(env, { sha256: digestOf(TEXT), file, at: '2026-01-02T00:00:00Z' })).toBe(false)
    expect((await stat(trustFile(env))).mode & 0o777).toBe(0o600)
    expect(await removeTrusted(env, file)).toBe(1)
    expect(await listTrusted(env)).toEqual([])
  })
  test('a damaged one is an error, never trust', async () => {
    await addTrusted(env, { sha256: digestOf(TEXT), file, at: '2026-01-01T00:00:00Z' })
    await writeFile(trustFile(env), (await readFile(trustFile(env), 'utf8')).slice(0, 20))
    await expect(loadConfig(file, env)).rejects.toMatchObject({ code: 'PAV_FILE_UNREADABLE' })
  })
})
