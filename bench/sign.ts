import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const name = 'sign'

/** Signing a folder of large files with the built program, beside SHA-256 over the same files alone, one after the other, in the same run. */
const FILES = 8
const MEGABYTES = Number(process.env['SIGN_MB'] ?? 1000)
const ROUNDS = 3
const PAVISE = fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))
const call = promisify(execFile)

export async function run(): Promise<object> {
  if (!existsSync(PAVISE)) throw new Error('the program is not built: npm run build')
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-sign-'))
  const model = join(dir, 'model')
  try {
    await mkdir(model)
    const size = Math.floor((MEGABYTES * 1e6) / FILES)
    for (let at = 0; at < FILES; at++) await writeFile(join(model, `part-${at}`), randomBytes(size))
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    await writeFile(join(dir, 'key.pem'), privateKey)
    await writeFile(join(dir, 'key.pub'), publicKey)
    const raw: number[] = []
    const files: number[] = []
    const shards: number[] = []
    const verify: number[] = []
    const sign = ['sign', 'model', '--key', 'key.pem', '--out', 'model.sig', '--force']
    const pavise = (args: readonly string[]): Promise<number> => seconds(() => call(process.execPath, [PAVISE, ...args], { cwd: dir }))
    for (let round = 0; round < ROUNDS; round++) {
      raw.push(await seconds(() => digestAll(model)))
      shards.push(await pavise([...sign, '--shard-size', '50000000']))
      files.push(await pavise(sign))
      verify.push(await pavise(['verify', 'model', '--signature', 'model.sig', '--key', 'key.pub']))
    }
    const speed = (times: readonly number[]): number => Math.round(MEGABYTES / Math.min(...times))
    const ratio = (times: readonly number[]): number => Number((Math.min(...raw) / Math.min(...times)).toFixed(2))
    return {
      megabytes: MEGABYTES,
      rawSha256MegabytesPerSecond: speed(raw),
      signMegabytesPerSecond: speed(files),
      signShardsMegabytesPerSecond: speed(shards),
      verifyMegabytesPerSecond: speed(verify),
      signToRaw: ratio(files),
      shardsToRaw: ratio(shards),
      verifyToRaw: ratio(verify),
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function digestAll(folder: string): Promise<void> {
  const buffer = Buffer.allocUnsafe(1 << 20)
  for (const file of await readdir(folder)) {
    const hash = createHash('sha256')
    const handle = openSync(join(folder, file), 'r')
    for (let got = readSync(handle, buffer); got > 0; got = readSync(handle, buffer)) hash.update(buffer.subarray(0, got))
    closeSync(handle)
    hash.digest('hex')
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - began) / 1e9
}
