import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { journalFiles } from '#gateway/journal/file-journal'

/** A file of the journal and the process that writes it. */
export interface JournalFile {
  readonly path: string
  readonly bytes: number
  readonly changed: number
  readonly writer: number
}

/** How long a file without a living writer rests before it counts as finished: what another machine writes is not cut off. */
const REST = 60_000

/** The files of a journal in the order of their making. */
export async function listJournal(folder: string): Promise<JournalFile[]> {
  const files = await journalFiles(folder)
  return Promise.all(
    files.map(async ({ path, bytes }) => {
      const { mtimeMs } = await stat(path)
      return { path, bytes, changed: mtimeMs, writer: Number(basename(path).split('-')[2]) }
    }),
  )
}

/** True where nothing will be written to a file any more: its writer has begun another one, or is gone for a while. */
export function isFinished(file: JournalFile, all: readonly JournalFile[]): boolean {
  if (all.some((other) => other.writer === file.writer && other.path > file.path)) return true
  return Date.now() - file.changed > REST && !isAlive(file.writer)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    // A process that was killed and not yet buried writes nothing.
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}
