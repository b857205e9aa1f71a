import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { SequenceClassifier } from '@pavise/guard/onnx'
import { PaviseError } from '#core/errors/error'
import type { Answer, Question, ThreadInit } from '#platform/onnx/classifier-thread'

export interface ClassifierOptions {
  /** Path of an ONNX model that reads `input_ids` and answers a value for each label. */
  model: string
  /** Which of the labels is the attack, from 0. */
  attack: number
  /** Milliseconds for one question; the model goes on, and nobody waits for it. */
  timeout: number
  /** The module that runs models; `onnxruntime-node`, which the user installs, where none is given. */
  runtime?: string
}

/** A model in a thread of its own. */
export interface LoadedClassifier extends SequenceClassifier {
  /** Its thread has ended: every question is refused. */
  readonly ended: boolean
  close(): Promise<void>
}

/** Questions that wait or are worked on; what comes beyond them is turned away at once. */
const MOST_WAITING = 4
/** Loading a model of some hundred megabytes takes seconds. */
const LONGEST_LOAD = 60_000

interface Waiting {
  resolve(rows: number[][]): void
  reject(error: Error): void
}

/**
 * Loads a model into a thread. Throws PAV_DEP_MISSING without the runtime and PAV_USAGE for a model that it cannot load.
 * Questions are refused with a reason when the time is over, the thread is busy or it has ended.
 */
export async function loadClassifier({
  model,
  attack,
  timeout,
  runtime = 'onnxruntime-node',
}: ClassifierOptions): Promise<LoadedClassifier> {
  const thread = startThread({ model, runtime })
  const waiting = new Map<number, Waiting>()
  let over: string | undefined
  const end = (reason: string) => {
    over ??= reason
    for (const { reject } of waiting.values()) reject(new Error(over))
    waiting.clear()
  }
  thread.on('error', () => end("the model's thread failed"))
  thread.on('exit', () => end("the model's thread has ended"))
  await loaded(thread, model)
  thread.on('message', (answer: Answer) => {
    if (!('id' in answer)) return
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('rows' in answer) asked?.resolve(answer.rows)
    else asked?.reject(new Error(`the model failed: ${answer.fault}`))
  })
  thread.unref()
  let next = 0
  return {
    get ended() {
      return over !== undefined
    },
    async classify(windows) {
      if (over !== undefined) throw new Error(over)
      if (waiting.size >= MOST_WAITING) throw new Error('the model is busy')
      const id = next++
      const rows = await new Promise<number[][]>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer within ${timeout} ms`)), timeout)
        // What is late stays in the way until the thread has done it: the queue is what the thread works on.
        const done =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer)
            settle(value)
          }
        waiting.set(id, { resolve: done(resolve), reject: done(reject) })
        thread.postMessage({ id, windows } satisfies Question)
      })
      return rows.map((row) => likelihood(row, attack))
    },
    async close() {
      end('the model is closed')
      await thread.terminate()
    },
  }
}

/** Waits until the model stands; ends the thread when it does not come to that. */
async function loaded(thread: Worker, model: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new PaviseError('PAV_USAGE', `${model}: not loaded within ${LONGEST_LOAD / 1000} s`)), LONGEST_LOAD)
      thread.once('error', reject)
      thread.once('exit', () => reject(new PaviseError('PAV_USAGE', `${model}: the thread that loads it ended`)))
      thread.once('message', (answer: Answer) => {
        if ('missing' in answer)
          reject(new PaviseError('PAV_DEP_MISSING', `a second stage needs a package: npm install onnxruntime-node (${answer.missing})`))
        else if ('broken' in answer) reject(new PaviseError('PAV_USAGE', `${model}: no model that can be run: ${answer.broken}`))
        else resolve()
      })
    })
  } catch (error) {
    await thread.terminate()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The share of one label among all, or for a single value its own. */
function likelihood(row: readonly number[], attack: number): number {
  if (row.length === 1) return 1 / (1 + Math.exp(-row[0]!))
  const top = Math.max(...row)
  const parts = row.map((value) => Math.exp(value - top))
  return (parts[attack] ?? Number.NaN) / parts.reduce((sum, part) => sum + part, 0)
}

/** Where this code runs from source, the thread first loads what reads TypeScript. */
function startThread(init: ThreadInit): Worker {
  const options: WorkerOptions = { workerData: init }
  const file = new URL('./classifier-thread.js', import.meta.url)
  if (!import.meta.url.endsWith('.ts')) return new Worker(file, options)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const code = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href.replace(/\.js$/, '.ts'))}) })`
  return new Worker(code, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
