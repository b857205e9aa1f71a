import type { GuardEvent } from '#core/event'
import { keyring } from '#platform/ledger/index'
import { openDatabase } from '#platform/store/database'
import { joinEmbedded } from '#platform/store/postgres/embedded'
import { openStore } from '#platform/store/store'

export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
}

export interface TailRequest {
  readonly follow: boolean
  readonly q?: string
  readonly lines: number
  readonly signal: AbortSignal
}

/** Events that are asked for at once, and milliseconds after which they are asked for unannounced. */
const BATCH = 500
const LOOK = 2_000

/** Whether a workbench's database serves here. */
export const hasStore = async ({ dataDir, databaseUrl }: Place): Promise<boolean> =>
  databaseUrl !== undefined || (await joinEmbedded(dataDir).catch(() => undefined)) !== undefined

/** Shows the newest events of the store, oldest first, and with `follow` those that come until the signal. */
export async function tailStore(place: Place, request: TailRequest, show: (event: GuardEvent) => void): Promise<void> {
  const { dataDir, databaseUrl } = place
  const database = await openDatabase({ dataDir, as: 'join', connections: 3, ...(databaseUrl === undefined ? {} : { url: databaseUrl }) })
  const store = await openStore({ pool: database.pool, keys: keyring({ env: process.env, create: true }) })
  try {
    const filter = request.q === undefined ? {} : { q: request.q }
    const { position } = await store.events.after(undefined, 1)
    const newest = request.lines === 0 ? [] : (await store.events.list(filter, { limit: Math.min(request.lines, BATCH) })).items
    for (const event of newest.reverse()) show(event)
    if (request.follow) await follow(store, position, request, show)
  } finally {
    await store.close()
    await database.stop()
  }
}

type OpenStore = Awaited<ReturnType<typeof openStore>>

async function follow(store: OpenStore, from: string, { q, signal }: TailRequest, show: (event: GuardEvent) => void): Promise<void> {
  let position = from
  let work = Promise.resolve()
  const look = (): void => {
    work = work.then(
      async () => {
        for (let more = !signal.aborted; more; ) {
          const next = await store.events.after(position, BATCH)
          position = next.position
          more = next.events.length === BATCH && !signal.aborted
          const fitting = q === undefined || next.events.length === 0 ? next.events : await matching(store, q, next.events)
          for (const event of fitting) show(event)
        }
      },
      () => {},
    )
  }
  const unlisten = await store.listen('event', look)
  const timer = setInterval(look, LOOK)
  if (!signal.aborted) await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))
  clearInterval(timer)
  await unlisten()
  await work
}

/** Those of some events that the store's own filter finds. */
async function matching(store: OpenStore, q: string, events: readonly GuardEvent[]): Promise<GuardEvent[]> {
  const times = events.map((event) => event.time).sort()
  const to = new Date(new Date(times.at(-1)!).getTime() + 1).toISOString()
  const { items } = await store.events.list({ q, from: times[0]!, to }, { limit: BATCH })
  const found = new Set(items.map((event) => event.id))
  return events.filter((event) => found.has(event.id))
}
