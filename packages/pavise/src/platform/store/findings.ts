import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor, Filter, FindingStore } from '#core/ports/store'
import type { QueryTerm } from '#core/query/query'
import type { FindingChange, FindingDetail } from '#core/records/finding'
import { conditionOf, termsOf } from '#platform/store/filter'
import type { DetailFields, Proof } from '#platform/store/finding-detail'
import { FINDING_COLUMNS, FINDING_FILTER, FINDING_FROM, FINDING_ORDERS, type FindingFields, toFinding } from '#platform/store/finding-row'
import { countFindings } from '#platform/store/finding-tally'
import { findingBound } from '#platform/store/found'
import { listPage, mapPage, TOTAL_LIMIT, type Total } from '#platform/store/keyset'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import type { RecordSeal } from '#platform/store/sealed'
import { storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

/** Findings changed at once at most. */
const MOST_AT_ONCE = 10_000

interface SealedFields extends DetailFields {
  sealed: Buffer | null
  wrapped: Buffer | null
}

export function findingStore(pool: pg.Pool, seal: RecordSeal, now: () => Date): FindingStore {
  const termsIn = ({ q, me }: Filter): readonly QueryTerm[] => termsOf(q, FINDING_FILTER.fields, now(), me)

  const read = (number: number): Promise<SealedFields> =>
    oneRow(
      pool,
      sql<SealedFields>`select ${FINDING_COLUMNS}, f.description, f.remediation, f.key, f.sealed, k.wrapped
                        from ${FINDING_FROM} left join pavise.record_key k on k.id = f.key where f.number = ${number}`,
      `finding F-${number}`,
    )

  function open(row: SealedFields): Proof | undefined {
    if (row.key === null || row.sealed === null || row.wrapped === null) return undefined
    return seal.open(findingBound(row.asset.id, row.fingerprint), { key: row.key, sealed: row.sealed, wrapped: row.wrapped }) as Proof
  }

  return {
    async list(filter, page) {
      const terms = termsIn(filter)
      const where = await conditionOf(pool, terms, FINDING_FILTER)
      const total = (): Promise<Total> => countFindings(pool, terms)
      const list = { name: 'findings', columns: FINDING_COLUMNS, from: FINDING_FROM, where, orders: FINDING_ORDERS, total }
      return mapPage(await listPage<FindingFields>(pool, list, page), toFinding)
    },
    async get(number) {
      const row = await read(number)
      // Loaded when it is needed: detectors are big.
      const { findingDetail } = await import('#platform/store/finding-detail')
      return findingDetail(row, open(row), await historyOf(pool, number))
    },
    change: (number, { version, ...change }, by) =>
      inTransaction(pool, async (client) => {
        const before = await oneRow(
          client,
          sql<{ version: number }>`select version from pavise.finding where number = ${number} for update`,
          `finding F-${number}`,
        )
        if (version !== undefined && before.version !== version)
          throw new PaviseError('PAV_CONFLICT', `finding F-${number} is at version ${before.version}, not ${version}`)
        await apply(client, [number], change, by, now())
        return toFinding(
          await oneRow(
            client,
            sql<FindingFields>`select ${FINDING_COLUMNS} from ${FINDING_FROM} where f.number = ${number}`,
            `finding F-${number}`,
          ),
        )
      }),
    changeMany: (which, change, by) =>
      inTransaction(pool, async (client) => {
        const where =
          'numbers' in which
            ? sql`f.number = any(${[...which.numbers]}::bigint[])`
            : await conditionOf(client, termsIn(which), FINDING_FILTER)
        const found = await rows(
          client,
          sql<{
            number: number
          }>`select f.number::float8 as number from ${FINDING_FROM} where ${where} order by f.number limit ${MOST_AT_ONCE + 1} for update`,
        )
        if (found.length > MOST_AT_ONCE)
          throw new PaviseError('PAV_INPUT_INVALID', `more than ${MOST_AT_ONCE} findings match`, {
            hint: 'Narrow the filter and change them in parts.',
          })
        const numbers = found.map((row) => row.number)
        const missing = 'numbers' in which ? which.numbers.find((number) => !numbers.includes(number)) : undefined
        if (missing !== undefined) throw new PaviseError('PAV_NOT_FOUND', `there is no finding F-${missing}`)
        if (numbers.length > 0) await apply(client, numbers, change, by, now())
        return { changed: numbers.length }
      }),
    async reveal(number, reason, by) {
      const row = await read(number)
      const proof = open(row)
      if (proof === undefined) throw new PaviseError('PAV_NOT_FOUND', `the evidence of F-${number} was erased on request`)
      await inTransaction(pool, async (client) => {
        const outbox = await writeChange(
          client,
          { type: 'reveal', by, body: { finding: number, reason }, fields: { finding: number } },
          now(),
        )
        await addHistory(client, [number], 'evidence revealed', reason, by, outbox, now())
      })
      return proof.evidence.map(({ kind, text }) => ({ kind, text }))
    },
    async counts(queries, me) {
      const counted = queries.map(async (q) => {
        const { count, exact } = await countFindings(pool, termsIn({ q, ...(me === undefined ? {} : { me }) }))
        return exact ? count : TOTAL_LIMIT + 1
      })
      return Promise.all(counted)
    },
    reopenExpired: () =>
      inTransaction(pool, async (client) => {
        const lapsed = await rows(
          client,
          sql<{ number: number }>`select number::float8 as number from pavise.finding
            where state = 'accepted' and accepted_until <= ${now()} order by number limit ${MOST_AT_ONCE} for update`,
        )
        const numbers = lapsed.map((row) => row.number)
        if (numbers.length > 0)
          await apply(
            client,
            numbers,
            { state: 'open', reason: 'the day until which it was accepted has passed' },
            { handle: 'pavise' },
            now(),
          )
        return numbers.length
      }),
  }
}

/** Changes findings that are locked: one entry for the ledger, one line in the history of each. */
async function apply(client: Queryable, numbers: readonly number[], change: FindingChange, by: Actor, now: Date): Promise<void> {
  if (change.acceptedUntil !== undefined && new Date(change.acceptedUntil) <= now)
    throw new PaviseError('PAV_INPUT_INVALID', 'acceptedUntil: lies in the past', { hint: 'Name a day to come.' })
  const { state, owner, acceptedUntil, reason } = change
  const sets = [
    sql`version = version + 1`,
    ...(state === undefined
      ? []
      : [sql`state = ${state}`, sql`accepted_until = ${state === 'accepted' ? (acceptedUntil ?? null) : null}::timestamptz`]),
    ...(state === undefined && acceptedUntil !== undefined
      ? [sql`accepted_until = case when state = 'accepted' then ${acceptedUntil}::timestamptz end`]
      : []),
    ...(state === undefined && reason === undefined ? [] : [sql`reason = ${reason === undefined ? null : storableText(reason)}`]),
    ...(owner === undefined ? [] : [sql`owner = ${owner}`]),
  ]
  await rows(client, sql`update pavise.finding set ${sql.join(sets)} where number = any(${[...numbers]}::bigint[])`)
  const only: Record<string, number> = numbers.length === 1 ? { finding: numbers[0]! } : { findings: numbers.length }
  const outbox = await writeChange(client, { type: 'finding-change', by, body: { findings: numbers, change }, fields: only }, now)
  await addHistory(client, numbers, wordsOf(change), reason, by, outbox, now)
  await rows(client, sql`select pg_notify('pavise_finding', ${numbers.length === 1 ? String(numbers[0]) : ''})`)
}

function wordsOf({ state, owner, acceptedUntil }: FindingChange): string {
  const parts = [
    ...(state === undefined ? [] : [acceptedUntil === undefined ? state : `${state} until ${acceptedUntil.slice(0, 10)}`]),
    ...(owner === undefined ? [] : [owner === null ? 'no owner' : `owner ${owner}`]),
  ]
  return parts.join(', ') || 'reason changed'
}

async function addHistory(
  client: Queryable,
  numbers: readonly number[],
  change: string,
  reason: string | undefined,
  by: Actor,
  outbox: string,
  now: Date,
): Promise<void> {
  await rows(
    client,
    sql`insert into pavise.finding_history (finding, time, by, change, reason, outbox)
        select number, ${now}::timestamptz, ${by.handle}::text, ${change}::text, ${reason === undefined ? null : storableText(reason)}::text, ${outbox}::bigint
        from unnest(${[...numbers]}::bigint[]) as n(number)`,
  )
}

const MOST_HISTORY = 500

async function historyOf(pool: pg.Pool, number: number): Promise<FindingDetail['history']> {
  const found = await rows(
    pool,
    sql<{ time: Date; by: string; change: string; reason: string | null; entry: number | null }>`
      select h.time, h.by, h.change, h.reason, o.entry::float8 as entry from pavise.finding_history h left join pavise.outbox o on o.id = h.outbox
      where h.finding = ${number} order by h.id desc limit ${MOST_HISTORY}`,
  )
  return found.reverse().map(({ time, by, change, reason, entry }) => ({
    time: time.toISOString(),
    by,
    change,
    ...(reason === null ? {} : { reason }),
    ...(entry === null ? {} : { ledger: entry }),
  }))
}
