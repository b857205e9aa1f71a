import { parentPort } from 'node:worker_threads'
import type { FileResult } from '../file-result.js'
import { CURRENT, READY, type ScanBatch } from '../scan-batch.js'

/** A thread whose files do what their names say: hang, crash, fill the memory, or nothing. */
parentPort!.on('message', ({ files, shared }: ScanBatch) => {
  const state = new Int32Array(shared)
  const results = files.map(({ name, path }, i): FileResult => {
    Atomics.store(state, CURRENT, i)
    if (name === 'hang') for (;;);
    if (name === 'crash') throw new Error('broken')
    const kept: unknown[] = []
    while (name === 'memory') kept.push(new Array(100_000).fill(kept.length))
    return { name, path, size: 0, verdict: 'safe', observations: [], inconclusive: [], members: [], facts: {} }
  })
  parentPort!.postMessage({ results })
})

parentPort!.postMessage(READY)
