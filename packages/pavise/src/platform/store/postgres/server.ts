import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, readlink, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PaviseError } from '#core/errors/error'
import type { Account } from '#platform/store/postgres/account'
import type { Binaries } from '#platform/store/postgres/binaries'
import { BARE_ENVIRONMENT, runAs, serverSettings } from '#platform/store/postgres/cluster'

export interface ServerOptions {
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly data: string
  readonly socket: string
  /** The server's own log; begun anew when it grew. */
  readonly log: string
  /** Whether it answers: resolves once it does, throws while it does not. */
  readonly probe: () => Promise<void>
  /** Told when the server ended by itself and was started again. */
  readonly restarted?: () => void
}

const START_MS = 60_000
const FAST_STOP_MS = 8_000
const LOG_BYTES = 4 * 1024 * 1024

/** A PostgreSQL that this process owns: started, started again when it dies, stopped with its owner. */
export class PostgresServer {
  #child: ChildProcess | undefined
  #stopping = false
  #restart: Promise<void> = Promise.resolve()

  private constructor(private readonly options: ServerOptions) {}

  /** Throws PAV_STORE_UNREACHABLE with the server's last words. */
  static async start(options: ServerOptions): Promise<PostgresServer> {
    await stopServerAt(options.data)
    const server = new PostgresServer(options)
    await server.#launch()
    return server
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Fast shutdown: open transactions are rolled back, nothing that was acknowledged is lost. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#restart.catch(() => undefined)
    const child = this.#child
    if (child === undefined || hasEnded(child)) return
    child.kill('SIGINT')
    if (!(await endsWithin(child, FAST_STOP_MS))) {
      child.kill('SIGQUIT')
      await endsWithin(child, FAST_STOP_MS)
    }
  }

  async #launch(): Promise<void> {
    const { binaries, account, data, socket, log } = this.options
    const written = await stat(log).catch(() => undefined)
    if (written !== undefined && written.size > LOG_BYTES) await rm(log)
    const file = await open(log, 'a', 0o600)
    const from = (await file.stat()).size
    try {
      // A group of its own: Ctrl-C in a terminal reaches us alone, and we stop the server when its users are done.
      const child = spawn(binaries.postgres, ['-D', data, ...serverSettings(socket)], {
        ...runAs(account),
        cwd: '/',
        env: BARE_ENVIRONMENT,
        stdio: ['ignore', file.fd, file.fd],
        detached: true,
      })
      child.on('error', () => undefined)
      this.#child = child
      await this.#answered(child, log, from)
      child.once('exit', () => {
        if (!this.#stopping) this.#restart = this.#again()
      })
      if (hasEnded(child) && !this.#stopping) this.#restart = this.#again()
    } finally {
      await file.close()
    }
  }

  async #answered(child: ChildProcess, log: string, from: number): Promise<void> {
    const until = Date.now() + START_MS
    const gone = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error('it ended'))))
    gone.catch(() => undefined)
    let fault: unknown
    while (Date.now() < until && !hasEnded(child)) {
      try {
        await Promise.race([this.options.probe(), gone])
        return
      } catch (error) {
        fault = error
        await wait(20)
      }
    }
    child.kill('SIGQUIT')
    const said = (await readFile(log)).subarray(from).toString('utf8')
    const reason = /(?:FATAL|PANIC): *(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1)
    const full = /no space left|disk quota/i.test(said)
    throw new PaviseError(
      full ? 'PAV_STORE_FULL' : 'PAV_STORE_UNREACHABLE',
      `the embedded database did not start: ${reason || 'no word'}`,
      {
        cause: fault,
        ...(full ? {} : { hint: `Its log is ${log}` }),
      },
    )
  }

  /** Tries until it runs or its owner stops: a full disk may be cleared, leftover backends end. */
  async #again(): Promise<void> {
    for (let pause = 50; !this.#stopping; pause = Math.min(pause * 2, 5000)) {
      try {
        await this.#launch()
        this.options.restarted?.()
        return
      } catch {
        await wait(pause)
      }
    }
  }
}

const hasEnded = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

function endsWithin(child: ChildProcess, ms: number): Promise<boolean> {
  if (hasEnded(child)) return Promise.resolve(true)
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), ms)
    child.once('exit', () => {
      clearTimeout(timer)
      done(true)
    })
  })
}

/** The process that serves a data folder, from its own lock file; undefined where none runs. */
export async function serverAt(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n', 1)[0])
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  return (await worksElsewhere(pid, data)) ? undefined : pid
}

/** PostgreSQL works in its data folder: a new process under an old number does not, and one that ended but was not collected nowhere. */
async function worksElsewhere(pid: number, data: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return readlink(`/proc/${pid}/cwd`).then(
    (cwd) => cwd !== data,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  )
}

/** Ends a server whose owner died without stopping it. */
async function stopServerAt(data: string): Promise<void> {
  const pid = await serverAt(data)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; (await serverAt(data)) === pid; waited += 20) {
    if (waited === FAST_STOP_MS) process.kill(pid, 'SIGQUIT')
    if (waited > 2 * FAST_STOP_MS)
      throw new PaviseError('PAV_STORE_IN_USE', `process ${pid} serves ${data} and does not stop`, { hint: `End process ${pid} first.` })
    await wait(20)
  }
}
