import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'
import type { Recording } from '#core/recording'

/** What waits to be stored at most: recordings are a help for dry runs, no record that anybody relies on. */
const MOST = 500
const MOST_BYTES = 32 * 1024 * 1024
const BATCH = 50
/** Milliseconds that recordings wait for others. */
const GATHER = 500

export interface TrafficRecorder {
  /** Never waits and never throws. */
  readonly record: (recording: Recording) => void
  /** Recordings that were left out because the store did not keep up or was away. */
  readonly dropped: number
  /** Whether anything is recorded at all. */
  enabled: boolean
  stop(): Promise<void>
}

/** Hands exchanges to the store, where they are sealed. They are held in memory only: no text of an exchange lies in the open on a disk. */
export function trafficRecorder(store: Pick<Store, 'recordings'>, log: Log): TrafficRecorder {
  const queue: { recording: Recording; bytes: number }[] = []
  let bytes = 0
  let dropped = 0
  let enabled = false
  let work: Promise<void> | undefined
  let stopped = false
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH)
      bytes -= batch.reduce((sum, one) => sum + one.bytes, 0)
      try {
        await store.recordings.add(batch.map((one) => one.recording))
      } catch {
        if (dropped === 0) log('warn', 'exchanges cannot be recorded now')
        dropped += batch.length
      }
    }
  }
  const soon = (): void => {
    work ??= new Promise<void>((resolve) => {
      setTimeout(resolve, stopped ? 0 : GATHER)
    })
      .then(drain)
      .finally(() => {
        work = undefined
        if (queue.length > 0) soon()
      })
  }
  return {
    record: (recording) => {
      if (!enabled || stopped) return
      const size = sizeOf(recording)
      if (queue.length >= MOST || bytes + size > MOST_BYTES) {
        dropped++
        return
      }
      queue.push({ recording, bytes: size })
      bytes += size
      soon()
    },
    get dropped() {
      return dropped
    },
    get enabled() {
      return enabled
    },
    set enabled(value) {
      enabled = value
    },
    async stop() {
      stopped = true
      while (work) await work
    },
  }
}

/** Characters of the texts, more or less: what an exchange weighs in memory. */
function sizeOf({ exchange }: Recording): number {
  let size = 512
  const count = (value: unknown, depth: number): void => {
    if (typeof value === 'string') size += value.length
    else if (typeof value !== 'object' || value === null) size += 8
    else if (depth === 0) size += 2_048
    else for (const each of Object.values(value)) count(each, depth - 1)
  }
  count(exchange.request, 12)
  count(exchange.response, 12)
  return size
}
