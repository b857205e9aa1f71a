import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomFillSync } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { scanPaths } from '../packages/pavise/src/supplychain/scan/scan-paths.js'
import { percentile } from './supplychain/percentile.js'

export const name = 'scan'

/**
 * Scanning model files. Four parts: recall and false alarms on a labelled corpus (`SCAN_CORPUS`, a folder with manifest.jsonl), many small files per
 * CPU second, one large file against SHA-256 alone in the same run, and bombs.
 */
const CORPUS = process.env['SCAN_CORPUS']
const SMALL_FILES = 2000
const LARGE_MB = Number(process.env['SCAN_MB'] ?? 500)
const ROUNDS = 3
const PAVISE = fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))

export async function run(): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'pavise-bench-scan-'))
  try {
    return {
      corpus: CORPUS === undefined ? 'not measured: set SCAN_CORPUS to a folder with manifest.jsonl' : await corpus(CORPUS),
      small: await small(dir),
      large: await large(dir),
      bombs: await bombs(dir),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Labelled {
  readonly path: string
  readonly class: string
  readonly expected: string
  readonly oracle: string
}

async function corpus(folder: string): Promise<object> {
  const labels = readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled)
  const times: number[] = []
  let last = performance.now()
  const { envelope } = await scanPaths({
    paths: [folder],
    onFile: () => {
      const now = performance.now()
      times.push(now - last)
      last = now
    },
  })
  const verdicts = new Map(envelope.assets.map((asset) => [asset.name, asset.verdict]))
  const found = ({ path }: Labelled): boolean => ['malicious', 'suspicious'].includes(verdicts.get(path) ?? '')
  const share = (files: readonly Labelled[], test: (file: Labelled) => boolean): string => `${files.filter(test).length} of ${files.length}`
  const attacks = labels.filter(({ expected }) => expected !== 'benign')
  const benign = labels.filter(({ expected }) => expected === 'benign')
  const classes = [...new Set(attacks.map((file) => file.class))].sort()
  return {
    executed: share(
      attacks.filter(({ oracle }) => oracle === 'executed'),
      found,
    ),
    attacks: share(attacks, found),
    classes: Object.fromEntries(
      classes.map((id) => [
        id,
        share(
          attacks.filter((file) => file.class === id),
          found,
        ),
      ]),
    ),
    benignFlagged: share(benign, found),
    benignUnknown: share(benign, ({ path }) => ['unknown', 'inconclusive'].includes(verdicts.get(path) ?? '')),
    missed: attacks.filter((file) => !found(file)).map(({ path }) => path),
    milliseconds: { median: percentile(times, 0.5), p95: percentile(times, 0.95), most: percentile(times, 1) },
  }
}

/** Pickles of a few hundred bytes (protocol 2: a dictionary of numbers), hash and envelope included. */
function smallPickle(seed: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x80, 2, 0x7d, 0x71, 0, 0x28])]
  for (let i = 0; i < 24; i++) {
    const key = Buffer.from(`parameter_${i}`)
    const number = Buffer.alloc(9)
    number[0] = 0x47
    number.writeDoubleBE(Math.sin(seed * 31 + i), 1)
    parts.push(Buffer.from([0x58, key.length, 0, 0, 0]), key, number)
  }
  return Buffer.concat([...parts, Buffer.from('u.')])
}

async function small(dir: string): Promise<object> {
  const folder = join(dir, 'small')
  mkdirSync(folder)
  for (let i = 0; i < SMALL_FILES; i++) writeFileSync(join(folder, `${i}.pkl`), smallPickle(i))
  await scanPaths({ paths: [folder] })
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    await scanPaths({ paths: [folder] })
    const { user, system } = process.cpuUsage(before)
    rates.push(Math.round(SMALL_FILES / ((user + system) / 1e6)))
  }
  return { files: SMALL_FILES, bytesEach: smallPickle(1).length, perCpuSecond: Math.max(...rates) }
}

/** A zip of stored weights as torch writes it, and the same bytes through SHA-256 alone. */
async function large(dir: string): Promise<object> {
  const path = join(dir, 'large.pt')
  writeTorchZip(path, LARGE_MB)
  const scans: number[] = []
  const digests: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const { envelope } = await scanPaths({ paths: [path] })
    scans.push(performance.now() - start)
    const middle = performance.now()
    const digest = sha256(path)
    digests.push(performance.now() - middle)
    if (envelope.assets[0]!.sha256 !== digest) throw new Error('the digest of the scan is wrong')
  }
  return {
    megabytes: LARGE_MB,
    scanMs: Math.round(Math.min(...scans)),
    sha256Ms: Math.round(Math.min(...digests)),
    ratio: Math.min(...digests) / Math.min(...scans),
  }
}

function sha256(path: string): string {
  const fd = openSync(path, 'r')
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1024 * 1024)
  for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) hash.update(n === buffer.length ? buffer : buffer.subarray(0, n))
  closeSync(fd)
  return hash.digest('hex')
}

function writeTorchZip(path: string, megabytes: number): void {
  const fd = openSync(path, 'w')
  const chunk = randomFillSync(Buffer.alloc(1024 * 1024))
  const record = (signature: number, fields: readonly number[], name: string): Buffer => {
    const bytes = Buffer.alloc(4 + fields.length * 2)
    bytes.writeUInt32LE(signature)
    for (const [i, field] of fields.entries()) bytes.writeUInt16LE(field, 4 + i * 2)
    return Buffer.concat([bytes, Buffer.from(name)])
  }
  const wide = (value: number): [number, number] => [value & 0xffff, value >>> 16]
  const members: { name: string; size: number; crc: number; offset: number }[] = []
  let at = 0
  const put = (name: string, size: number, crc: number, parts: Iterable<Uint8Array>): void => {
    members.push({ name, size, crc, offset: at })
    const head = record(0x04034b50, [20, 0, 0, 0, 0, ...wide(crc), ...wide(size), ...wide(size), name.length, 0], name)
    at += writeSync(fd, head)
    for (const part of parts) at += writeSync(fd, part)
  }
  const pickle = smallPickle(7)
  put('archive/data.pkl', pickle.length, crc32(pickle), [pickle])
  const sum = Array.from({ length: megabytes }).reduce<number>((crc) => crc32(chunk, crc), 0)
  put(
    'archive/data/0',
    megabytes * chunk.length,
    sum,
    Array.from({ length: megabytes }, () => chunk),
  )
  const start = at
  for (const { name, size, crc, offset } of members) {
    const fields = [20, 20, 0, 0, 0, 0, ...wide(crc), ...wide(size), ...wide(size), name.length, 0, 0, 0, 0, 0, 0, ...wide(offset)]
    at += writeSync(fd, record(0x02014b50, fields, name))
  }
  writeSync(fd, record(0x06054b50, [0, 0, members.length, members.length, ...wide(at - start), ...wide(start), 0], ''))
  closeSync(fd)
}

/** Each bomb in a process of its own: seconds and memory at most. */
async function bombs(dir: string): Promise<object> {
  const zeros = Buffer.alloc(1024 * 1024 * 1024)
  const once = gzipSync(zeros, { level: 9 })
  const cases: Record<string, Buffer> = {
    'gzip of 1 GB': once,
    'gzip of a gzip of 1 GB': gzipSync(once),
    'nested pickle tuples': Buffer.concat([
      Buffer.from([0x80, 2, 0x29]),
      ...Array.from({ length: 200_000 }, () => Buffer.from([0x32, 0x86])),
      Buffer.from('.'),
    ]),
    'a hundred thousand members': manyMembers(100_000),
    'one stream in many members': overlapping(2000),
  }
  const results: Record<string, object> = {}
  for (const [what, bytes] of Object.entries(cases)) {
    const path = join(dir, 'bomb')
    writeFileSync(path, bytes)
    results[what] = await measured(path)
  }
  return results
}

function manyMembers(count: number): Buffer {
  const head = Buffer.alloc(31)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(1, 26)
  head.write('a', 30)
  const record = Buffer.alloc(47)
  record.writeUInt32LE(0x02014b50)
  record.writeUInt16LE(1, 28)
  record.write('a', 46)
  const records = Array.from({ length: count }, (_, i) => {
    const one = Buffer.from(record)
    one.writeUInt32LE(i * head.length, 42)
    return one
  })
  return zipEnd([...Array.from({ length: count }, () => head)], records)
}

/** The same deflated zeros named by many records. */
function overlapping(count: number): Buffer {
  const zeros = Buffer.alloc(10_000_000)
  const data = deflateRawSync(zeros, { level: 9 })
  const describe = (bytes: Buffer, at: number): Buffer => {
    bytes.writeUInt16LE(8, at)
    bytes.writeUInt32LE(crc32(zeros), at + 6)
    bytes.writeUInt32LE(data.length, at + 10)
    bytes.writeUInt32LE(zeros.length, at + 14)
    return bytes
  }
  const head = Buffer.alloc(31)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(1, 26)
  head.write('a', 30)
  const records = Array.from({ length: count }, (_, i) => {
    const one = Buffer.alloc(52)
    one.writeUInt32LE(0x02014b50)
    one.writeUInt16LE(6, 28)
    one.write(String(i).padStart(6, '0'), 46)
    return describe(one, 10)
  })
  return zipEnd([describe(head, 8), data], records)
}

function zipEnd(bodies: readonly Buffer[], records: readonly Buffer[]): Buffer {
  const body = Buffer.concat(bodies)
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  for (const at of [8, 10]) end.writeUInt16LE(records.length & 0xffff, at)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}

async function measured(path: string): Promise<object> {
  if (!existsSync(PAVISE)) return { error: 'the program is not built: npm run build' }
  const start = performance.now()
  const child = spawn('/usr/bin/time', ['-f', '%M %U %S', process.execPath, PAVISE, 'scan', path, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([textOf(child, 'stdout'), textOf(child, 'stderr')])
  const [kilobytes, user, system] = err.trim().split('\n').at(-1)!.split(' ').map(Number)
  const { verdict } = (JSON.parse(out) as { assets: { verdict: string }[] }).assets[0]!
  return { verdict, seconds: (performance.now() - start) / 1000, cpuSeconds: user! + system!, megabytes: Math.round(kilobytes! / 1024) }
}

async function textOf(child: ChildProcess, stream: 'stdout' | 'stderr'): Promise<string> {
  let text = ''
  for await (const chunk of child[stream]!) text += String(chunk)
  return text
}
