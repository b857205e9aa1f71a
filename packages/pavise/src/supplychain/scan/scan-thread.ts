import { parentPort } from 'node:worker_threads'
import { unseenFile } from './file-result.js'
import type { FormatDefinition } from './format.js'
import type { ScanBatch, ScanBatchDone } from './scan-batch.js'
import { ALIVE, CURRENT, READY, STOP } from './scan-batch.js'
import { scanFile } from './scan-file.js'
import { wantedFormats } from './wanted-formats.js'

/** The side of a scan that looks at files. It says in shared memory which file it is at and that it moves, so that the other side can judge it. */

parentPort!.on('message', (batch: ScanBatch) => {
  void work(batch).then((done) => parentPort!.postMessage(done))
})

let own: Promise<readonly FormatDefinition[]> | undefined

async function work({ files, limits, shared, yara, weights }: ScanBatch): Promise<ScanBatchDone> {
  const state = new Int32Array(shared)
  own ??= wantedFormats({ yara, weights })
  const scan = { formats: await own, limits, alive: () => void Atomics.add(state, ALIVE, 1) }
  const results: ScanBatchDone['results'][number][] = []
  for (const [i, { open, name, path, unseen }] of files.entries()) {
    if (Atomics.load(state, STOP) === 1) break
    Atomics.store(state, CURRENT, i)
    Atomics.add(state, ALIVE, 1)
    if (unseen !== undefined) results.push(unseenFile(name, path, unseen))
    else {
      const done = scanFile(typeof open === 'string' ? open : Buffer.from(open), name, path, scan)
      results.push(done instanceof Promise ? await done : done)
    }
  }
  return { results }
}

parentPort!.postMessage(READY)
