import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { describeModel } from '../sign-model.js'
import { type Verification, verifyModel } from '../verify-model.js'
import { type KeylessOptions, signKeyless } from './sign-keyless.js'
import { type FakeSigstore, startFakeSigstore } from './testing/fake-sigstore.js'

const NOW = new Date()
let home: string
let sigstore: FakeSigstore
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-keyless-'))
  await writeFile(join(home, 'weights.bin'), 'weights')
  sigstore = await startFakeSigstore(() => NOW)
})
afterAll(async () => {
  await sigstore?.stop()
  await rm(home, { recursive: true, force: true })
})
beforeEach(() => {
  sigstore.fulcio.fault = 'none'
  sigstore.rekor.fault = 'none'
})

async function signed(given: Partial<KeylessOptions> = {}) {
  const { fulcioUrl: fulcio, rekorUrl: rekor, trustedRoot } = sigstore
  const egress = createEgress({ allow: [fulcio, rekor] })
  try {
    const token = sigstore.fulcio.token()
    return await signKeyless(await describeModel(home), { egress, fulcio, rekor, token, trustedRoot, now: NOW, ...given })
  } finally {
    await egress.close()
  }
}
const verified = (text: string, identity = 'ana@example.com', issuer = sigstore.fulcio.issuer): Promise<Verification> =>
  verifyModel(home, text, { mode: 'sigstore', identity, issuer, trustedRoot: sigstore.trustedRoot }, { signatureShown: 'model.sig' })

test('a keyless signature holds offline for who signed, with the time of the log', async () => {
  const { text, who, issuer, time } = await signed()
  expect({ who, issuer, time }).toEqual({
    who: 'ana@example.com',
    issuer: 'https://login.test',
    time: `${NOW.toISOString().slice(0, 19)}.000Z`,
  })
  expect(await verified(text)).toMatchObject({ verdict: 'good', signer: { mode: 'sigstore', who } })
  expect((await verified(text, 'eve@example.com')).verdict).toBe('bad')
  expect((await verified(text, 'ana@example.com', 'https://other.test')).verdict).toBe('bad')
  const forged = JSON.parse(text) as { dsseEnvelope: { payload: string } }
  forged.dsseEnvelope.payload = Buffer.from('{}').toString('base64')
  expect((await verified(JSON.stringify(forged))).verdict).toBe('bad')
  const { verificationMaterial } = JSON.parse(text) as {
    verificationMaterial: { tlogEntries: { inclusionProof: { hashes: unknown[] } }[] }
  }
  expect(verificationMaterial.tlogEntries[0]!.inclusionProof.hashes.length).toBeGreaterThan(0)
})

test('a job without mail address signs as what it is', async () => {
  const token = sigstore.fulcio.token({ email: undefined as never, sub: 'repo/main' })
  const { text } = await signed({ token })
  expect((await verified(text, 'https://ci.test/repo/main')).verdict).toBe('good')
})

test.each<[string, () => Partial<KeylessOptions>, RegExp]>([
  ['a token that has ended', () => ({ token: sigstore.fulcio.token({ exp: 1000 }) }), /it ended at 1970-01-01T00:16:40/],
  ['no token', () => ({ token: 'secret' }), /no JSON Web Token/],
  ['an unverified address', () => ({ token: sigstore.fulcio.token({ email_verified: false }) }), /not verified the mail address/],
  [
    'a token for others',
    () => ({ token: sigstore.fulcio.token({ aud: 'shop' }) }),
    /authority refused \(401\): There was an error processing the identity token/,
  ],
  [
    'a forged token',
    () => ({ token: sigstore.fulcio.token({}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey) }),
    /authority refused \(401\)/,
  ],
  ['a log that is down', () => fault('rekor', 'down'), /transparency log refused \(503\): the log is frozen/],
  ['a log that forges its proof', () => fault('rekor', 'forged proof'), /does not hold: .*root hash/],
  ['a log that forges its promise', () => fault('rekor', 'forged promise'), /does not hold/],
  ['a certificate of another key', () => fault('fulcio', 'another key'), /certificate of another key/],
  ['a certificate that no log knows', () => fault('fulcio', 'no log'), /does not hold: .*SCT/],
  ['an authority that answers a page', () => fault('fulcio', 'no json'), /answered what is not JSON/],
  ['keys of the public installation', () => ({ trustedRoot: undefined as never }), /what the services answered does not hold/],
  ['a host that was not named', () => ({ rekor: 'http://127.0.0.2:9' }), /not named as a place to connect to/],
])('%s signs nothing', async (_what, given, words) => {
  await expect(signed(given())).rejects.toThrow(words)
})

function fault(part: 'fulcio' | 'rekor', what: string): Partial<KeylessOptions> {
  Object.assign(sigstore[part], { fault: what })
  return {}
}
