import { spawnSync } from 'node:child_process'
import { createHash, hash } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scanPaths } from '../packages/pavise/src/supplychain/scan/scan-paths.js'
import { smallPickle, writeBigPickle } from './supplychain/made-pickles.js'

/**
 * What scanning pickles costs, hash included: 2,000 small files in a folder, and one of 1.5 million small dictionaries in a process of its own. Beside it what reading
 * and SHA-256 of the same bytes cost, and CPython's own `pickle.load` where there is a python3.
 * `npm run bench -- scan-pickle`
 */
export const name = 'scan-pickle'

const FILES = 2000
const OBJECTS = 1_500_000
/** The first ones pay for compiling. */
const ROUNDS = 12

function processorSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

async function small(folder: string): Promise<object> {
  const paths = Array.from({ length: FILES }, (_, i) => join(folder, `${i}.pkl`))
  let bytes = 0
  paths.forEach((path, i) => {
    const content = smallPickle(i)
    bytes += content.length
    writeFileSync(path, content)
  })
  const rates: number[] = []
  const limits: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    const { envelope } = await scanPaths({ paths: [folder] })
    rates.push(FILES / processorSeconds(before))
    if (envelope.assets.some((asset) => asset.verdict !== 'safe')) throw new Error('a made pickle is not safe')
    const plain = process.cpuUsage()
    for (const path of paths) hash('sha256', readFileSync(path), 'hex')
    limits.push(FILES / processorSeconds(plain))
  }
  const [first] = rates
  rates.sort((a, b) => a - b)
  limits.sort((a, b) => a - b)
  return {
    files: FILES,
    bytesEach: Math.round(bytes / FILES),
    filesPerCpuSecond: Math.round(rates[ROUNDS / 2]!),
    firstRound: Math.round(first!),
    readAndHashAlone: Math.round(limits[ROUNDS / 2]!),
  }
}

function big(path: string): object {
  const bytes = writeBigPickle(path, OBJECTS)
  const script = fileURLToPath(new URL('supplychain/one-scan.ts', import.meta.url))
  const child = spawnSync(process.execPath, ['--conditions=source', '--import', 'tsx', script, path], { encoding: 'utf8' })
  const { verdict, seconds, rss } = JSON.parse(child.stdout) as { verdict: string; seconds: number; rss: number }
  return {
    megabytes: round(bytes / 1e6),
    objects: OBJECTS,
    verdict,
    megabytesPerCpuSecond: round(bytes / 1e6 / seconds),
    hashAlone: round(bytes / 1e6 / hashSeconds(path)),
    peakMegabytes: Math.round(rss / 1e6),
    ...python(path, bytes),
  }
}

function hashSeconds(path: string): number {
  const before = process.cpuUsage()
  const digest = createHash('sha256')
  const fd = openSync(path, 'r')
  const buffer = Buffer.alloc(1 << 20)
  for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) digest.update(buffer.subarray(0, n))
  closeSync(fd)
  digest.digest()
  return processorSeconds(before)
}

/** What the file's own reader needs for it. */
function python(path: string, bytes: number): object {
  const code =
    'import pickle,resource,sys,time\nt=time.process_time()\npickle.load(open(sys.argv[1],"rb"))\nprint(time.process_time()-t, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)'
  const child = spawnSync('python3', ['-c', code, path], { encoding: 'utf8' })
  if (child.status !== 0) return {}
  const [seconds, kilobytes] = child.stdout.split(' ').map(Number)
  return { pickleLoad: round(bytes / 1e6 / seconds!), pickleLoadPeakMegabytes: Math.round((kilobytes! * 1024) / 1e6) }
}

export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'pavise-bench-pickle-'))
  try {
    const many = join(folder, 'many')
    mkdirSync(many)
    return { small: await small(many), big: big(join(folder, 'big.pkl')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
