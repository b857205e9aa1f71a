import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#core/ports/store'
import type { Finding } from '#core/results/envelope'
import { SEVERITIES } from '#core/results/severity'
import type { RunRecord } from '#core/run'
import { writeChanges } from '#platform/store/outbox'
import { type Queryable, rows } from '#platform/store/query'
import { keepKeys, type RecordSeal } from '#platform/store/sealed'
import { storableJson, storableText } from '#platform/store/storable'

/** What a run found, and where it belongs. */
export interface Found {
  readonly run: string
  readonly record: RunRecord
  /** Stored asset of each asset of the envelope. */
  readonly assets: ReadonlyMap<string, string>
  readonly by: Actor
  readonly now: Date
}

/** Whose record the sealed evidence of a finding is. */
export const findingBound = (asset: string, fingerprint: string): string => `finding/${asset}/${fingerprint}`

interface Before {
  number: string
  fingerprint: string
  state: string
  accepted_until: Date | null
  key: string | null
}

const CHUNK = 500

/**
 * Puts findings in the inbox. One that was there is seen again: it keeps its life, but one that was fixed, or accepted until a day
 * that has passed, is open again. What a run did not see stays as it was.
 */
export async function saveFindings(client: Queryable, seal: RecordSeal, found: Found): Promise<void> {
  const groups = new Map<string, Map<string, Finding>>()
  for (const finding of found.record.envelope.findings) {
    const asset = found.assets.get(finding.asset)
    if (asset === undefined) continue
    const group = groups.get(asset) ?? new Map<string, Finding>()
    if (!group.has(finding.fingerprint)) group.set(finding.fingerprint, finding)
    groups.set(asset, group)
  }
  for (const [asset, group] of groups) {
    const all = [...group.values()]
    for (let at = 0; at < all.length; at += CHUNK) await saveChunk(client, seal, found, asset, all.slice(at, at + CHUNK))
  }
}

async function saveChunk(client: Queryable, seal: RecordSeal, found: Found, asset: string, findings: readonly Finding[]): Promise<void> {
  const { run, now } = found
  const there = await rows(
    client,
    sql<Before>`select number::text as number, fingerprint, state, accepted_until, key from pavise.finding
                where asset = ${asset} and fingerprint = any(${findings.map(({ fingerprint }) => fingerprint)}) order by number for update`,
  )
  const before = new Map(there.map((row) => [row.fingerprint, row]))
  const sealed = findings.map(({ fingerprint, evidence, reproducer }) =>
    seal.seal(findingBound(asset, fingerprint), { evidence, reproducer }),
  )
  await keepKeys(client, sealed)
  const states = findings.map((finding) => stateAfter(finding, before.get(finding.fingerprint), now))
  const numbers = await upsert(client, found, asset, findings, states, sealed)
  const replaced = there.flatMap(({ key }) => (key === null ? [] : [key]))
  if (replaced.length > 0) await rows(client, sql`delete from pavise.record_key where id = any(${replaced}::uuid[])`)
  await tell(
    client,
    found,
    findings.flatMap((finding, at) => {
      const old = before.get(finding.fingerprint)
      const change = old === undefined ? 'found' : old.state === states[at] ? undefined : `seen again: ${old.state} → ${states[at]}`
      return change === undefined ? [] : [{ finding, number: numbers.get(finding.fingerprint)!, change, run }]
    }),
  )
}

function stateAfter(finding: Finding, before: Before | undefined, now: Date): string {
  if (before === undefined) return finding.state
  const lapsed = before.state === 'accepted' && before.accepted_until !== null && before.accepted_until <= now
  return before.state === 'fixed' || lapsed ? 'open' : before.state
}

async function upsert(
  client: Queryable,
  { run, record, now }: Found,
  asset: string,
  findings: readonly Finding[],
  states: readonly string[],
  sealed: readonly { key: string; sealed: Buffer }[],
): Promise<Map<string, string>> {
  const rules = new Map((record.rules ?? []).map((rule) => [rule.id, rule]))
  const answers = (fingerprint: string): string[] =>
    (record.loop?.rules ?? []).filter((rule) => rule.accepted && rule.answers.includes(fingerprint)).map(({ id }) => id)
  const of = (read: (finding: Finding) => string): string[] => findings.map((finding) => storableText(read(finding)))
  const written = await rows(
    client,
    sql<{ number: string; fingerprint: string }>`
      insert into pavise.finding as f (fingerprint, asset, rule, title, severity, location, message, description, remediation, taxonomy, state,
        first_seen, last_seen, first_run, last_run, answered_by, sealed, key)
      select fingerprint, ${asset}::uuid, rule, title, severity, location, message, description, remediation,
        array(select jsonb_array_elements_text(taxonomy)), state, ${now}::timestamptz, ${now}::timestamptz, ${run}::uuid, ${run}::uuid, array(select jsonb_array_elements_text(answered)), sealed, key
      from unnest(${findings.map(({ fingerprint }) => fingerprint)}::text[], ${of(({ rule }) => rule)}::text[],
        ${of(({ rule }) => rules.get(rule)?.title ?? rule)}::text[], ${findings.map(({ severity }) => SEVERITIES.indexOf(severity))}::smallint[],
        ${findings.map(({ location }) => storableJson(location))}::jsonb[], ${of(({ message }) => message)}::text[],
        ${of(({ rule }) => rules.get(rule)?.description ?? '')}::text[], ${of(({ rule }) => rules.get(rule)?.remediation ?? '')}::text[],
        ${findings.map(({ taxonomy }) => storableJson(taxonomy))}::jsonb[], ${[...states]}::text[],
        ${findings.map(({ fingerprint }) => storableJson(answers(fingerprint)))}::jsonb[],
        ${sealed.map((one) => one.sealed)}::bytea[], ${sealed.map((one) => one.key)}::uuid[])
        as n(fingerprint, rule, title, severity, location, message, description, remediation, taxonomy, state, answered, sealed, key)
      on conflict (asset, fingerprint) do update set severity = excluded.severity, title = excluded.title, location = excluded.location,
        message = excluded.message, description = excluded.description, remediation = excluded.remediation, taxonomy = excluded.taxonomy,
        last_seen = excluded.last_seen, last_run = excluded.last_run, sealed = excluded.sealed, key = excluded.key, version = f.version + 1,
        answered_by = array(select distinct unnest(f.answered_by || excluded.answered_by) order by 1), state = excluded.state,
        accepted_until = case when excluded.state = 'accepted' then f.accepted_until end,
        reason = case when excluded.state = f.state then f.reason end
      returning number::text as number, fingerprint`,
  )
  return new Map(written.map(({ number, fingerprint }) => [fingerprint, number]))
}

async function tell(
  client: Queryable,
  { by, now }: Found,
  changes: readonly { finding: Finding; number: string; change: string; run: string }[],
): Promise<void> {
  if (changes.length === 0) return
  const outbox = await writeChanges(
    client,
    changes.map(({ finding, number, change, run }) => {
      const { fingerprint, rule, severity, location, message, taxonomy, evidence } = finding
      const body = { finding: Number(number), fingerprint, rule, severity, location, message, taxonomy, change, evidence: digest(evidence) }
      return { type: 'finding', by, body, fields: { run, finding: Number(number), fingerprint, rule } }
    }),
    now,
  )
  await rows(
    client,
    sql`insert into pavise.finding_history (finding, time, by, change, outbox)
        select number, ${now}::timestamptz, ${by.handle}::text, change, outbox
        from unnest(${changes.map(({ number }) => number)}::bigint[], ${changes.map(({ change }) => change)}::text[], ${outbox}::bigint[]) as h(number, change, outbox)`,
  )
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
