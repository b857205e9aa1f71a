import { type ChildProcess, fork } from 'node:child_process'
import { gatewayArguments } from '../../packages/pavise/src/gateway/young-space.js'
import { asShipped } from '../as-shipped.js'

/** A process of a bench. */
export interface BenchProcess {
  readonly port: number
  usage(): Promise<{ cpu: number; rss: number }>
  stop(): void
}

/** Where the processor profiles of the processes go; absent: none is taken. */
const PROFILES = process.env['BENCH_PROFILE']

/** Starts a file of this folder, which says its port. */
export async function start(file: string, args: readonly string[] = []): Promise<BenchProcess> {
  const child: ChildProcess = fork(asShipped(`gateway/${file}`), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [
      ...(file.startsWith('guarded') ? gatewayArguments([], undefined) : []),
      ...(PROFILES ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : []),
    ],
  })
  const message = <T>() =>
    new Promise<T>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', (value) => {
        child.off('exit', ended)
        resolve(value as T)
      })
    })
  const { port } = await message<{ port: number }>()
  return {
    port,
    usage: () => {
      const answer = message<{ cpu: number; rss: number }>()
      child.send('cpu')
      return answer
    },
    // A profile is written by a process that ends by itself.
    stop: () => void (PROFILES ? child.disconnect() : child.kill('SIGKILL')),
  }
}
