import { sql } from 'kysely'
import type pg from 'pg'
import type { Overview } from '#core/records/overview'
import { SEVERITIES } from '#core/results/severity'
import { wilson } from '#core/results/wilson'
import { rows } from '#platform/store/query'

type Parts = Omit<Overview, 'health'>
type Stage = Parts['loop'][number]

const DAY_MS = 24 * 3600 * 1000
const HIGH = SEVERITIES.indexOf('high')

interface Totals {
  assets: number
  unchecked: number
  open: number
  severe: number
  answered: number
  policy: { number: number; mode: string; rules: number } | null
  decisions: number
  stopped: number
  waiting: number
  due: Date | null
  sealed: number
  unsealed: number
}

/** What the first page shows: counts of the loop, what waits for somebody, how attacks fared, what nobody looked at. */
export async function readOverview(pool: pg.Pool, now: Date): Promise<Parts> {
  const [totals, needs, posture, notLookedAt] = await Promise.all([
    readTotals(pool, now),
    readNeeds(pool, now),
    readPosture(pool),
    readGaps(pool),
  ])
  return { loop: loopOf(totals), needs, posture, notLookedAt }
}

async function readTotals(pool: pg.Pool, now: Date): Promise<Totals> {
  const since = new Date(now.getTime() - DAY_MS)
  const [row] = await rows(
    pool,
    sql<Totals>`select
      (select count(*)::int from pavise.asset where removed is null) as assets,
      (select count(*)::int from pavise.asset a where removed is null and not exists (select 1 from pavise.run r where r.asset = a.id and r.finished is not null)) as unchecked,
      (select coalesce(sum(count), 0)::int from pavise.finding_tally where state in ('open', 'triaged')) as open,
      (select coalesce(sum(count), 0)::int from pavise.finding_tally where state in ('open', 'triaged') and severity >= ${HIGH}) as severe,
      (select count(*)::int from (select 1 from pavise.finding where answered_by <> '{}' limit 10000) a) as answered,
      (select jsonb_build_object('number', number, 'mode', mode, 'rules', rules) from pavise.policy order by number desc limit 1) as policy,
      (select coalesce(sum(count), 0)::int from pavise.event_rate where slot >= ${since}) as decisions,
      (select coalesce(sum(count), 0)::int from pavise.event_rate where slot >= ${since} and action in ('block', 'hold', 'redact', 'mask')) as stopped,
      (select count(*)::int from pavise.hold where state = 'waiting') as waiting,
      (select min(until) from pavise.hold where state = 'waiting') as due,
      (select coalesce(max(entry) + 1, 0)::int from pavise.outbox) as sealed,
      (select count(*)::int from pavise.outbox where entry is null) as unsealed`,
  )
  return row!
}

function loopOf(t: Totals): Stage[] {
  const { policy } = t
  return [
    {
      stage: 'assets',
      value: String(t.assets),
      note: t.assets === 0 ? 'none yet' : t.unchecked > 0 ? `${t.unchecked} never checked` : 'all checked',
      tone: t.unchecked > 0 ? 'unsure' : 'plain',
    },
    {
      stage: 'findings',
      value: String(t.open),
      note: t.severe > 0 ? `${t.severe} high or critical` : 'none high or critical',
      tone: t.severe > 0 ? 'hit' : 'miss',
    },
    { stage: 'rules', value: String(policy?.rules ?? 0), note: `${t.answered} findings answered`, tone: 'plain' },
    {
      stage: 'policy',
      value: policy === null ? 'none' : `v${policy.number}`,
      note: policy === null ? 'nothing is guarded' : policy.mode === 'enforce' ? 'enforced' : 'only observed',
      tone: policy === null ? 'hit' : policy.mode === 'enforce' ? 'miss' : 'unsure',
    },
    {
      stage: 'decisions',
      value: String(t.decisions),
      note: `${t.stopped} stopped or changed in 24 h`,
      tone: t.stopped > 0 ? 'hold' : 'plain',
    },
    {
      stage: 'holds',
      value: String(t.waiting),
      note: t.waiting > 0 ? 'wait for an answer' : 'nobody waits',
      tone: t.waiting > 0 ? 'hold' : 'plain',
    },
    {
      stage: 'ledger',
      value: String(t.sealed),
      note: t.unsealed > 0 ? `${t.unsealed} to be sealed` : 'all sealed',
      tone: t.unsealed > 100 ? 'unsure' : 'plain',
    },
  ]
}

interface Need {
  kind: Parts['needs'][number]['kind']
  id: string
  title: string
  detail: string
  severity: number | null
  due: Date | null
}

const NEEDS: Readonly<Partial<Record<Need['kind'], { link: (id: string) => string; action: string }>>> = {
  hold: { link: () => 'firewall?holds=waiting', action: 'Answer' },
  finding: { link: (id) => `findings/${id}`, action: 'Triage' },
  accept_expiring: { link: (id) => `findings/${id}`, action: 'Decide again' },
  run: { link: (id) => `runs/${id}`, action: 'See why' },
  asset: { link: (id) => `assets/${id}`, action: 'Check it' },
}

/** At most five of a kind; a reply that waits before a finding, a finding before what expires, then broken runs and unchecked assets. */
async function readNeeds(pool: pg.Pool, now: Date): Promise<Parts['needs']> {
  const soon = new Date(now.getTime() + 7 * DAY_MS)
  const since = new Date(now.getTime() - 7 * DAY_MS)
  const found = await Promise.all([
    rows(
      pool,
      sql<Need>`select 'hold' as kind, event as id, 'A reply waits: ' || coalesce(rules[1], 'hold') as title, array_to_string(reasons, '; ') as detail, null::int as severity, until as due
                from pavise.hold where state = 'waiting' order by until limit 5`,
    ),
    rows(
      pool,
      sql<Need>`select 'finding' as kind, f.number::text as id, 'F-' || f.number || ' ' || f.title as title, left(f.message, 200) as detail, f.severity, null::timestamptz as due
                from pavise.finding f where state = 'open' and severity >= ${HIGH} order by severity desc, last_seen desc, number desc limit 5`,
    ),
    rows(
      pool,
      sql<Need>`select 'accept_expiring' as kind, number::text as id, 'F-' || number || ' ' || title as title, 'accepted: ' || coalesce(reason, '') as detail, severity, accepted_until as due
                from pavise.finding where state = 'accepted' and accepted_until <= ${soon} order by accepted_until limit 5`,
    ),
    rows(
      pool,
      sql<Need>`select 'run' as kind, id::text as id, 'A run failed: ' || kind as title, coalesce(error->>'message', '') as detail, null::int as severity, null::timestamptz as due
                from pavise.run where state = 'failed' and created >= ${since} order by created desc limit 5`,
    ),
    rows(
      pool,
      sql<Need>`select 'asset' as kind, id::text as id, name || ' was never checked' as title, kind as detail, null::int as severity, null::timestamptz as due
                from pavise.asset a where removed is null and not exists (select 1 from pavise.run r where r.asset = a.id and r.finished is not null) order by created limit 5`,
    ),
  ])
  return found.flat().map(({ kind, id, title, detail, severity, due }) => ({
    kind,
    title,
    detail,
    ...(severity === null ? {} : { severity: SEVERITIES[severity]! }),
    ...(due === null ? {} : { due: due.toISOString() }),
    link: NEEDS[kind]!.link(id),
    action: NEEDS[kind]!.action,
  }))
}

const RUNS_SHOWN = 20

/** Attack success by run, bare and then guarded; a replay repeats what is known to work and is no measure. What could not be judged is counted, and `worst` takes all of it for a success. */
async function readPosture(pool: pg.Pool): Promise<Parts['posture']> {
  const found = await rows(
    pool,
    sql<{ run: string; time: Date; phase: string; attempts: number; successes: number; inconclusive: number; review: number }>`
      select r.id as run, r.finished as time, t.phase, sum(t.count)::int as attempts, coalesce(sum(t.count) filter (where t.verdict = 'vulnerable'), 0)::int as successes,
        coalesce(sum(t.count) filter (where t.verdict = 'inconclusive'), 0)::int as inconclusive, coalesce(sum(t.count) filter (where t.verdict = 'review'), 0)::int as review
      from (select id, finished from pavise.run where state = 'done' and kind in ('loop', 'attack') order by finished desc limit ${RUNS_SHOWN}) r
      join pavise.attempt t on t.run = r.id and t.phase in ('before', 'after') group by r.id, r.finished, t.phase order by r.finished, t.phase desc`,
  )
  return found.map(({ review, time, ...tally }) => ({
    ...tally,
    time: time.toISOString(),
    ...wilson(tally.successes, tally.attempts - tally.inconclusive),
    worst: tally.attempts === 0 ? 0 : (tally.successes + tally.inconclusive + review) / tally.attempts,
  }))
}

/** What the newest run of each asset could not finish, and assets that nothing has examined. */
async function readGaps(pool: pg.Pool): Promise<Parts['notLookedAt']> {
  const found = await rows(
    pool,
    sql<{ what: string; why: string; count: number }>`
      select a.name as what, 'the last run could not finish it' as why, (r.outcome->>'inconclusive')::int as count
      from pavise.asset a join lateral (select outcome from pavise.run where asset = a.id and state = 'done' order by finished desc limit 1) r on true
      where a.removed is null and (r.outcome->>'inconclusive')::int > 0
      union all
      select a.name, 'never checked', 1 from pavise.asset a where removed is null and not exists (select 1 from pavise.run r where r.asset = a.id and r.finished is not null)
      order by count desc, what limit 20`,
  )
  return found
}
