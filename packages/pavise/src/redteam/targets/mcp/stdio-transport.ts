import { type ChildProcess, spawn } from 'node:child_process'
import { LineBuffer } from '#redteam/targets/mcp/line-buffer'
import { readMessages, written } from '#redteam/targets/mcp/message'
import { type McpTransport, MESSAGE_LIMIT } from '#redteam/targets/mcp/transport'
import { type Allowance, BUDGET_ENDED } from '#redteam/targets/patient-request'

/** Variables that programs need to run at all; secrets of ours do not reach the server. */
const USUAL = [
  'HOME',
  'LANG',
  'LC_ALL',
  'LOGNAME',
  'PATH',
  'SHELL',
  'TERM',
  'TMPDIR',
  'TZ',
  'USER',
  'SystemRoot',
  'TEMP',
  'TMP',
  'USERPROFILE',
]
/** What a server wrote last on stderr: said where it ends. */
const LAST_WORDS = 2_000
/** Milliseconds between closing its stdin and ending it. */
const GRACE = 500

export interface Program {
  readonly run: readonly string[]
  readonly cwd?: string
  readonly env: Readonly<Record<string, string>>
}

/** Starts a server without a shell; one JSON message a line, each way. Only what asks for an answer counts against the allowance. */
export function stdioTransport(
  { run, cwd, env }: Program,
  environment: Readonly<Record<string, string | undefined>>,
  allowance?: Allowance,
): McpTransport {
  const [command, ...args] = run
  const usual = USUAL.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]] as const]))
  const child: ChildProcess = spawn(command!, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...Object.fromEntries(usual), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let lastWords = ''
  let ended = false
  child.stderr!.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-LAST_WORDS)
  })
  child.stdin!.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    waits: false,
    agreed: () => undefined,
    listen(listener) {
      const lines = new LineBuffer(MESSAGE_LIMIT)
      child.stdout!.on('data', (chunk: Buffer) => {
        for (const line of lines.push(chunk)) for (const message of readMessages(line)) listener.heard(message)
      })
      const gone = (reason: string): void => {
        if (!ended) listener.gone(reason)
        ended = true
      }
      child.once('error', (error: NodeJS.ErrnoException) =>
        gone(error.code === 'ENOENT' ? `there is no program ${command}, or no folder to start it in` : error.message),
      )
      child.once('close', (code, signal) => {
        const said = lastWords.trim().split('\n').at(-1)?.slice(0, 200)
        gone(`the server ended with ${signal ?? code}${said ? ` (${said})` : ''}`)
      })
    },
    send(message) {
      if (ended || !child.stdin!.writable) return Promise.resolve('the server has ended')
      const asks = 'method' in message && 'id' in message
      if (asks && allowance && allowance.left-- <= 0) return Promise.resolve(BUDGET_ENDED)
      return new Promise((resolve) => {
        child.stdin!.write(`${written(message)}\n`, (error) => resolve(error ? 'the server reads no more' : undefined))
      })
    },
    async close() {
      ended = true
      child.stdin!.end()
      const insist = setTimeout(() => child.kill('SIGKILL'), GRACE)
      await exited
      clearTimeout(insist)
      child.stdout!.destroy()
      child.stderr!.destroy()
    },
  }
}
