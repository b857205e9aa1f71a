import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAIN } from './program.js'

/** A full disk and `kill -9` in the midst of scan, sign and seal: what is written is there as a whole or not at all. */
let home: string
/** Of an identity that nobody kept. */
const recipient = 'age1ret6lwaq3wj38xvhhrvkjpreacvflgkzxfdszjw7h9dmwul4qsjs7yzwe3'
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-faults-'))
  await mkdir(join(home, 'model'))
  for (let at = 0; at < 120; at++) await writeFile(join(home, `model/part-${at}.txt`), `part ${at}`)
  await writeFile(join(home, 'weights.bin'), Buffer.alloc(3_000_000, 'weights'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** Runs with files of at most so many KiB: writing more fails as on a full disk. */
async function limited(kib: number, args: readonly string[]): Promise<{ exit: number | null; out: string; err: string }> {
  const child = spawn('bash', ['-c', `ulimit -f ${kib}; exec "$@"`, 'pavise', process.execPath, MAIN, ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: join(home, 'home'), TMPDIR: home },
    timeout: 50_000,
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [exit] = (await once(child, 'close')) as [number | null]
  return { exit, out, err }
}
const left = (): string[] => readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))

test('a full disk leaves no sealed file', async () => {
  const ended = await limited(1000, ['seal', 'weights.bin', '-r', recipient, '-o', 'full.age'])
  expect(ended).toMatchObject({
    exit: expect.toSatisfy((code) => code > 0),
    err: expect.stringMatching(/^PAV_FILE_UNWRITABLE: full\.age cannot be written/m),
  })
  expect([existsSync(join(home, 'full.age')), left()]).toEqual([false, []])
})

test('a full disk leaves no signature', async () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  await writeFile(join(home, 'key.pem'), key, { mode: 0o600 })
  const ended = await limited(4, ['sign', 'model', '--key', 'key.pem'])
  expect(ended).toMatchObject({ exit: expect.toSatisfy((code) => code > 0), err: expect.stringContaining('PAV_FILE_UNWRITABLE') })
  expect([existsSync(join(home, 'model/model.sig')), left()]).toEqual([false, []])
})

test('a full disk leaves the result of the scan before as it was', async () => {
  expect((await limited(100_000, ['scan', 'weights.bin', '--out', 'result', '--jobs', '0'])).exit).toBe(0)
  const before = await readFile(join(home, 'result/report.json'), 'utf8')
  const ended = await limited(4, ['scan', 'model', '--out', 'result', '--jobs', '0'])
  expect(ended.exit).toBeGreaterThan(0)
  expect(await readFile(join(home, 'result/report.json'), 'utf8')).toBe(before)
})

test('no room for what comes out of compression is said, and is no pass', async () => {
  const lines = Array.from({ length: 200_000 }, (_, at) => `weights ${at * at} and ${at};`).join('')
  const content = Buffer.from(lines.repeat(Math.ceil(36_000_000 / lines.length)))
  await writeFile(join(home, 'large.gz'), gzipSync(content, { level: 1 }))
  const ended = await limited(2000, ['scan', 'large.gz', '--format', 'json', '--jobs', '0'])
  expect(ended.exit).toBe(2)
  expect(JSON.parse(ended.out).inconclusive).toEqual([
    expect.objectContaining({ reason: expect.stringContaining('no room in the temporary folder') }),
  ])
})

test('kill -9 in the midst of sealing leaves no file of that name, and the next run makes it', async () => {
  await writeFile(join(home, 'sparse.bin'), '')
  await truncate(join(home, 'sparse.bin'), 200_000_000)
  const child = spawn(process.execPath, [MAIN, 'seal', 'sparse.bin', '-r', recipient, '-o', 'killed.age'], {
    cwd: home,
    stdio: 'ignore',
    timeout: 50_000,
  })
  const gone = once(child, 'exit')
  while (left().length === 0 && child.exitCode === null) await wait(2)
  child.kill('SIGKILL')
  await gone
  expect(existsSync(join(home, 'killed.age'))).toBe(false)
  expect((await limited(100_000, ['seal', 'weights.bin', '-r', recipient, '-o', 'killed.age'])).exit).toBe(0)
})
