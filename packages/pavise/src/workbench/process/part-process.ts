import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { ERRORS, type ErrorCode } from '#core/errors/catalogue'
import { PaviseError } from '#core/errors/error'
import type { Log } from '#core/ports/log'
import { gatewayArguments } from '#gateway/young-space'
import type { FromPart, Part, PartInit, ToPart } from '#workbench/process/messages'

/** Milliseconds: the longest pause before a part is started again, the time after which it counts as healthy, how long it may take to stop. */
const LONGEST_PAUSE = 10_000
const HEALTHY_AFTER = 20_000
const STOP_WITHIN = 8_000

export interface PartProcessOptions {
  readonly part: Part
  /** Asked at every start. */
  readonly init: () => Omit<PartInit, 'part' | 'name' | 'dead'>
  readonly log: Log
  readonly onReady: (ready: Extract<FromPart, { type: 'ready' }>) => void
  readonly onGone: () => void
  readonly onMessage: (message: FromPart) => void
}

/** A part of the workbench in a process of its own: started, started again when it dies, stopped with its owner. */
export class PartProcess {
  #child: ChildProcess | undefined
  #stopping = false
  #faults = 0
  #dead: string[] = []
  #name = ''
  #timer: NodeJS.Timeout | undefined
  #ready: { resolve(): void; reject(error: Error): void } | undefined
  #failure: PaviseError | undefined
  ready = false

  constructor(private readonly options: PartProcessOptions) {}

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves when it does its work for the first time; rejects with its fault where it cannot begin. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#ready = { resolve, reject }
      this.#launch()
    })
  }

  send(message: ToPart): void {
    if (this.#child?.connected) this.#child.send(message, () => {})
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#timer)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.send({ type: 'stop' })
    const late = setTimeout(() => {
      this.options.log('warn', `the ${this.options.part} does not stop; it is killed`)
      child.kill('SIGKILL')
    }, STOP_WITHIN)
    await gone
    clearTimeout(late)
  }

  #launch(): void {
    const { part, init } = this.options
    this.#name = `${part}-${randomBytes(6).toString('hex')}`
    const child = fork(fileURLToPath(import.meta.resolve('#workbench/process/part-main')), [part], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...(part === 'gateway' && { execArgv: gatewayArguments(process.execArgv, process.env['NODE_OPTIONS']) }),
      serialization: 'json',
    })
    this.#child = child
    this.#failure = undefined
    const begun = performance.now()
    child.on('error', () => {})
    child.on('message', (message: FromPart) => this.#hear(message))
    child.once('exit', (code, signal) => this.#gone(performance.now() - begun, signal ?? code))
    this.send({ type: 'start', init: { ...init(), part, name: this.#name, dead: this.#dead } })
  }

  #hear(message: FromPart): void {
    if (message.type === 'ready') {
      this.ready = true
      this.#dead = []
      this.options.onReady(message)
      this.#ready?.resolve()
      this.#ready = undefined
    } else if (message.type === 'failed') {
      const { code, message: text, hint, detail } = message
      const known = Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : 'PAV_CHILD_FAILED'
      const cause = detail === undefined ? undefined : new Error(detail)
      this.#failure = new PaviseError(known, known === code ? text : `the ${this.options.part}: ${text}`, {
        ...(hint === undefined || known !== code ? {} : { hint }),
        cause,
      })
    } else this.options.onMessage(message)
  }

  #gone(lived: number, how: string | number | null): void {
    this.ready = false
    this.#dead.push(this.#name)
    this.options.onGone()
    if (this.#stopping) return
    const { log, part } = this.options
    if (this.#ready) {
      this.#ready.reject(this.#failure ?? new PaviseError('PAV_CHILD_FAILED', `the ${part} ended before it was ready (${how})`))
      this.#ready = undefined
      this.#stopping = true
      return
    }
    this.#faults = lived > HEALTHY_AFTER ? 0 : this.#faults + 1
    const pause = this.#faults <= 1 ? 0 : Math.min(LONGEST_PAUSE, 100 * 2 ** (this.#faults - 1))
    log('error', `the ${part} ended by itself and is started again`, {
      how: String(how),
      ...(this.#failure ? { fault: this.#failure.code } : {}),
      pause,
    })
    this.#timer = setTimeout(() => this.#launch(), pause)
  }
}
