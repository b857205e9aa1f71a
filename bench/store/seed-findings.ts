import type pg from 'pg'

const RULES = [
  'attack.mail-out',
  'attack.prompt-leak',
  'attack.secret-leak',
  'attack.cross-tenant-read',
  'attack.data-out',
  'attack.hijack',
  'attack.markdown-exfil',
  'attack.canary-leak',
]
const WORDS = [
  'refund',
  'invoice',
  'mailbox',
  'ticket',
  'tenant',
  'document',
  'summary',
  'export',
  'credential',
  'canary',
  'account',
  'review',
  'calendar',
  'webhook',
  'archive',
  'payment',
]
const OWNERS = ['ana', 'ben', 'chi', 'dara']

/**
 * Fills the inbox: findings on 200 assets, of all severities (few critical, many low), half of them closed, a quarter with an owner, seen
 * over a year. The same count gives the same rows. Evidence is left out: lists and filters never read it.
 */
export async function seedFindings(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `insert into pavise.asset (kind, name, locator, source, created, updated)
     select 'endpoint', 'bench-' || n, '{}', 'console', now(), now() from generate_series(1, 200) n on conflict do nothing`,
  )
  const part = 50_000
  for (let from = 1; from <= count; from += part) {
    await pool.query(
      `insert into pavise.finding (fingerprint, asset, rule, title, severity, location, message, description, remediation, taxonomy, state, owner, accepted_until,
         reason, first_seen, last_seen, answered_by)
       select encode(sha256(n::text::bytea), 'hex'), (array_agg_assets.ids)[1 + h % 200], ($3::text[])[1 + h % 8], 'Finding of ' || ($3::text[])[1 + h % 8],
         case when h % 100 < 2 then 4 when h % 100 < 10 then 3 when h % 100 < 35 then 2 when h % 100 < 75 then 1 else 0 end,
         jsonb_build_object('objective', 'goal-' || h % 1000, 'channel', ($4::text[])[1 + h % 16]),
         'The ' || ($4::text[])[1 + h % 16] || ' of case ' || n || ' went to the ' || ($4::text[])[1 + (h / 16) % 16], '', '', array['owasp-llm:LLM0' || 1 + h % 9],
         case when h % 10 < 5 then 'open' when h % 10 < 6 then 'triaged' when h % 10 < 7 then 'accepted' when h % 10 < 9 then 'fixed' else 'false_positive' end,
         case when h % 4 = 0 then ($5::text[])[1 + (h / 4) % 4] end, case when h % 10 = 6 then now() + interval '1 day' * (h % 90) end,
         case when h % 10 in (6, 9) then 'as agreed' end, now() - interval '1 second' * (h % 31536000), now() - interval '1 second' * (h % 2592000),
         case when h % 3 = 0 then array['no-steering'] else '{}' end
       from (select n, abs(hashint8(n)::bigint) as h from generate_series($1::bigint, $2::bigint) n) s,
         (select array_agg(id order by name) as ids from pavise.asset where name like 'bench-%') array_agg_assets
       on conflict do nothing`,
      [from, Math.min(from + part - 1, count), RULES, WORDS, OWNERS],
    )
  }
  await pool.query('vacuum analyze pavise.finding')
  await pool.query('vacuum analyze pavise.finding_tally')
}
