import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { PaviseError } from '#core/errors/error'
import type { Recording } from '#core/recording'

/** A file of exchanges, one a line, as `pavise harden --benign` and `pavise guard tune` read it. It holds people's texts: only its owner may read it. */
export interface RecordingFile {
  /** Takes what was let through; never waits, never throws. */
  record(recording: Recording): void
  close(): Promise<void>
}

/** Lines that wait for the disk at most; what comes beyond them is left out, and told once. */
const MOST_WAITING = 64 * 1024 * 1024

/** Opens a file to append to. Throws PAV_FILE_UNWRITABLE. A later fault is told once and ends the recording, not the traffic. */
export async function openRecording(path: string, name: string, failed: (fault: string) => void): Promise<RecordingFile> {
  const file: WriteStream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  await once(file, 'open').catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${name} cannot be written`, { cause })
  })
  let broken = false
  let behind = false
  file.on('error', (error) => {
    if (!broken) failed(`${name}: recording ends: ${error.message}`)
    broken = true
  })
  return {
    record({ principal, action, exchange }) {
      if (broken || action === 'block' || action === 'hold') return
      if (file.writableLength > MOST_WAITING) {
        if (!behind) failed(`${name}: the disk does not keep up; exchanges are left out`)
        behind = true
        return
      }
      file.write(`${JSON.stringify({ principal, ...exchange })}\n`)
    },
    close: () => new Promise((done) => (broken ? done() : file.end(() => done()))),
  }
}
