import { Readable } from 'node:stream'
import type { CommandContext } from '#cli/command'

/** A context whose output can be read back. */
export function captured(given: { stdin?: string; env?: Record<string, string>; cwd?: string; signal?: AbortSignal; tty?: boolean } = {}) {
  const out: string[] = []
  const err: string[] = []
  const context: CommandContext = {
    stdout: { write: (text) => out.push(text), isTTY: given.tty ?? false },
    stderr: { write: (text) => err.push(text), isTTY: given.tty ?? false },
    stdin: Readable.from(given.stdin === undefined ? [] : [given.stdin]),
    env: given.env ?? {},
    cwd: given.cwd ?? process.cwd(),
    signal: given.signal ?? new AbortController().signal,
  }
  return { context, out: () => out.join(''), err: () => err.join('') }
}
