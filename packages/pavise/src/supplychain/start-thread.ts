import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a thread on one of our files: `startThread(new URL('./digest-thread.js', import.meta.url))`. Where this code runs from source the file ends in
 * `.ts`, and the thread first loads what reads TypeScript.
 */
export function startThread(file: URL, options: Pick<WorkerOptions, 'resourceLimits'> = {}): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(file, options)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const thread = file.href.replace(/\.js$/, '.ts')
  const code = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(thread)}) })`
  return new Worker(code, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
