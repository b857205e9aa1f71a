import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { PaviseError } from '#core/errors/error'
import { startThread } from '#supplychain/start-thread'
import { type DigestJob, digestRange } from './digest-range.js'

/** Below so many bytes starting threads costs more than it saves. */
const WORTH_THREADS = 48 << 20

export interface DigestOptions {
  /** Default: one for each processor, at most 8. */
  readonly threads?: number
  readonly signal?: AbortSignal
  /** Called with bytes, done and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Digests of parts of files, in hex, in the order of the jobs; many bytes in threads, side by side. Throws PAV_SIGN_CHANGED where a file changed
 * meanwhile, PAV_FILE_UNREADABLE where it cannot be read, and the reason of `signal`.
 */
export async function digestFiles(jobs: readonly DigestJob[], options: DigestOptions = {}): Promise<string[]> {
  const total = jobs.reduce((sum, job) => sum + job.end - job.start, 0)
  const threads = Math.min(options.threads ?? Math.min(availableParallelism(), 8), jobs.length)
  return threads > 1 && total >= WORTH_THREADS ? inThreads(jobs, threads, total, options) : here(jobs, total, options)
}

async function here(jobs: readonly DigestJob[], total: number, { signal, onProgress }: DigestOptions): Promise<string[]> {
  const digests: string[] = []
  let done = 0
  let pause = 0
  for (const job of jobs) {
    signal?.throwIfAborted()
    try {
      digests.push(digestRange(job))
    } catch (error) {
      throw unreadable(job, (error as NodeJS.ErrnoException).code ?? String(error))
    }
    done += job.end - job.start
    onProgress?.(done, total)
    if (done - pause < 8 << 20) continue
    pause = done
    await setImmediate()
  }
  return digests
}

function inThreads(jobs: readonly DigestJob[], threads: number, total: number, { signal, onProgress }: DigestOptions): Promise<string[]> {
  // The longest first, so that no thread is left with a long one at the end.
  const queue = jobs.map((_, at) => at).sort((a, b) => jobs[b]!.end - jobs[b]!.start - (jobs[a]!.end - jobs[a]!.start))
  const digests = new Array<string>(jobs.length)
  const workers = Array.from({ length: threads }, () => startThread(new URL('./digest-thread.js', import.meta.url)))
  let left = jobs.length
  let done = 0
  const work = new Promise<string[]>((resolve, reject) => {
    const give = (worker: Worker): void => {
      const at = queue.shift()
      if (at !== undefined) worker.postMessage({ at, job: jobs[at] })
    }
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal?.aborted) reject(signal.reason)
    for (const worker of workers) {
      worker.on('error', reject)
      worker.on('message', ({ at, digest, fault }: { at: number; digest?: string; fault?: string }) => {
        if (digest === undefined) return reject(unreadable(jobs[at]!, fault ?? ''))
        digests[at] = digest
        done += jobs[at]!.end - jobs[at]!.start
        onProgress?.(done, total)
        if (--left === 0) resolve(digests)
        else give(worker)
      })
      give(worker)
    }
  })
  return work.finally(() => Promise.all(workers.map((worker) => worker.terminate())))
}

function unreadable(job: DigestJob, code: string): PaviseError {
  return code === 'ECHANGED' || code === 'ENOENT' || code === 'ELOOP'
    ? new PaviseError('PAV_SIGN_CHANGED', `${job.path} changed while it was read`)
    : new PaviseError('PAV_FILE_UNREADABLE', `${job.path} cannot be read: ${code}`)
}
