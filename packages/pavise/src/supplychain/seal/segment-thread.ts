import { parentPort } from 'node:worker_threads'
import { ChunkFault } from './chunks.js'
import { freeBuffers } from './free-buffers.js'
import { doSegment, type SegmentJob } from './segment.js'

/** A thread that seals or opens parts of files, one at a time: job in; nothing, or what went wrong, out. */
parentPort?.on('message', (job: SegmentJob) => {
  try {
    doSegment(job)
    freeBuffers()
    parentPort?.postMessage({})
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    parentPort?.postMessage({ fault: { message, code, chunk: error instanceof ChunkFault } })
  }
})
