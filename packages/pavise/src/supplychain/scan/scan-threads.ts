import type { Worker } from 'node:worker_threads'
import { startThread } from '#supplychain/start-thread'
import { type FileResult, unseenFile } from './file-result.js'
import type { ScanLimits } from './limits.js'
import { ALIVE, CURRENT, READY, type ScanBatchDone, type ScanTask, STOP, type YaraSource } from './scan-batch.js'

export interface ThreadOptions {
  readonly threads: number
  readonly limits: ScanLimits
  readonly signal?: AbortSignal
  /** Milliseconds without any sign of life after which a file is given up; default 60,000. */
  readonly silence?: number
  /** Memory of a thread in MB; default 1,024. */
  readonly memory?: number
  readonly onFile?: (result: FileResult) => void
  readonly yara?: readonly YaraSource[]
  readonly weights?: boolean
  /** The file that a thread runs. */
  readonly thread?: URL
}

const LARGEST_BATCH = 64
const LOOK = 500
/** How long a thread may take to load. Milliseconds. */
const STARTS_WITHIN = 60_000
/** After a wish to stop, threads get this long to hand over what they have. */
const GRACE = 3000

interface Batch {
  readonly start: number
  readonly files: readonly ScanTask[]
}

/**
 * Looks at files in threads. A file that brings its thread down, or lets it hang, is inconclusive; the others go on in a new thread. Answers a result
 * for each task in its order; after the signal, nothing stands where a file was not reached.
 */
export async function scanInThreads(tasks: readonly ScanTask[], options: ThreadOptions): Promise<(FileResult | undefined)[]> {
  const results: (FileResult | undefined)[] = new Array(tasks.length).fill(undefined)
  const batches = batchesOf(tasks, options.threads)
  const lanes = Array.from({ length: Math.max(1, Math.min(options.threads, batches.length)) }, () =>
    new Lane(batches, results, options).run(),
  )
  await Promise.all(lanes)
  return results
}

function batchesOf(tasks: readonly ScanTask[], threads: number): Batch[] {
  const size = Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(tasks.length / (threads * 8))))
  const batches: Batch[] = []
  for (let start = 0; start < tasks.length; start += size) batches.push({ start, files: tasks.slice(start, start + size) })
  return batches
}

/** One thread after the other that takes batches until there are none. */
class Lane {
  readonly #state = new Int32Array(new SharedArrayBuffer(12))
  #worker: Worker | undefined
  #ready = false

  constructor(
    private readonly batches: Batch[],
    private readonly results: (FileResult | undefined)[],
    private readonly options: ThreadOptions,
  ) {}

  async run(): Promise<void> {
    const stop = (): void => void Atomics.store(this.#state, STOP, 1)
    this.options.signal?.addEventListener('abort', stop, { once: true })
    try {
      for (let batch = this.batches.shift(); batch !== undefined && !this.options.signal?.aborted; batch = this.batches.shift()) {
        await this.#batch(batch)
      }
    } finally {
      this.options.signal?.removeEventListener('abort', stop)
      await this.#worker?.terminate()
    }
  }

  async #batch({ start, files }: Batch): Promise<void> {
    const outcome = await this.#ask(files)
    if ('results' in outcome) return this.#keep(start, outcome.results)
    // The thread is gone with what it had done; the files before the one that broke it are looked at again.
    await this.#worker?.terminate()
    this.#worker = undefined
    const broken = Math.min(Math.max(0, Atomics.load(this.#state, CURRENT)), files.length - 1)
    if (this.options.signal?.aborted) return
    if (broken > 0) await this.#batch({ start, files: files.slice(0, broken) })
    const { name, path } = files[broken]!
    this.#keep(start + broken, [unseenFile(name, path, outcome.reason)])
    if (broken + 1 < files.length) await this.#batch({ start: start + broken + 1, files: files.slice(broken + 1) })
  }

  #keep(start: number, results: readonly FileResult[]): void {
    for (const [i, result] of results.entries()) {
      this.results[start + i] = result
      this.options.onFile?.(result)
    }
  }

  #ask(files: readonly ScanTask[]): Promise<ScanBatchDone | { reason: string }> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    Atomics.store(this.#state, CURRENT, -1)
    return new Promise((answer, refuse) => {
      const done = (message: ScanBatchDone | typeof READY): void => {
        if (message === READY) this.#ready = true
        else end(message)
      }
      const broken = (error: unknown): void => end({ reason: crashReason(error) })
      const gone = (): void => end({ reason: 'the thread that looked at it ended; the file was not examined' })
      const watch = this.#watch((reason) => end({ reason }))
      const end = (outcome: ScanBatchDone | { reason: string }): void => {
        clearInterval(watch)
        // A fault may overtake the word that the thread has begun; what it wrote down may not.
        if (Atomics.load(this.#state, CURRENT) >= 0) this.#ready = true
        // Only our own: the thread listens to itself as well.
        worker.off('message', done).off('error', broken).off('exit', gone)
        if ('results' in outcome || this.#ready) answer(outcome)
        else refuse(new Error(`no thread could be started to scan in: ${outcome.reason}`))
      }
      worker.on('message', done).on('error', broken).on('exit', gone)
      worker.postMessage({
        files,
        limits: this.options.limits,
        yara: this.options.yara ?? [],
        weights: this.options.weights ?? false,
        shared: this.#state.buffer,
      })
    })
  }

  #start(): Worker {
    this.#ready = false
    const worker = startThread(this.options.thread ?? new URL('./scan-thread.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.options.memory ?? 1024 },
    })
    // What breaks it while nobody asks is seen at the next question: the thread is gone then.
    worker.on('error', () => undefined)
    return worker
  }

  /** Tells when the thread has not moved for too long; one that loads its programs on a busy machine has longer. */
  #watch(hangs: (reason: string) => void): NodeJS.Timeout {
    const silence = this.options.silence ?? 60_000
    let seen = -1
    let ready = this.#ready
    let since = performance.now()
    let stopping: number | undefined
    return setInterval(() => {
      const alive = Atomics.load(this.#state, ALIVE)
      const now = performance.now()
      if (alive !== seen || ready !== this.#ready) {
        seen = alive
        ready = this.#ready
        since = now
      }
      if (this.options.signal?.aborted) stopping ??= now
      if (now - since > (ready ? silence : Math.max(silence, STARTS_WITHIN)))
        hangs(`it took longer than ${Math.round(silence / 1000)} seconds without getting on; the file was given up`)
      else if (stopping !== undefined && now - stopping > GRACE) hangs('stopped')
    }, LOOK)
  }
}

const crashReason = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'it took more memory than a scan may have; the file was not examined to its end'
    : `the thread that looked at it broke (${error instanceof Error ? error.message.slice(0, 200) : 'unknown fault'})`
