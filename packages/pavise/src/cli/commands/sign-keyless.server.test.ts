import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { type FakeSigstore, startFakeSigstore } from '#supplychain/sign/keyless/testing/fake-sigstore'

let home: string
let sigstore: FakeSigstore
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-sign-keyless-'))
  sigstore = await startFakeSigstore()
  await mkdir(join(home, 'model'))
  await writeFile(join(home, 'model/weights.bin'), 'weights')
  await writeFile(join(home, 'root.json'), JSON.stringify(sigstore.trustedRoot))
})
afterAll(async () => {
  await sigstore?.stop()
  await rm(home, { recursive: true, force: true })
})

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ exit: number; out: string; err: string }> {
  const io = captured({ cwd: home, env })
  const exit = await runCli(args, io.context)
  return { exit, out: io.out(), err: io.err() }
}
const services = (): string[] => ['--fulcio', sigstore.fulcioUrl, '--rekor', sigstore.rekorUrl, '--trusted-root', 'root.json']

test('sign and verify without a key, by the services that the command line names', async () => {
  const env = { ID_TOKEN: sigstore.fulcio.token() }
  const done = await run(['sign', 'model', '--identity-token', 'env:ID_TOKEN', ...services()], env)
  expect(done).toEqual({ exit: 0, out: expect.stringContaining('signed by ana@example.com, vouched for by https://login.test'), err: '' })
  const who = ['--identity', 'ana@example.com', '--issuer', 'https://login.test', '--trusted-root', 'root.json']
  const checked = await run(['verify', 'model', '--signature', 'model/model.sig', ...who])
  expect(checked).toMatchObject({ exit: 0, out: expect.stringMatching(/signed by ana@example\.com[\s\S]*when +20\d\d-/) })
  await rm(join(home, 'model/model.sig'))
})

test.each<[string, readonly string[], number, string]>([
  ['nowhere to go', ['--identity-token', 'env:ID_TOKEN'], 64, '--fulcio URL and --rekor URL'],
  ['a key as well', ['--identity-token', 'env:ID_TOKEN', '--key', 'k.pem'], 64, 'leave --key'],
  ['an empty variable', ['--identity-token', 'env:NONE', '--public-sigstore'], 64, 'NONE is empty'],
  ['no such file', ['--identity-token', 'token.txt', '--public-sigstore'], 64, 'is no file'],
  [
    'a log that is down',
    ['--identity-token', 'env:ID_TOKEN', '--fulcio', '$F', '--rekor', 'http://127.0.0.1:9', '--trusted-root', 'root.json'],
    2,
    'PAV_EGRESS',
  ],
])('%s: one line, and nothing is written', async (_what, args, exit, words) => {
  const given = args.map((arg) => (arg === '$F' ? sigstore.fulcioUrl : arg))
  const ended = await run(['sign', 'model', ...given], { ID_TOKEN: sigstore.fulcio.token() })
  expect(ended).toMatchObject({ exit, err: expect.stringContaining(words) })
  expect(existsSync(join(home, 'model/model.sig'))).toBe(false)
})
