import { PaviseError } from '#core/errors/error'
import type { JobContext } from '#core/ports/jobs'
import type { Store } from '#core/ports/store'
import type { Progress } from '#core/records/run'

/** How often the store hears of progress and we hear of a cancel. Milliseconds. */
const EVERY = 500

/** Why a run was told to stop. */
export type StopReason = 'cancelled' | 'taken over' | 'worker stops'

/** Tells the store how a run gets on and finds out whether it is still wanted. */
export class RunWatch {
  readonly #abort = new AbortController()
  readonly #timer: NodeJS.Timeout
  #latest: Progress = { stage: 'starting', done: 0, of: 0, findings: 0 }
  #telling = Promise.resolve()
  #ended = false
  reason: StopReason | undefined

  constructor(
    private readonly store: Pick<Store, 'runs'>,
    private readonly run: string,
    private readonly context: JobContext,
  ) {
    this.#timer = setInterval(() => {
      this.#telling = this.#telling.then(() => this.#tell())
    }, EVERY)
    const stop = (): void => this.#stop('worker stops')
    if (context.signal.aborted) stop()
    else context.signal.addEventListener('abort', stop, { once: true })
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  readonly progress = (progress: Progress): void => {
    this.#latest = progress
  }

  /** Tells the last of it. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#telling
    if (this.reason === undefined) await this.#tell()
    this.#ended = true
  }

  /** A store that cannot be reached now is asked again; the run goes on meanwhile. */
  async #tell(): Promise<void> {
    if (this.#ended) return
    try {
      const { cancelling } = await this.store.runs.progress(this.run, this.context.worker, this.#latest)
      if (cancelling) this.#stop('cancelled')
    } catch (error) {
      if (error instanceof PaviseError && error.code === 'PAV_CONFLICT') this.#stop('taken over')
    }
  }

  #stop(reason: StopReason): void {
    this.reason ??= reason
    this.#abort.abort(new Error(`the run was stopped: ${reason}`))
  }
}
