import type { Log } from '#core/ports/log'
import type { OutboxStore, Store } from '#core/ports/store'
import type { LedgerBrowser } from '#platform/ledger/browse'
import type { Ledger } from '#platform/ledger/index'

const BATCH = 200
/** Milliseconds after which it looks without having been told. */
const LOOK = 2_000
/** Name of the field by which an entry says which change it seals. */
const CHANGE = 'change'

type Change = Awaited<ReturnType<OutboxStore['waiting']>>[number]

export interface Sealer {
  readonly sealed: number
  stop(): Promise<void>
}

/**
 * Seals every change of the store into the ledger, in the order of the transactions that made them, and signs what it sealed. A change
 * that was sealed before a crash but not marked is found by its number and not sealed again.
 */
export async function startSealer(
  store: Pick<Store, 'outbox' | 'listen'>,
  ledger: Pick<Ledger, 'appendBatch' | 'checkpoint'>,
  browser: LedgerBrowser,
  log: Log,
): Promise<Sealer> {
  let stopped = false
  let sealed = 0
  let known: Map<string, number> | undefined = await lastSealed(browser)
  const round = async (): Promise<void> => {
    for (;;) {
      const changes = stopped ? [] : await store.outbox.waiting(BATCH)
      if (changes.length === 0) return
      const before = known
      known = undefined
      const fresh = before ? changes.filter((change) => !before.has(change.id)) : changes
      const first = fresh.length > 0 ? await ledger.appendBatch(fresh.map(entryOf)) : 0
      const indices = new Map(fresh.map((change, i) => [change.id, first + i]))
      if (fresh.length > 0) await ledger.checkpoint()
      await store.outbox.sealed(changes.map(({ id }) => ({ id, index: indices.get(id) ?? before!.get(id)! })))
      sealed += fresh.length
    }
  }
  let work = Promise.resolve()
  let asked = false
  let troubled = false
  const look = (): void => {
    if (asked || stopped) return
    asked = true
    work = work.then(async () => {
      asked = false
      try {
        await round()
        troubled = false
      } catch (error) {
        known = await lastSealed(browser).catch(() => known)
        if (!troubled) log('warn', 'changes wait to be sealed', { fault: (error as { code?: string }).code ?? (error as Error).name })
        troubled = true
      }
    })
  }
  const unlisten = await store.listen('outbox', look)
  const timer = setInterval(look, LOOK)
  look()
  return {
    get sealed() {
      return sealed
    },
    async stop() {
      clearInterval(timer)
      await unlisten().catch(() => {})
      await work
      stopped = true
    },
  }
}

function entryOf({ id, type, body, fields }: Change): { type: string; body: unknown; fields: Record<string, string | number | boolean> } {
  const labels = Object.entries(fields).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  return { type, body, fields: { ...Object.fromEntries(labels), [CHANGE]: id } }
}

/** The changes in the last entries of the ledger: as many as a crash can have left unmarked. */
async function lastSealed(ledger: LedgerBrowser): Promise<Map<string, number>> {
  const { items } = await ledger.list({}, BATCH)
  return new Map(items.flatMap(({ index, fields }) => (typeof fields[CHANGE] === 'string' ? [[fields[CHANGE], index] as const] : [])))
}
