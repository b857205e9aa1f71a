import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { stringify } from 'yaml'
import { PaviseError } from '#core/errors/error'
import type { Actor, RunOutcome, RunStore } from '#core/ports/store'
import type { RunRow } from '#core/records/run'
import type { Envelope } from '#core/results/envelope'
import type { RunRecord } from '#core/run'
import { insertAsset } from '#platform/store/assets'
import { readAttempts, writeAttempts } from '#platform/store/attempts'
import { saveFindings } from '#platform/store/found'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { keepKeys, type RecordSeal } from '#platform/store/sealed'
import { storableJson, storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

type Done = Extract<RunOutcome, { state: 'done' }>
type Outcome = NonNullable<RunRow['outcome']>

/** Whose record the sealed result of a run is. */
export const runBound = (id: string): string => `run/${id}`

interface Taken {
  id: string
  kind: string
  asset: string | null
  seed: number
  by: string
  parameters: Record<string, unknown>
}

const BAD: readonly string[] = ['malicious', 'suspicious']
const isScan = ({ assets }: Envelope): boolean => assets.length > 0 && assets.every(({ kind }) => kind === 'model')

/** Verdict of a check over its asset: what was found weighs more than what could not be finished. */
function verdictOf({ envelope }: RunRecord): 'hit' | 'miss' | 'inconclusive' {
  // A class that nobody knows is listed and is no hit: files say themselves what they are.
  const found = isScan(envelope) ? envelope.assets.some(({ verdict }) => BAD.includes(verdict)) : envelope.findings.length > 0
  if (found) return 'hit'
  return envelope.inconclusive.length > 0 ? 'inconclusive' : 'miss'
}

function outcomeOf({ envelope, loop }: RunRecord): Outcome {
  const counts = {
    findings: envelope.findings.length,
    inconclusive: envelope.inconclusive.length,
    ...(isScan(envelope) ? { files: fileCounts(envelope) } : {}),
  }
  if (loop === undefined) return counts
  const { before, after, replay, benign } = loop
  return {
    ...counts,
    ...{ before, after, replay },
    benign: { tasks: benign.tasks, passed: benign.passed },
    rules: loop.rules.map(({ id, why, accepted, rule }) => ({ id, why, accepted, yaml: stringify(rule) })),
  }
}

function fileCounts({ assets }: Envelope): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { verdict } of assets) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

/** The results of runs: kept once, in one transaction with the findings that they bring. */
export function runResults(pool: pg.Pool, seal: RecordSeal, now: () => Date): Pick<RunStore, 'finish' | 'record' | 'result' | 'policy'> {
  async function end(client: Queryable, run: Taken, state: string, error?: unknown): Promise<void> {
    await rows(
      client,
      sql`update pavise.run set state = ${state}, finished = ${now()}, error = ${error === undefined ? null : storableJson(error)}::jsonb where id = ${run.id}`,
    )
  }

  async function keepRecord(
    client: Queryable,
    run: Taken,
    { record, policy }: { record: RunRecord; policy?: string },
    by: Actor,
  ): Promise<void> {
    const { attempts, afterAttempts, replayAttempts, ...rest } = record
    for (const [phase, list] of [
      ['before', attempts],
      ['after', afterAttempts ?? []],
      ['replay', replayAttempts ?? []],
    ] as const)
      await writeAttempts(client, seal, run.id, phase, list, now())
    const sealed = seal.seal(runBound(run.id), rest)
    await keepKeys(client, [sealed])
    const assets = await assetsOf(client, run, record, now())
    const outcome = outcomeOf(record)
    // A run that was made elsewhere began before it was brought here.
    const begun = Number.isNaN(Date.parse(record.envelope.run.started)) ? now() : new Date(record.envelope.run.started)
    const outbox = await writeChange(
      client,
      {
        type: 'run',
        by,
        body: {
          run: run.id,
          kind: run.kind,
          seed: run.seed,
          parameters: run.parameters,
          outcome,
          record: sha256(rest),
          attempts: sha256(attempts),
          policy: policy ? sha256(policy) : undefined,
        },
        fields: { run: run.id, kind: run.kind },
      },
      now(),
    )
    await rows(
      client,
      sql`update pavise.run set asset = coalesce(asset, ${[...assets.values()][0] ?? null}), outcome = ${storableJson(outcome)}::jsonb, verdict = ${verdictOf(record)}, started = least(started, ${begun}::timestamptz), created = least(created, ${begun}::timestamptz),
          policy = ${policy === undefined ? null : storableText(policy)}, sealed = ${sealed.sealed}, key = ${sealed.key}, outbox = ${outbox} where id = ${run.id}`,
    )
    await saveFindings(client, seal, { run: run.id, record, assets, by, now: now() })
  }

  async function finished<Row>(id: string, columns: ReturnType<typeof sql>): Promise<Row> {
    const row = await oneRow(
      pool,
      sql<
        Row & { state: string }
      >`select r.state, ${columns} from pavise.run r left join pavise.record_key k on k.id = r.key where r.id = ${id}`,
      `run ${id}`,
    )
    if (row.state !== 'done') throw new PaviseError('PAV_RUN_UNFINISHED', `run ${id} is ${row.state}`)
    return row
  }

  return {
    finish: (id, worker, outcome) =>
      inTransaction(pool, async (client) => {
        const [run] = await rows(
          client,
          sql<Taken>`select id, kind, asset, seed::float8 as seed, by, parameters from pavise.run
                     where id = ${id} and worker = ${worker} and state in ('running', 'cancelling') for update`,
        )
        if (run === undefined) throw new PaviseError('PAV_CONFLICT', `run ${id} is no longer this worker's`)
        const by = { handle: run.by }
        await end(client, run, outcome.state, outcome.state === 'failed' ? outcome.error : undefined)
        if (outcome.state === 'done') await keepDone(client, run, outcome, by)
        else await writeChange(client, { type: 'run-ended', by, body: outcome, fields: { run: id, state: outcome.state } }, now())
        await rows(client, sql`select pg_notify('pavise_run', ${id})`)
      }),
    async record(id) {
      const row = await finished<{ key: string | null; sealed: Buffer | null; wrapped: Buffer | null; entry: number | null }>(
        id,
        sql`r.key, r.sealed, k.wrapped`,
      )
      if (row.key === null || row.sealed === null) throw new PaviseError('PAV_NOT_FOUND', `run ${id} examined no asset and has no record`)
      if (row.wrapped === null) throw new PaviseError('PAV_NOT_FOUND', `the record of run ${id} was erased on request`)
      const rest = seal.open(runBound(id), { key: row.key, sealed: row.sealed, wrapped: row.wrapped }) as Omit<RunRecord, 'attempts'>
      const [before, after, replay] = await Promise.all(['before', 'after', 'replay'].map((phase) => readAttempts(pool, seal, id, phase)))
      return {
        ...rest,
        attempts: before!,
        ...(after!.length > 0 ? { afterAttempts: after! } : {}),
        ...(replay!.length > 0 ? { replayAttempts: replay! } : {}),
      }
    },
    async result(id) {
      const { result } = await finished<{ result: unknown }>(id, sql`r.result`)
      if (result === null) throw new PaviseError('PAV_NOT_FOUND', `run ${id} left no result of its own`)
      return result
    },
    async policy(id) {
      const { policy } = await finished<{ policy: string | null }>(id, sql`r.policy`)
      return policy ?? undefined
    },
  }

  async function keepDone(client: Queryable, run: Taken, outcome: Done, by: Actor): Promise<void> {
    if ('record' in outcome) return keepRecord(client, run, outcome, by)
    const outbox = await writeChange(
      client,
      { type: 'run', by, body: { run: run.id, kind: run.kind, result: sha256(outcome.result) }, fields: { run: run.id, kind: run.kind } },
      now(),
    )
    await rows(client, sql`update pavise.run set result = ${storableJson(outcome.result)}::jsonb, outbox = ${outbox} where id = ${run.id}`)
  }
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The stored asset of each asset of the envelope: the run's own (all files of a scan belong to it), one of the same name, or a new one for practice. */
async function assetsOf(client: Queryable, run: Taken, { envelope }: RunRecord, now: Date): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { id, name, kind } of envelope.assets) {
    if (run.asset !== null && (envelope.assets.length === 1 || isScan(envelope))) {
      found.set(id, run.asset)
      continue
    }
    const [there] = await rows(client, sql<{ id: string }>`select id from pavise.asset where name = ${name} and removed is null`)
    const stored = there?.id ?? (await insertAsset(client, { kind, name, locator: {} }, 'practice', now))
    if (stored !== undefined) found.set(id, stored)
  }
  return found
}
