import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPrivateKey } from './elliptic-key.js'
import { signedBytes, writeBundle } from './envelope.js'
import { describeModel, signWithCertificate } from './sign-model.js'
import { writeStatement } from './statement.js'
import { type Trust, verifyModel } from './verify-model.js'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) process.stderr.write('the openssl program is not installed: chains of certificates are NOT tested\n')

let home: string
let model: string
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-certificates-'))
  model = join(home, 'model')
  await mkdir(model)
  await writeFile(join(model, 'weights.bin'), 'weights')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const check = (text: string, whom: Trust) => verifyModel(model, text, whom, { signatureShown: 'model.sig' })

describe.skipIf(!hasOpenssl)('certificates', () => {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: home, stdio: 'pipe' })
  const certificate = (name: string): X509Certificate => new X509Certificate(readFileSync(join(home, `${name}.crt`)))
  const issue = async (subject: string, by: string | undefined, extensions: string, name = subject): Promise<void> => {
    await writeFile(join(home, `${name}.ext`), extensions)
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${subject}`, '-out', `${name}.csr`)
    const signer = by === undefined ? ['-signkey', `${name}.key`] : ['-CA', `${by}.crt`, '-CAkey', `${by}.key`, '-CAcreateserial']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signer, '-days', '30', '-extfile', `${name}.ext`, '-out', `${name}.crt`)
  }
  const CA = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n'
  const LEAF = 'keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n'
  beforeAll(async () => {
    await issue('root', undefined, CA)
    await issue('stranger', undefined, CA)
    await issue('middle', 'root', `${CA.replace('CA:TRUE', 'CA:TRUE,pathlen:0')}`)
    await issue('deep', 'middle', CA)
    await issue('leaf', 'middle', LEAF)
    await issue('below-deep', 'deep', LEAF)
    await issue('no-ca', 'root', LEAF.replace('digitalSignature', 'digitalSignature,keyCertSign'))
    await issue('below-leaf', 'no-ca', LEAF)
    await issue('web', 'root', 'keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n')
    await issue('agree', 'root', 'keyUsage=critical,keyAgreement\nextendedKeyUsage=codeSigning\n')
    // Another authority under the name of ours.
    await issue('root', undefined, `${CA}subjectKeyIdentifier=none\n`, 'false-root')
    await issue('forged', 'false-root', `${LEAF}authorityKeyIdentifier=none\n`)
    await issue('odd', 'root', `${LEAF}1.2.3.4=critical,ASN1:NULL\n`)
  })
  const made = async (...names: string[]): Promise<string> => {
    const payload = Buffer.from(writeStatement(await describeModel(model, { ignore: ['model.sig'] })))
    const key = readPrivateKey(readFileSync(join(home, `${names[0]}.key`), 'utf8'), undefined, 'key')
    const certificates = names.map((name) => ({ rawBytes: certificate(name).raw.toString('base64') }))
    return writeBundle({ x509CertificateChain: { certificates } }, payload, sign('sha256', signedBytes(payload), key))
  }
  const roots = (...names: string[]): Trust => ({ mode: 'certificate', roots: names.map(certificate) })

  test('sign and verify through an intermediate one', async () => {
    const key = readPrivateKey(readFileSync(join(home, 'leaf.key'), 'utf8'), undefined, 'key')
    const text = signWithCertificate(await describeModel(model, { ignore: ['model.sig'] }), key, [
      certificate('leaf'),
      certificate('middle'),
    ])
    const result = await check(text, roots('root'))
    expect(result).toMatchObject({ verdict: 'good', signer: { who: 'CN=leaf', certificate: { issuer: 'CN=middle' } } })
    expect((await check(text, roots('middle'))).verdict).toBe('good')
    expect((await check(text, roots('leaf'))).verdict).toBe('good')
    expect(() =>
      signWithCertificate(
        { name: '', serialization: { method: 'files', hash: 'sha256', allowSymlinks: false }, resources: [] },
        keys.privateKey,
        [certificate('leaf')],
      ),
    ).toThrow(/does not belong/)
  })
  test.each<[string, string[], string[], RegExp]>([
    ['no root that is trusted', ['leaf', 'middle'], ['stranger'], /not among the trusted/],
    ['an intermediate one that is missing', ['leaf'], ['root'], /not among the trusted/],
    ['an authority that is none', ['below-leaf', 'no-ca'], ['root'], /no authority/],
    ['more authorities than allowed', ['below-deep', 'deep', 'middle'], ['root'], /fewer authorities/],
    ['an authority that only bears the name of a trusted one', ['forged'], ['root'], /not signed by CN=root/],
    ['a leaf for web servers', ['web'], ['root'], /not made for signing code/],
    ['a leaf that may not sign', ['agree'], ['root'], /not made for signatures/],
    ['a critical extension that nobody knows', ['odd'], ['root'], /critical extension/],
  ])('with %s are not believed', async (_what, chain, trusted, message) => {
    const result = await check(await made(...chain), roots(...trusted))
    expect(result.verdict).toBe('bad')
    expect(result.faults[0]).toMatch(message)
  })
  test('that did not make the signature do not vouch for it', async () => {
    const bundle = JSON.parse(await made('leaf', 'middle'))
    bundle.verificationMaterial.x509CertificateChain.certificates[0].rawBytes = certificate('no-ca').raw.toString('base64')
    expect((await check(JSON.stringify(bundle), roots('root'))).faults[0]).toMatch(/does not fit/)
  })
})
