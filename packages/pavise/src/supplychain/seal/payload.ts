import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { startThread } from '#supplychain/start-thread'
import { CHUNK, ChunkFault, SEALED_CHUNK } from './chunks.js'
import { freeBuffers } from './free-buffers.js'
import { doSegment, type SegmentJob } from './segment.js'

/** Chunks of a part: 8 MiB. */
const PART = 128
/** Below so many bytes starting threads costs more than it saves. */
const WORTH_THREADS = 64 << 20
/** Threads read, seal and write at once each; more of them only hold more memory. */
const MOST_THREADS = 4

export interface PayloadOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  /** Default: one for each processor, at most 4. */
  readonly threads?: number
}

/** A fault of reading or writing in a thread, with its code. */
export class PayloadFault extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message)
  }
}

/**
 * Seals or opens a whole payload from one open file into another, in threads where it is large. Throws ChunkFault, PayloadFault with the code of the file system
 * (ECHANGED where the source became shorter), and the reason of `signal`.
 */
export async function doPayload(job: Omit<SegmentJob, 'first' | 'end'>, options: PayloadOptions = {}): Promise<void> {
  const chunks = Math.max(1, Math.ceil(job.size / (job.way === 'seal' ? CHUNK : SEALED_CHUNK)))
  const parts: SegmentJob[] = []
  for (let first = 0; first < chunks; first += PART) parts.push({ ...job, first, end: Math.min(first + PART, chunks) })
  const threads = Math.min(options.threads ?? Math.min(availableParallelism(), MOST_THREADS), parts.length)
  await (threads > 1 && job.size >= WORTH_THREADS ? inThreads(parts, threads, options) : here(parts, options))
}

async function here(parts: readonly SegmentJob[], { signal, onProgress }: PayloadOptions): Promise<void> {
  for (const part of parts) {
    signal?.throwIfAborted()
    try {
      doSegment(part)
    } catch (error) {
      if (error instanceof ChunkFault) throw error
      throw new PayloadFault((error as Error).message, (error as NodeJS.ErrnoException).code)
    }
    freeBuffers()
    onProgress?.(doneAt(part), part.size)
    await setImmediate()
  }
}

const doneAt = (part: SegmentJob): number => Math.min(part.end * CHUNK, part.size)

async function inThreads(parts: readonly SegmentJob[], threads: number, { signal, onProgress }: PayloadOptions): Promise<void> {
  const workers: Worker[] = []
  let next = 0
  let left = parts.length
  const work = new Promise<void>((resolve, reject) => {
    const give = (worker: Worker): void => {
      if (next < parts.length) worker.postMessage(parts[next++])
    }
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal?.aborted) reject(signal.reason)
    for (let at = 0; at < threads; at++) {
      const worker = startThread(new URL('./segment-thread.js', import.meta.url))
      workers.push(worker)
      worker.on('error', reject)
      worker.on('message', ({ fault }: { fault?: { message: string; code?: string; chunk: boolean } }) => {
        if (fault) return reject(fault.chunk ? new ChunkFault(fault.message) : new PayloadFault(fault.message, fault.code))
        left--
        onProgress?.(Math.min((parts.length - left) * PART * CHUNK, parts[0]!.size), parts[0]!.size)
        if (left === 0) resolve()
        else give(worker)
      })
      give(worker)
    }
  })
  // Nobody may write any more when the files are closed.
  await work.finally(() => Promise.all(workers.map((worker) => worker.terminate())))
}
