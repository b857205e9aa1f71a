import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built program, or another build of it. */
export const MAIN = process.env['PAVISE_PROGRAM'] ?? fileURLToPath(new URL('../../packages/pavise/dist/cli/main.js', import.meta.url))

export interface Ended {
  readonly exit: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A running `pavise`, in a folder with a home of its own. */
export interface Program {
  readonly child: ChildProcess
  /** What it wrote so far. */
  stdout(): string
  stderr(): string
  /** Waits until stdout holds the pattern, or fails with everything it wrote. */
  says(pattern: RegExp): Promise<RegExpMatchArray>
  readonly ended: Promise<Ended>
}

export function startProgram(args: readonly string[], cwd: string, env: Record<string, string> = {}, stdin = ''): Program {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: join(cwd, 'home'), ...env },
    timeout: 240_000,
  })
  let stdout = ''
  let stderr = ''
  const waiting: (() => void)[] = []
  const wake = (): void => {
    for (const check of [...waiting]) check()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    wake()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit, signal) => {
      resolve({ exit, signal, stdout, stderr })
      wake()
    })
  })
  // A command that reads nothing may be gone before this is written.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const says = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = stdout.match(pattern)
        if (!found && child.exitCode === null && child.signalCode === null) return
        waiting.splice(waiting.indexOf(check), 1)
        if (found) resolve(found)
        else reject(new Error(`pavise ${args.join(' ')} ended before it said ${pattern}\n${stdout}\n${stderr}`))
      }
      waiting.push(check)
      check()
    })
  return { child, stdout: () => stdout, stderr: () => stderr, says, ended }
}
