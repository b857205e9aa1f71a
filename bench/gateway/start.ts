import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a bench. */
export interface BenchProcess {
  readonly port: number
  usage(): Promise<{ cpu: number; rss: number }>
  stop(): void
}

/** Starts a file of this folder, which says its port. */
export async function start(file: string, args: readonly string[] = []): Promise<BenchProcess> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
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
    stop: () => void child.kill('SIGKILL'),
  }
}
