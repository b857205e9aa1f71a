import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Guard } from '@pavise/guard'
import { PaviseError } from '#core/errors/error'
import { witness } from '#hardening/exchange'

/** A file of exchanges, one a line, as `pavise harden --benign` reads it. It holds people's texts: only its owner may read it. */
export interface Recording {
  watch(guard: Guard): Guard
  close(): Promise<void>
}

/** Opens a file to append to. Throws PAV_FILE_UNWRITABLE. A later fault is told once and ends the recording, not the traffic. */
export async function openRecording(path: string, name: string, failed: (fault: string) => void): Promise<Recording> {
  const file: WriteStream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  await once(file, 'open').catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${name} cannot be written`, { cause })
  })
  let broken = false
  file.on('error', (error) => {
    if (!broken) failed(`${name}: recording ends: ${error.message}`)
    broken = true
  })
  return {
    watch: (guard) =>
      witness(guard, {
        closed: (exchange) => {
          if (!broken) file.write(`${JSON.stringify(exchange)}\n`)
        },
      }),
    close: () => new Promise((done) => (broken ? done() : file.end(() => done()))),
  }
}
