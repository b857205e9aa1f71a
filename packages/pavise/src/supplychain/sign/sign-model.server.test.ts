import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { readFileSync, truncateSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyHint, readPrivateKey, readPublicKey } from './elliptic-key.js'
import { signedBytes, writeBundle } from './envelope.js'
import { rootDigest } from './manifest.js'
import { describeModel, type ManifestOptions, signWithKey } from './sign-model.js'
import { writeStatement } from './statement.js'
import { type Trust, verifyModel } from './verify-model.js'

let home: string
let model: string
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const trust: Trust = { mode: 'key', key: keys.publicKey }
const put = (name: string, content: string | Buffer) => writeFile(join(model, name), content)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-sign-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))
beforeEach(async () => {
  model = join(home, 'model')
  await rm(model, { recursive: true, force: true })
  await mkdir(join(model, 'sub'), { recursive: true })
  await mkdir(join(model, '.git'))
  await put('weights.bin', randomBytes(1000))
  await put('sub/config.json', '{}')
  await put('empty', '')
  await put('.git/HEAD', 'ref')
})

const signed = async (options: ManifestOptions = {}): Promise<string> => {
  const text = signWithKey(await describeModel(model, { ignore: ['model.sig'], ...options }), keys.privateKey)
  await put('model.sig', text)
  return text
}
const check = (text: string, whom: Trust = trust, ignore: string[] = []) =>
  verifyModel(model, text, whom, { signatureShown: 'model.sig', signatureName: 'model.sig', ignore })

describe('a signature', () => {
  test.each<[string, ManifestOptions]>([
    ['files', {}],
    ['blake2b', { hash: 'blake2b' }],
    ['blake3', { hash: 'blake3' }],
    ['shards', { method: 'shards' }],
    ['small shards', { method: 'shards', shardSize: 7 }],
    ['git too', { includeGit: true }],
  ])('over %s holds, and names what was changed, added and removed', async (_what, options) => {
    const text = await signed(options)
    expect(await check(text)).toMatchObject({ verdict: 'good', faults: [] })
    await put('sub/config.json', '{ }')
    await put('new', 'x')
    await rm(join(model, 'weights.bin'))
    expect((await check(text)).comparison).toMatchObject({
      verdict: 'bad',
      changed: ['sub/config.json'],
      missing: ['weights.bin'],
      extra: ['new'],
    })
    expect((await check(text, trust, ['new'])).comparison).toMatchObject({
      extra: [],
      uncovered: expect.arrayContaining([{ name: 'new', reason: 'left out by --ignore' }]),
    })
  })
  test('sees one bit in the middle, content moved to another name, and a file cut or grown', async () => {
    const text = await signed()
    const bytes = readFileSync(join(model, 'weights.bin'))
    const changed = Buffer.from(bytes)
    changed[500]! ^= 1
    for (const content of [changed, bytes.subarray(1), Buffer.concat([bytes, Buffer.alloc(1)]), Buffer.alloc(0)]) {
      await put('weights.bin', content)
      expect((await check(text)).comparison?.changed).toEqual(['weights.bin'])
    }
    await put('weights.bin', bytes)
    await rename(join(model, 'weights.bin'), join(model, 'a.bin'))
    expect((await check(text)).comparison).toMatchObject({ missing: ['weights.bin'], extra: ['a.bin'] })
  })
  test('says which files it does not cover: those left out, and empty ones under shards', async () => {
    const text = await signed({ method: 'shards', ignore: ['model.sig', 'sub'] })
    const { comparison } = await check(text)
    expect(comparison?.uncovered).toEqual([
      { name: '.git/HEAD', reason: 'below .git, which the signature leaves out' },
      { name: 'sub/config.json', reason: 'below sub, which the signature leaves out' },
      { name: 'empty', reason: 'empty, and a shard has at least one byte' },
    ])
    await put('weights.bin', '')
    expect((await check(text)).comparison?.changed).toEqual(['weights.bin'])
  })
  test('of a single file holds for it under any name, and not for a folder', async () => {
    const file = join(model, 'weights.bin')
    const text = signWithKey(await describeModel(file), keys.privateKey)
    const options = { signatureShown: 'x.sig' }
    expect(await verifyModel(file, text, trust, options)).toMatchObject({ verdict: 'good', model: { name: 'weights.bin' } })
    expect(await check(text)).toMatchObject({ verdict: 'bad', faults: [expect.stringContaining('single file')] })
    await writeFile(file, 'other')
    expect((await verifyModel(file, text, trust, options)).comparison?.changed).toEqual(['.'])
  })
  test('follows links to files only where it says so, and refuses all others', async () => {
    await symlink(join(model, 'weights.bin'), join(model, 'link'))
    await expect(describeModel(model)).rejects.toMatchObject({
      code: 'PAV_SIGN_CONTENT',
      message: expect.stringContaining('link cannot be signed'),
    })
    const text = await signed({ allowSymlinks: true })
    expect((await check(text)).verdict).toBe('good')
    for (const target of ['nowhere', '.', '/dev/null']) {
      await rm(join(model, 'link'))
      await symlink(target, join(model, 'link'))
      await expect(describeModel(model, { allowSymlinks: true })).rejects.toMatchObject({ code: 'PAV_SIGN_CONTENT' })
      expect((await check(text)).verdict).toBe('bad')
    }
    await rm(join(model, 'link'))
    const plain = await signed()
    await symlink('weights.bin', join(model, 'link'))
    expect((await check(plain)).comparison?.refused).toEqual([{ name: 'link', reason: 'it is a symbolic link' }])
  })
  test('in shards refuses names that readers could not tell from ranges', async () => {
    await put('a:0:5', 'x')
    await expect(describeModel(model, { method: 'shards' })).rejects.toMatchObject({
      code: 'PAV_SIGN_CONTENT',
      message: expect.stringContaining('colon'),
    })
    expect((await check(await signed())).verdict).toBe('good')
  })
  test('over a large sparse file is digested in threads, the same as in one', async () => {
    await put('weights.bin', '')
    truncateSync(join(model, 'weights.bin'), 120_000_001)
    const options = { method: 'shards', shardSize: 30_000_000, ignore: ['model.sig'] } as const
    let last = 0
    const onProgress = (done: number): void => {
      last = done
    }
    const many = await describeModel(model, { ...options, threads: 3, onProgress })
    const one = await describeModel(model, { ...options, threads: 1 })
    expect(many.resources).toEqual(one.resources)
    expect(last).toBe(120_000_003)
    expect(many.resources.filter(({ name }) => name.startsWith('weights')).map(({ name }) => name)).toEqual(
      [0, 30, 60, 90, 120]
        .map((at) => `weights.bin:${at}000000:${at === 120 ? 120_000_001 : `${at + 30}000000`}`)
        .map((name) => name.replace(':0000000:', ':0:')),
    )
  })
})

describe('a signature that is not what it should be', () => {
  const statement = async (): Promise<Record<string, unknown>> =>
    JSON.parse(writeStatement(await describeModel(model, { ignore: ['model.sig'] })))
  const bundled = (payload: string): string => {
    const bytes = Buffer.from(payload)
    return writeBundle({ publicKey: { hint: keyHint(keys.publicKey) } }, bytes, sign('sha256', signedBytes(bytes), keys.privateKey))
  }
  test('does not hold though its key is right', async () => {
    type Statement = {
      subject: { name: string; digest: { sha256: string } }[]
      predicate: { resources: { name: string; algorithm: string; digest: string }[]; serialization: Record<string, unknown> }
    }
    const cases: [string, (statement: Statement & Record<string, unknown>) => void, RegExp][] = [
      [
        'type',
        (s) => {
          s['_type'] = 'https://in-toto.io/Statement/v0.1'
        },
        /_type/,
      ],
      [
        'predicate',
        (s) => {
          s['predicateType'] = 'https://slsa.dev/provenance/v1'
        },
        /predicateType/,
      ],
      [
        'subjects',
        (s) => {
          s.subject.push(s.subject[0]!)
        },
        /exactly one subject/,
      ],
      [
        'no subject',
        (s) => {
          s.subject = []
        },
        /exactly one subject/,
      ],
      [
        'root',
        (s) => {
          s.subject[0]!.digest.sha256 = '0'.repeat(64)
        },
        /root digest/,
      ],
      [
        'doubled',
        (s) => {
          s.predicate.resources.push(s.predicate.resources[0]!)
        },
        /twice/,
      ],
      [
        'algorithm',
        (s) => {
          s.predicate.resources[0]!.algorithm = 'md5'
        },
        /digested by md5/,
      ],
      [
        'digest',
        (s) => {
          s.predicate.resources[0]!.digest = 'zz'
        },
        /digest/,
      ],
      [
        'shards without size',
        (s) => {
          s.predicate.serialization['method'] = 'shards'
        },
        /no size/,
      ],
    ]
    for (const [, spoil, message] of cases) {
      const spoilt = (await statement()) as Statement & Record<string, unknown>
      spoil(spoilt)
      const result = await check(bundled(JSON.stringify(spoilt)))
      expect(result.verdict).toBe('bad')
      expect(result.faults[0]).toMatch(message)
      expect(result.signer).toBeUndefined()
    }
  })
  test('that needs a hash nobody here computes is inconclusive, and bad where files are missing all the same', async () => {
    const made = (await statement()) as {
      subject: { digest: { sha256: string } }[]
      predicate: { resources: { algorithm: string; digest: string; name: string }[]; serialization: Record<string, unknown> }
    }
    made.predicate.serialization['hash_type'] = 'blake9'
    for (const resource of made.predicate.resources) resource.algorithm = 'blake9'
    const text = bundled(JSON.stringify(made))
    expect(await check(text)).toMatchObject({ verdict: 'inconclusive', faults: [expect.stringContaining('blake9')] })
    await rm(join(model, 'weights.bin'))
    expect((await check(text)).verdict).toBe('bad')
  })
  test('with fields that nobody knows holds', async () => {
    const made = await statement()
    made['later'] = { anything: true }
    ;(made['predicate'] as Record<string, unknown>)['more'] = 1
    expect((await check(bundled(JSON.stringify(made)))).verdict).toBe('good')
  })
  test('cannot cover and leave out the same file, nor hide everything unseen', async () => {
    const made = (await statement()) as {
      predicate: { serialization: Record<string, unknown>; resources: unknown[] }
      subject: { digest: { sha256: string } }[]
    }
    made.predicate.serialization['ignore_paths'] = ['weights.bin', 'model.sig', '.git']
    expect((await check(bundled(JSON.stringify(made)))).verdict).toBe('bad')
    made.predicate.resources = []
    made.subject[0]!.digest.sha256 = rootDigest([])
    made.predicate.serialization['ignore_paths'] = ['weights.bin', 'sub', 'empty', '.git']
    const hidden = await check(bundled(JSON.stringify(made)))
    expect(hidden.comparison?.uncovered.map(({ name }) => name)).toEqual(['.git/HEAD', 'empty', 'sub/config.json', 'weights.bin'])
  })
  test.each([
    ['', /is not JSON/],
    ['[]', /the file/],
    ['{"mediaType":"text/plain"}', /mediaType/],
    [
      '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{},"dsseEnvelope":{"payload":"","payloadType":"application/json","signatures":[]}}',
      /payloadType/,
    ],
  ])('as %s is bad in one line', async (text, message) => {
    const result = await check(text)
    expect(result).toMatchObject({ verdict: 'bad', faults: [expect.stringMatching(message)] })
  })
  test('of another key says so; one bit less and it does not hold', async () => {
    const text = await signed()
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect((await check(text, { mode: 'key', key: other.publicKey })).faults[0]).toMatch(/of another key/)
    const bundle = JSON.parse(text)
    for (const part of ['payload', 'sig'] as const) {
      const copy = structuredClone(bundle)
      const holder = part === 'payload' ? copy.dsseEnvelope : copy.dsseEnvelope.signatures[0]
      const bytes = Buffer.from(holder[part], 'base64')
      bytes[bytes.length >> 1]! ^= 4
      holder[part] = bytes.toString('base64')
      expect((await check(JSON.stringify(copy))).verdict).toBe('bad')
    }
    bundle.verificationMaterial = { x509CertificateChain: { certificates: [{ rawBytes: 'AAAA' }] }, tlogEntries: [] }
    expect((await check(JSON.stringify(bundle))).faults[0]).toMatch(/certificate mode/)
  })
})

describe('keys', () => {
  test.each([['P-256'], ['P-384'], ['P-521']])('on %s sign and verify', async (namedCurve) => {
    const pair = generateKeyPairSync('ec', { namedCurve })
    const text = signWithKey(await describeModel(model, { ignore: ['model.sig'] }), pair.privateKey)
    expect((await check(text, { mode: 'key', key: pair.publicKey })).verdict).toBe('good')
    expect(keyHint(pair.privateKey)).toBe(
      createHash('sha256')
        .update(pair.publicKey.export({ type: 'spki', format: 'pem' }))
        .digest('hex'),
    )
  })
  test('of other kinds, broken ones and the wrong half are refused in one line', () => {
    const pem = (key: { export(options: object): unknown }, type: string): string => String(key.export({ type, format: 'pem' }))
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const locked = String(keys.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' }))
    expect(() => readPrivateKey(pem(rsa.privateKey, 'pkcs8'), undefined, 'key.pem')).toThrow(/type rsa/)
    expect(() => readPublicKey(pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey, 'spki'), 'key.pub')).toThrow(
      /secp256k1/,
    )
    expect(() => readPrivateKey('nonsense', undefined, 'key.pem')).toThrow(/no private key/)
    expect(() => readPrivateKey(locked, 'wrong', 'key.pem')).toThrow(/passphrase does not open/)
    expect(readPrivateKey(locked, 'right', 'key.pem').type).toBe('private')
    expect(() => readPublicKey(pem(keys.privateKey, 'pkcs8'), 'key.pem')).toThrow(/private key/)
  })
})
