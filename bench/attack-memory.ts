import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startStub } from './attack/instant-stub.js'

export const name = 'attack-memory'

/** The built product, as it is installed: `npm run build` first. */
const MAIN = fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))
/** About three requests a test: searches hold whole conversations. */
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 100_000)

interface Run {
  readonly exit: number | null
  readonly peakMegabytes: number
  readonly cpuSeconds: number
}

/** Runs one command to its end and reads, while it lives, the most memory that it ever held (Linux: VmHWM) and its processor time. */
async function watched(args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  let ticks = 0
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0))
    const used = (await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')
    if (used) ticks = Number(used[11]) + Number(used[12])
  }
  const timer = setInterval(() => void look(), 100)
  const exit = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(timer)
  return { exit, peakMegabytes: Math.round(peak / 1024), cpuSeconds: ticks / 100 }
}

async function attemptsIn(journal: string): Promise<number> {
  let attempts = 0
  for await (const line of createInterface({ input: createReadStream(journal) })) if (line.startsWith('{"t":"judged"')) attempts++
  return attempts
}

/**
 * The most memory that `pavise attack` holds over a long run against a stub that answers at once, and beside it what Node itself holds
 * doing nothing: the limit below which no such program goes.
 */
export async function run(): Promise<object> {
  const { url, child } = await startStub()
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-attack-'))
  try {
    const idle = await watched(['-e', 'setTimeout(() => {}, 400)'])
    const out = join(dir, 'run')
    const target = ['--target', `${url}/v1`, '--model', 'm', '--max-requests', String(REQUESTS), '--out', out]
    const { exit, peakMegabytes, cpuSeconds } = await watched([MAIN, 'attack', ...target, '--format', 'json'])
    const tests = await attemptsIn(join(out, 'journal.jsonl'))
    const journal = await stat(join(out, 'journal.jsonl'))
    return {
      exit,
      requests: REQUESTS,
      tests,
      peakMegabytes,
      nodeAloneMegabytes: idle.peakMegabytes,
      millisecondsPerTest: Number(((1000 * cpuSeconds) / tests).toFixed(3)),
      journalMegabytes: Math.round(journal.size / 1e6),
    }
  } finally {
    child.kill()
    await rm(dir, { recursive: true, force: true })
  }
}
