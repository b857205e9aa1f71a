import { parentPort } from 'node:worker_threads'
import { type DigestJob, digestRange } from './digest-range.js'

/** A thread that digests parts of files, one at a time: job in; digest, or the code of the fault, out. */
parentPort?.on('message', ({ at, job }: { at: number; job: DigestJob }) => {
  try {
    parentPort?.postMessage({ at, digest: digestRange(job) })
  } catch (error) {
    parentPort?.postMessage({ at, fault: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
})
