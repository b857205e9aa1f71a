import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MAIN } from '../cli/program.js'

/** A running `pavise up` in a folder of its own, with an administrator signed in. */
export interface Tree {
  readonly folder: string
  readonly dataDir: string
  readonly url: string
  /** `http://host:port/v1`, where one runs. */
  readonly gateway: string | undefined
  readonly api: Api
  stdout(): string
  stderr(): string
  /** Processes by what they are: server, worker, gateway, database. */
  pids(): Record<string, number>
  kill(part: 'server' | 'worker' | 'gateway' | 'database'): void
  /** Kills the process that watches over the others. */
  killAll(): void
  /** Stops it as Ctrl-C in its own terminal would, and gives the milliseconds that it took. */
  stop(): Promise<{ exit: number | null; milliseconds: number }>
  remove(): Promise<void>
}

export type Api = <Body = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: Body; headers: Headers }>

export interface TreeOptions {
  /** Text of pavise.yaml. */
  readonly config?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A folder of an earlier tree. */
  readonly folder?: string
  readonly api?: Api
}

export async function startTree(options: TreeOptions = {}): Promise<Tree> {
  const folder = options.folder ?? (await makeFolder())
  if (options.config !== undefined) await writeFile(join(folder, 'pavise.yaml'), options.config)
  const child = spawn(process.execPath, [MAIN, 'up', '--listen', '127.0.0.1:0', '--log', 'json', ...(options.args ?? [])], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: join(folder, 'home'), ...options.env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await until(
    'pavise up says where its data is',
    () => {
      if (child.exitCode !== null || child.signalCode !== null) return true
      return /^data {5}/m.test(stdout)
    },
    120_000,
  ).catch((error: Error) => {
    child.kill('SIGKILL')
    throw new Error(`${error.message}: ${stdout}\n${stderr}`)
  })
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`pavise up ended: ${stdout}\n${stderr}`)
  const said = (pattern: RegExp): string | undefined => stdout.match(pattern)?.[1]
  const url = said(/^console {2}(\S+)$/m)!
  const link = said(/^sign in {2}\S+#(\S+)/m)
  return {
    folder,
    dataDir: join(folder, '.pavise'),
    url,
    gateway: said(/^gateway {2}(http\S+)/m),
    api: options.api ? options.api : link === undefined ? apiOf(url, {}) : await signedIn(url, link),
    stdout: () => stdout,
    stderr: () => stderr,
    pids: () => partsOf(child),
    kill(part) {
      const pid = partsOf(child)[part]
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    },
    killAll: () => void child.kill('SIGKILL'),
    async stop() {
      const begun = performance.now()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      const late = AbortSignal.timeout(STOPS_WITHIN)
      const killed = new Promise<never>((_, reject) => {
        late.addEventListener('abort', () => {
          child.kill('SIGKILL')
          reject(new Error(`pavise up did not stop within ${STOPS_WITHIN / 1000} s: ${stderr.slice(-2_000)}`))
        })
      })
      return { exit: await Promise.race([ended, killed]), milliseconds: performance.now() - begun }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The longest that a stop and one answer may take, so that what hangs has a name. Milliseconds. */
const STOPS_WITHIN = 40_000
export const ANSWERS_WITHIN = 30_000

/** Where another user may pass: as root the database runs as one. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pavise-tree-'))
  await chmod(folder, 0o711)
  await mkdir(join(folder, 'home'))
  return folder
}

/** Exchanges the link of the first start for a session. */
async function signedIn(url: string, token: string): Promise<Api> {
  const answer = await fetch(`${url}/api/v1/auth/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token }),
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  })
  if (!answer.ok) throw new Error(`no sign-in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  const { csrf } = (await answer.json()) as { csrf: string }
  return apiOf(url, { cookie, 'x-pavise-csrf': csrf, origin: url })
}

export function apiOf(url: string, always: Readonly<Record<string, string>>): Api {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...always, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWERS_WITHIN),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), headers: answer.headers }
  }
}

/** The children of a process, by what their command lines say. */
function partsOf(child: ChildProcess): Record<string, number> {
  const found: Record<string, number> = {}
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (Number(parent) !== child.pid || state === 'Z') continue
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      const part = words[0]!.endsWith('postgres') ? 'database' : words.find((word) => ['server', 'worker', 'gateway'].includes(word))
      if (part) found[part] = Number(name)
    } catch {
      // It ended while it was looked at.
    }
  }
  return found
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, within = 60_000): Promise<void> {
  const end = performance.now() + within
  while (!(await Promise.resolve(holds()).catch(() => false))) {
    if (performance.now() > end) throw new Error(`did not happen: ${what}`)
    await wait(50)
  }
}
