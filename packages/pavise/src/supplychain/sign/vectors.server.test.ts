import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCertificates } from './certificate.js'
import { readPublicKey } from './elliptic-key.js'
import { describeModel } from './sign-model.js'
import type { SigstoreTrust } from './sigstore-mode.js'
import { SIGSTORE_ROOT } from './sigstore-root.js'
import { readTrustedRoot } from './sigstore-trust.js'
import { writeStatement } from './statement.js'
import { type Trust, verifyModel } from './verify-model.js'

const vectors = process.env['PAVISE_VECTORS'] ? join(process.env['PAVISE_VECTORS'], 'model-signing') : undefined
if (!vectors) process.stderr.write('PAVISE_VECTORS is not set: the published signatures are NOT verified\n')

const signed = vectors ? readdirSync(vectors).filter((name) => /^v\d/.test(name)) : []
const pem = (name: string): string => readFileSync(join(vectors!, 'keys', name), 'utf8')

/** Ways to trust, by the mode that a folder's name says. */
function trustOf(name: string): Trust {
  if (name.endsWith('elliptic-key')) return { mode: 'key', key: readPublicKey(pem('signing-key-pub.pem'), 'key') }
  if (name.endsWith('certificate')) return { mode: 'certificate', roots: readCertificates(pem('ca-cert.pem'), 'roots') }
  return { mode: 'sigstore', identity: 'stefanb@us.ibm.com', issuer: 'https://sigstore.verify.ibm.com/oauth2' }
}

const check = async (name: string, trust: Trust, signature = readFileSync(join(vectors!, name, 'model.sig'), 'utf8')) =>
  verifyModel(/^v(0.3.1|1.0.0)-elliptic/.test(name) ? join(vectors!, name, 'signme-1') : join(vectors!, name), signature, trust, {
    signatureShown: 'model.sig',
    signatureName: 'model.sig',
    ignore: ['ignore-me'],
  })

describe.skipIf(!vectors)('published signatures', () => {
  test('are thirteen', () => expect(signed).toHaveLength(13))
  test.each(signed)('%s verifies', async (name) => {
    const result = await check(name, trustOf(name))
    expect(result).toMatchObject({ verdict: 'good', faults: [] })
    expect(result.signer?.who).toBeTruthy()
  })
  test.each(signed)('%s does not hold when a bit of its payload, signature or certificate flips', async (name) => {
    const text = readFileSync(join(vectors!, name, 'model.sig'), 'utf8')
    for (const field of ['"payload"', '"sig"', ...(name.includes('elliptic') ? [] : ['"rawBytes"'])]) {
      const at = text.indexOf('"', text.indexOf(field) + field.length + 1) + 60
      const flipped = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
      const result = await check(name, trustOf(name), flipped)
      expect(result.verdict, field).toBe('bad')
      expect(result.signer).toBeUndefined()
    }
  })
})

describe.skipIf(!vectors)('a keyless signature', () => {
  const name = 'v1.1.0-sigstore'
  test.each([
    ['stefanb.us.ibm.com', 'https://sigstore.verify.ibm.com/oauth2', /not of stefanb.us/],
    ['b@us.ibm.com', 'https://sigstore.verify.ibm.com/oauth2', /not of b@us/],
    ['stefanb@us.ibm.com', 'https://accounts.example.com', /not by https:..accounts/],
  ])('is not of %s vouched for by %s', async (identity, issuer, message) => {
    const result = await check(name, { mode: 'sigstore', identity, issuer })
    expect(result).toMatchObject({ verdict: 'bad', faults: [expect.stringMatching(message)] })
  })
  test('says when it was made, and needs the log that witnessed it', async () => {
    const trust = trustOf(name)
    expect((await check(name, trust)).signer?.time).toBe('2025-10-10T02:12:20.000Z')
    const bundle = JSON.parse(readFileSync(join(vectors!, name, 'model.sig'), 'utf8'))
    bundle.verificationMaterial.tlogEntries = []
    expect((await check(name, trust, JSON.stringify(bundle))).verdict).toBe('bad')
    const root = { ...SIGSTORE_ROOT, tlogs: SIGSTORE_ROOT.tlogs.slice(1) }
    const other = await check(name, { ...(trust as SigstoreTrust), trustedRoot: readTrustedRoot(JSON.stringify(root), 'root.json') })
    expect(other.verdict).toBe('bad')
  })
})

describe.skipIf(!vectors)('published payloads', () => {
  let home: string
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'pavise-goldens-'))
    await models(home)
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  const goldens = vectors ? join(vectors, 'payload-goldens/signing/TestPayload') : ''
  test.each(vectors ? readdirSync(goldens) : [])('%s is reproduced', async (name) => {
    const expected = JSON.parse(await readFile(join(goldens, name), 'utf8'))
    const shardSize = name.endsWith('small_shards') ? 8 : 1_000_000_000
    const manifest = await describeModel(join(home, expected.subject[0].name), {
      method: /_shards?$/.test(name) ? 'shards' : 'files',
      shardSize,
      allowSymlinks: true,
      includeGit: true,
    })
    const made = JSON.parse(writeStatement(manifest))
    expect(made).toEqual(expected)
  })
})

/** The models that the goldens describe. */
async function models(home: string): Promise<void> {
  const text = 'This is a simple model'
  const write = async (name: string, content: string): Promise<void> => {
    const path = join(home, name)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, content)
  }
  await write('file_model', text)
  await write('empty_file_model', '')
  await mkdir(join(home, 'empty_folder_model'))
  await write('empty_file_inside_model/empty_file', '')
  await mkdir(join(home, 'symlink_model'))
  await symlink(join(home, 'file_model'), join(home, 'symlink_model/symlink_file'))
  for (const at of [0, 1, 2, 3]) {
    await write(`sample_model/f${at}`, `This is file f${at} in root.`)
    await write(`deep_model/d0/d1/d2/d3/d4/f${at}`, `This is file f${at}.`)
  }
  for (const folder of [0, 1])
    for (const at of [0, 1, 2]) await write(`sample_model/d${folder}/f${folder}${at}`, `This is file f${folder}${at} in d${folder}.`)
}
