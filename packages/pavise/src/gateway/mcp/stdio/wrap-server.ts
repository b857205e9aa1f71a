import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Guard, GuardSession, Principal } from '@pavise/guard'
import { PaviseError } from '#core/errors/error'
import { Conversation } from '#gateway/mcp/conversation'
import { Pump, type Sink } from '#gateway/mcp/stdio/pump'
import { mcpSurface } from '#gateway/mcp/surface'
import type { McpSurroundings, Speaker } from '#gateway/mcp/talk'
import { SessionRisk } from '#gateway/signals/session-risk'

export interface WrapOptions {
  /** From the command line of whoever starts Pavise, never from a file. */
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** The name of the server in policy, pins and events. */
  readonly server: string
  readonly principal: Principal
  readonly around: McpSurroundings
  readonly client: { readonly input: NodeJS.ReadableStream; readonly output: Sink }
  readonly note: (line: string) => void
  /** Bytes of a message at most. */
  readonly messageBytes: number
  readonly depth: number
  readonly signal: AbortSignal
}

/** Milliseconds between asking the server to end, insisting, and ending it. */
const GRACE = 5_000

/**
 * Runs an MCP server and stands between it and the client on stdin and stdout; the server's stderr passes. Answers its exit code, or
 * 128 + n where signal n ended it. Throws PAV_MCP_COMMAND where it cannot be started.
 */
export async function wrapServer(options: WrapOptions): Promise<number> {
  const child = await started(options)
  const pumps: { toServer?: Pump; toClient?: Pump } = {}
  const speaker = lastingSpeaker(options.principal)
  const talk = new Conversation(options.around, options.server, speaker, (message) => void pumps.toClient?.send(message))
  const { messageBytes: limit, depth, note } = options
  const server = { limit, depth, note, talk, from: 'server' as const, back: () => pumps.toServer }
  const client = { limit, depth, note, talk, from: 'client' as const, back: () => pumps.toClient }
  pumps.toClient = new Pump(options.client.output, server)
  pumps.toServer = new Pump(child.stdin!, client)
  const stopClient = pumps.toServer.drawFrom(options.client.input, () => child.stdin?.end())
  const read = new Promise<void>((resolve) => {
    pumps.toClient!.drawFrom(child.stdout!, resolve)
  })
  const unlisten = endWithClient(child, options)
  const exit = await exitOf(child)
  unlisten()
  stopClient()
  // A grandchild may hold the pipe open; what was said is read within a moment.
  await Promise.race([read, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
  for (const owed of await talk.close('upstream-failed')) await pumps.toClient.send(owed)
  return exit
}

function started({ command, args, env, cwd }: WrapOptions): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin?.on('error', () => {})
    child.once('spawn', () => resolve(child))
    child.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new PaviseError('PAV_MCP_COMMAND', `'${command}' cannot be started (${cause.code ?? 'unknown'})`, { cause })),
    )
  })
}

/** Ends the server when its client has gone or a signal came: first kindly, as MCP wants it (close stdin), then not. */
function endWithClient(child: ChildProcess, { client, signal }: WrapOptions): () => void {
  const timers: NodeJS.Timeout[] = []
  const later = (name: NodeJS.Signals, after: number) => timers.push(setTimeout(() => child.kill(name), after))
  const left = (): void => {
    later('SIGTERM', GRACE)
    later('SIGKILL', 2 * GRACE)
  }
  const stopped = (): void => {
    const said = signal.reason instanceof Error ? signal.reason.message : ''
    child.kill(said.includes('SIGINT') ? 'SIGINT' : 'SIGTERM')
    later('SIGKILL', GRACE)
  }
  client.input.once('end', left)
  client.input.once('close', left)
  if (signal.aborted) stopped()
  else signal.addEventListener('abort', stopped, { once: true })
  return () => {
    for (const timer of timers) clearTimeout(timer)
    client.input.off('end', left)
    client.input.off('close', left)
    signal.removeEventListener('abort', stopped)
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0)))
  })
}

/** One session for as long as the process runs; a new policy goes on from what was learned. */
function lastingSpeaker(principal: Principal): Speaker {
  let guard: Guard | undefined
  let session: GuardSession | undefined
  const risk = new SessionRisk()
  return {
    principal,
    session: (now, surface) => {
      if (now !== guard) session = now.session({ principal, surface: mcpSurface, ...(session && { continues: session }) })
      guard = now
      return { risk, session: surface ? now.session({ principal, surface, continues: session! }) : session! }
    },
  }
}
