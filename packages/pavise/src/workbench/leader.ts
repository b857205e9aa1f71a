import pg from 'pg'
import type { Log } from '#core/ports/log'

/** Which of the processes on one database writes the ledger; any constant. */
const LOCK = 7_215_302
/** Milliseconds between two tries to become the leader. */
const AGAIN = 2_000

export interface Leadership {
  resign(): Promise<void>
}

/**
 * Does `work` as long as this process holds the one lock of the database, and asks for it again and again while it does not. `work` begins
 * its duty and gives back how to end it; it is ended when the connection that holds the lock is lost.
 */
export function leadWhileLocked(config: pg.ClientConfig, work: () => Promise<() => Promise<void>>, log: Log): Leadership {
  const stop = new AbortController()
  const running = (async () => {
    while (!stop.signal.aborted) {
      await term(config, work, stop.signal).catch((error: unknown) => {
        log('warn', 'the ledger has no writer now', { fault: (error as { code?: string }).code ?? (error as Error).name })
      })
      await pause(AGAIN, stop.signal)
    }
  })()
  return {
    async resign() {
      stop.abort()
      await running
    },
  }
}

/** One term of office: resolves when it is over or somebody else holds it. */
async function term(config: pg.ClientConfig, work: () => Promise<() => Promise<void>>, signal: AbortSignal): Promise<void> {
  const client = new pg.Client(config)
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (rows[0]?.mine !== true) return
    const end = await work()
    try {
      await Promise.race([lost, aborted(signal)])
    } finally {
      await end()
    }
  } finally {
    await client.end().catch(() => {})
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
