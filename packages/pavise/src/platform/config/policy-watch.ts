import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'

export interface PolicyWatch {
  stop(): void
}

/**
 * Calls `changed` when the bytes of a file are others than before: when the file changes or goes, or on SIGHUP. Looks twice a second, which also
 * sees editors that replace a file. Calls never overlap.
 */
export function watchPolicy(path: string, changed: () => Promise<void>): PolicyWatch {
  let last: string | undefined
  let work: Promise<void> = readFile(path, 'utf8').then(
    (text) => {
      last = text
    },
    () => {},
  )
  const look = (always: boolean) => {
    work = work.then(async () => {
      const text = await readFile(path, 'utf8').catch(() => undefined)
      if (text === last && !always) return
      last = text
      await changed()
    })
  }
  const onFile = () => look(false)
  const onSignal = () => look(true)
  watchFile(path, { interval: 500 }, onFile)
  process.on('SIGHUP', onSignal)
  return {
    stop: () => {
      unwatchFile(path, onFile)
      process.off('SIGHUP', onSignal)
    },
  }
}
