import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts the thread. Where this code runs from source its file ends in `.ts`, and the thread first loads what reads TypeScript. */
export function startThread(options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>): Worker {
  const file = new URL('./thread.js', import.meta.url)
  if (!import.meta.url.endsWith('.ts')) return new Worker(file, options)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const code = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href.replace(/\.js$/, '.ts'))}) })`
  return new Worker(code, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
