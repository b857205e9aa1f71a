import { sql } from 'kysely'
import type pg from 'pg'
import type { Attempt } from '#core/attack/attempt'
import type { RunStore } from '#core/ports/store'
import { ATTEMPT_FIELDS } from '#core/query/fields'
import type { AttemptRow, Matrix } from '#core/records/run'
import { type FilterMap, filterSql, word, words } from '#platform/store/filter'
import { listPage, type Orders } from '#platform/store/keyset'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { keepKeys, type RecordSeal } from '#platform/store/sealed'
import { storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

const FILTER: FilterMap = {
  fields: ATTEMPT_FIELDS,
  columns: {
    phase: word(sql`t.phase`),
    verdict: word(sql`t.verdict`),
    probe: word(sql`t.probe`),
    objective: word(sql`t.objective`),
    strategy: words(sql`t.strategies`),
    channel: word(sql`t.channel`),
    effect: word(sql`t.effect`),
  },
  words: sql`pavise.words(t.id || ' ' || t.probe || ' ' || t.objective || ' ' || array_to_string(t.strategies, ' '))`,
}

const ORDERS: Orders = {
  default: 'n',
  by: {
    n: [
      { expression: sql`t.n`, type: 'int' },
      { expression: sql`t.phase`, type: 'text' },
      { expression: sql`t.id`, type: 'text' },
    ],
  },
}

const COLUMNS = sql`t.id, t.phase, t.n, t.probe, t.objective, t.strategies, t.channel, t.effect, t.verdict, t.count`

/** Whose record a sealed attempt is. */
export const attemptBound = (run: string, phase: string, id: string): string => `attempt/${run}/${phase}/${id}`

interface SealedAttempt extends AttemptRow {
  requests: number
  key: string
  sealed: Buffer
  wrapped: Buffer | null
}

const SEALED = sql`select ${COLUMNS}, t.requests, t.key, t.sealed, k.wrapped from pavise.attempt t left join pavise.record_key k on k.id = t.key`

/** The attempt as it was; without its texts where they were forgotten. */
function openAttempt(seal: RecordSeal, run: string, row: SealedAttempt): { attempt: Attempt; erased: boolean } {
  if (row.wrapped !== null) {
    const attempt = seal.open(attemptBound(run, row.phase, row.id), { key: row.key, wrapped: row.wrapped, sealed: row.sealed })
    return { attempt: attempt as Attempt, erased: false }
  }
  const { probe, objective, strategies, channel, effect } = row
  const attack = { objective, probe, strategies, channel, effect, turns: [] }
  const reason = 'its texts were erased on request'
  return {
    attempt: {
      id: row.id,
      attack,
      transcript: [],
      effects: [],
      verdict: row.verdict,
      evidence: [],
      reason,
      requests: row.requests,
      count: row.count,
    },
    erased: true,
  }
}

/** Every attempt of one phase, in order. */
export async function readAttempts(on: Queryable, seal: RecordSeal, run: string, phase: string): Promise<Attempt[]> {
  const found = await rows(on, sql<SealedAttempt>`${SEALED} where t.run = ${run} and t.phase = ${phase} order by t.n, t.id`)
  return found.map((row) => openAttempt(seal, run, row).attempt)
}

/** Seals and keeps what is new or was judged since. */
export async function writeAttempts(
  client: Queryable,
  seal: RecordSeal,
  run: string,
  phase: AttemptRow['phase'],
  attempts: readonly Attempt[],
  now: Date,
): Promise<void> {
  const ids = attempts.map(({ id }) => storableText(id))
  const there = await rows(
    client,
    sql<{ id: string; verdict: string; count: number; requests: number; key: string }>`
      select id, verdict, count, requests, key from pavise.attempt where run = ${run} and phase = ${phase} and id = any(${ids})`,
  )
  const known = new Map(there.map((row) => [row.id, row]))
  const [last] = await rows(
    client,
    sql<{ n: number }>`select coalesce(max(n), 0) as n from pavise.attempt where run = ${run} and phase = ${phase}`,
  )
  let n = last?.n ?? 0
  const fresh = attempts.flatMap((attempt) => {
    const id = storableText(attempt.id)
    const before = known.get(id)
    const { verdict, requests, count = 1 } = attempt
    if (before && before.verdict === verdict && before.count === count && before.requests === requests) return []
    return [{ id, attempt, count, before, n: before ? 0 : ++n, ...seal.seal(attemptBound(run, phase, id), attempt) }]
  })
  if (fresh.length === 0) return
  await keepKeys(client, fresh)
  const of = <Value>(read: (one: (typeof fresh)[number]) => Value): Value[] => fresh.map(read)
  await rows(
    client,
    sql`insert into pavise.attempt (run, phase, id, n, probe, objective, strategies, channel, effect, verdict, count, requests, saved, sealed, key)
        select ${run}::uuid, ${phase}::text, id, n, probe, objective, string_to_array(strategies, chr(31)), channel, effect, verdict, count, requests, ${now}::timestamptz, sealed, key
        from unnest(${of((one) => one.id)}::text[], ${of((one) => one.n)}::int[], ${of((one) => storableText(one.attempt.attack.probe))}::text[],
          ${of((one) => storableText(one.attempt.attack.objective))}::text[], ${of((one) => one.attempt.attack.strategies.join('\x1f'))}::text[],
          ${of((one) => one.attempt.attack.channel)}::text[], ${of((one) => one.attempt.attack.effect)}::text[], ${of((one) => one.attempt.verdict)}::text[],
          ${of((one) => one.count)}::int[], ${of((one) => one.attempt.requests)}::int[], ${of((one) => one.sealed)}::bytea[], ${of((one) => one.key)}::uuid[])
          as fresh(id, n, probe, objective, strategies, channel, effect, verdict, count, requests, sealed, key)
        on conflict (run, phase, id) do update set verdict = excluded.verdict, count = excluded.count, requests = excluded.requests,
          sealed = excluded.sealed, key = excluded.key`,
  )
  const replaced = fresh.flatMap(({ before }) => (before ? [before.key] : []))
  if (replaced.length > 0) await rows(client, sql`delete from pavise.record_key where id = any(${replaced}::uuid[])`)
}

export function attemptStore(
  pool: pg.Pool,
  seal: RecordSeal,
  now: () => Date,
): Pick<RunStore, 'saveAttempts' | 'attempts' | 'attempt' | 'matrix'> {
  return {
    saveAttempts: (run, phase, attempts) =>
      inTransaction(pool, async (client) => {
        await oneRow(client, sql`select 1 from pavise.run where id = ${run} for update`, `run ${run}`)
        await writeAttempts(client, seal, run, phase, attempts, now())
      }),
    async attempts(run, { q, phase, verdict }, page) {
      const conditions = [
        sql`t.run = ${run}`,
        await filterSql(pool, q, FILTER, { now: now() }),
        ...(phase === undefined ? [] : [sql`t.phase = ${phase}`]),
        ...(verdict === undefined ? [] : [sql`t.verdict = ${verdict}`]),
      ]
      const where = sql.join(conditions, sql` and `)
      return listPage<AttemptRow>(pool, { name: 'attempts', columns: COLUMNS, from: sql`pavise.attempt t`, where, orders: ORDERS }, page)
    },
    async attempt(run, phase, id) {
      const what = `attempt ${id} of run ${run} ${phase}`
      const row = await oneRow(pool, sql<SealedAttempt>`${SEALED} where t.run = ${run} and t.phase = ${phase} and t.id = ${id}`, what)
      // Loaded when it is needed: detectors are big.
      const { attemptDetail } = await import('#platform/store/attempt-detail')
      return attemptDetail(row, openAttempt(seal, run, row).attempt)
    },
    async matrix(run) {
      const found = await rows(
        pool,
        sql<{ probe: string; effect: string; phase: AttemptRow['phase']; attempts: number; successes: number; inconclusive: number }>`
          select probe, effect, phase, sum(count)::int as attempts, coalesce(sum(count) filter (where verdict = 'vulnerable'), 0)::int as successes,
            coalesce(sum(count) filter (where verdict = 'inconclusive'), 0)::int as inconclusive
          from pavise.attempt where run = ${run} group by probe, effect, phase order by probe, effect, phase`,
      )
      return toMatrix(found)
    },
  }
}

function toMatrix(
  found: readonly {
    probe: string
    effect: string
    phase: AttemptRow['phase']
    attempts: number
    successes: number
    inconclusive: number
  }[],
): Matrix {
  const names = [...new Set(found.map(({ probe }) => probe))]
  const columns = [...new Set(found.map(({ effect }) => effect))].sort()
  const cells = found.map(({ probe, effect, ...cell }) => ({ row: names.indexOf(probe), column: columns.indexOf(effect), ...cell }))
  return { rows: names, columns, cells }
}
