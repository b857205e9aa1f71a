import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const name = 'workbench'

const MAIN = process.env['PAVISE_PROGRAM'] ?? fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))
const PORT = 18_600
const WARM_STARTS = 5
const IDLE_MS = 60_000

/**
 * `pavise up`, built, with a gateway: seconds until the first page is served, at the first start and later ones; seconds to stop; memory
 * (PSS) of each process after a minute without work. Beside it the same time of a bare node that serves one page.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-'))
  await chmod(folder, 0o711)
  await writeFile(
    join(folder, 'pavise.yaml'),
    'name: bench\ngateway: { listen: "127.0.0.1:18601", upstreams: { openai: { url: "http://127.0.0.1:9" } } }\n',
  )
  const bare = createServer((_, response) => response.end('ok')).listen(PORT + 2, '127.0.0.1')
  try {
    const first = await start(folder)
    await first.stop()
    const warm: number[] = []
    const stopped: number[] = []
    for (let n = 0; n < WARM_STARTS; n++) {
      const up = await start(folder)
      warm.push(up.seconds)
      stopped.push(await up.stop())
    }
    const up = await start(folder)
    await wait(IDLE_MS)
    const memory = memoryOf(up.child)
    await up.stop()
    const bareSeconds = await bareStart()
    return {
      firstStartSeconds: first.seconds,
      warmStartSeconds: { median: median(warm), worst: Math.max(...warm) },
      stopSeconds: { median: median(stopped), worst: Math.max(...stopped) },
      idlePssMB: { ...memory, allOfOurs: round(Object.values(memory).reduce((sum, one) => sum + one, 0)) },
      bareNodeSeconds: bareSeconds,
      loadAverage: round(loadavg()[0] ?? 0),
    }
  } finally {
    bare.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function start(folder: string): Promise<{ child: ChildProcess; seconds: number; stop: () => Promise<number> }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [MAIN, 'up', '--listen', `127.0.0.1:${PORT}`], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: join(folder, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await served(PORT, child)
  const seconds = round((performance.now() - begun) / 1_000)
  // The other parts come up behind the first page.
  while (!said.includes('data ')) await wait(20)
  return {
    child,
    seconds,
    stop: async () => {
      const asked = performance.now()
      child.kill('SIGTERM')
      await ended
      return round((performance.now() - asked) / 1_000)
    },
  }
}

async function served(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer) return void (await answer.text())
    await wait(10)
  }
  throw new Error('pavise up ended')
}

async function bareStart(): Promise<number> {
  const begun = performance.now()
  const script = `require('http').createServer((q, r) => r.end('ok')).listen(${PORT + 3}, '127.0.0.1')`
  const child = spawn(process.execPath, ['-e', script])
  await served(PORT + 3, child)
  child.kill()
  return round((performance.now() - begun) / 1_000)
}

/** Megabytes of each process of ours below one: private pages, and its share of those that several use (proc(5), smaps_rollup). */
function memoryOf(top: ChildProcess): Record<string, number> {
  const found: Record<string, number> = { supervisor: pssOf(top.pid!) }
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== top.pid) continue
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      const part = words.find((word) => ['server', 'worker', 'gateway'].includes(word))
      if (part) found[part] = pssOf(Number(pid))
    } catch {
      // It ended while it was looked at.
    }
  }
  return found
}

const pssOf = (pid: number): number =>
  round(Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss: +(\d+) kB/m)?.[1] ?? 0) / 1024)
