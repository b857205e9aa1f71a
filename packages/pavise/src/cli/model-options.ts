import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext, CommandOption } from '#cli/command'
import { type Progress, startProgress } from '#cli/progress'
import { readSecret } from '#cli/secret-input'
import { PaviseError } from '#core/errors/error'

/** What `sign`, `verify`, `seal` and `bom` ask for alike. */

export const FORCE: CommandOption = { flags: '--force', description: 'replace the output if it is there' }

export const PASSPHRASE_ENV: CommandOption = {
  flags: '--passphrase-env <variable>',
  description: 'environment variable that holds the passphrase (otherwise it is asked for)',
}

/** Bytes from which on work takes a moment and is worth a line of progress. */
const LONG_WORK = 200_000_000

/** A progress line in megabytes, once it is known that the work is long. */
export function byteProgress(context: CommandContext, label: string): { update(done: number, total: number): void; end(): void } {
  let bar: Progress | undefined
  const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000)
  return {
    update(done, total) {
      if (total < LONG_WORK) return
      bar ??= startProgress(context, label, megabytes(total))
      bar.update(megabytes(done), 'MB')
    },
    end() {
      bar?.end('MB')
      bar = undefined
    },
  }
}

/** Runs work that leaves nothing behind when Ctrl-C ends it, and says that. */
export async function undoneWhenStopped<Done>(context: CommandContext, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (cause) {
    if (!context.signal.aborted) throw cause
    throw new PaviseError('PAV_INTERRUPTED', 'stopped: nothing was written', { hint: 'Run it again.', cause })
  }
}

/** A passphrase from the named variable, else typed or piped in. Never from an argument: those stand in the list of processes. */
export async function passphraseOf(context: CommandContext, variable: unknown, what: string): Promise<string> {
  if (typeof variable === 'string') {
    const value = context.env[variable]
    if (value) return value
    throw new PaviseError('PAV_USAGE', `--passphrase-env: the variable ${variable} is empty or not set`)
  }
  const typed = await readSecret(context, `Passphrase ${what}: `)
  if (typed === '')
    throw new PaviseError('PAV_USAGE', `no passphrase ${what} was given`, {
      hint: 'Type it, pipe it in, or name a variable: --passphrase-env NAME',
    })
  return typed
}

/** Keys, certificates and signatures are small; a weights file named by mistake is not read whole. */
const LARGEST_TEXT = 512_000_000

/** The bytes of a file that the user named: a key, a certificate, a signature. */
export async function readBytes(context: CommandContext, name: string): Promise<Buffer> {
  const path = absolute(context, name)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new PaviseError('PAV_FILE_NOT_FOUND', `no such file: ${name}`)
  if (!found.isFile()) throw new PaviseError('PAV_FILE_UNREADABLE', `${name} is not a file`)
  if (found.size > LARGEST_TEXT) throw new PaviseError('PAV_FILE_UNREADABLE', `${name} is too large to be what it was named for`)
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${name} cannot be read (${cause.code})`, { cause })
  })
}

/** The text of such a file. */
export const readText = async (context: CommandContext, name: string): Promise<string> => (await readBytes(context, name)).toString('utf8')

export const absolute = (context: CommandContext, path: string): string => resolve(context.cwd, path)

/** The value of an option that is a text. */
export const textOf = (options: Readonly<Record<string, unknown>>, name: string): string | undefined =>
  typeof options[name] === 'string' ? options[name] : undefined

/** The values of an option that may be given several times. */
export const listOf = (options: Readonly<Record<string, unknown>>, name: string): readonly string[] =>
  Array.isArray(options[name]) ? options[name].filter((value): value is string => typeof value === 'string') : []

/** `1234567890` as `1.2 GB`. */
export function byteText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const at = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return `${at === 0 ? bytes : (bytes / 1000 ** at).toFixed(1)} ${units[at]}`
}
