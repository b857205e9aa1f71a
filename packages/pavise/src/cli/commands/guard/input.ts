import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { CommandContext } from '#cli/command'
import { PaviseError } from '#core/errors/error'

/** Bytes of one line that are kept. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** The bytes of a file, or of stdin for `-` and where no file is named. Throws PAV_FILE_NOT_FOUND and PAV_FILE_UNREADABLE when it is read. */
export function inputOf(context: CommandContext, name: string | undefined): AsyncIterable<string | Buffer> {
  if (name === undefined || name === '-') return context.stdin as NodeJS.ReadableStream & AsyncIterable<string | Buffer>
  return readable(resolve(context.cwd, name), name)
}

async function* readable(path: string, name: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new PaviseError('PAV_FILE_NOT_FOUND', `no such file: ${name}`, { cause })
    if (code === 'EISDIR' || code === 'EACCES') throw new PaviseError('PAV_FILE_UNREADABLE', `${name} cannot be read (${code})`, { cause })
    throw cause
  }
}
