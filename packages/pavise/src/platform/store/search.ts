import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { SearchHit } from '#core/records/overview'
import { wordsQuery } from '#platform/store/filter'
import { rows } from '#platform/store/query'
import { storableText } from '#platform/store/storable'

type Found = Omit<SearchHit, 'link'>

/** Where each kind of thing is shown, below the project's own address. */
const LINKS: Readonly<Record<SearchHit['kind'], (id: string) => string>> = {
  finding: (id) => `findings/${id}`,
  asset: (id) => `assets/${id}`,
  run: (id) => `runs/${id}`,
  event: (id) => `firewall/${id}`,
  policy: (id) => `policy/${id}`,
  user: () => 'settings/users',
  ledger: (id) => `ledger/${id}`,
  schedule: () => 'settings/schedules',
}

/** Things whose words begin with the given ones, and the one thing that has the text as its number or id. */
export async function searchAll(pool: pg.Pool, text: string, limit: number): Promise<SearchHit[]> {
  const wanted = storableText(text.trim())
  const query = wordsQuery(wanted)
  if (query === undefined) return []
  const found = await Promise.all(sources(wanted, query, Math.min(limit, 50)).map((source) => rows(pool, source)))
  return found
    .flat()
    .slice(0, limit)
    .map((hit) => ({ ...hit, link: LINKS[hit.kind](hit.id) }))
}

/** What is asked of each table, the likeliest first. */
function sources(text: string, query: RawBuilder<unknown>, limit: number): RawBuilder<Found>[] {
  const number = /^F-?(\d{1,15})$/i.exec(text)?.[1] ?? /^\d{1,15}$/.exec(text)?.[0] ?? '-1'
  const title = (kind: string, id: string, name: string, detail: string): RawBuilder<unknown> =>
    sql`${sql.lit(kind)} as kind, ${sql.raw(id)} as id, ${sql.raw(name)} as title, ${sql.raw(detail)} as detail`
  const words = (columns: string): RawBuilder<unknown> => sql`pavise.words(${sql.raw(columns)}) @@ ${query}`
  const finding = title('finding', 'f.number::text', `'F-' || f.number || ' ' || f.title`, 'left(f.message, 200)')
  return [
    sql`select ${finding} from pavise.finding f where f.number = ${number}::bigint`,
    sql`select ${title('asset', 'a.id::text', 'a.name', 'a.kind')} from pavise.asset a where a.removed is null and a.words @@ ${query} order by a.name limit ${limit}`,
    sql`select ${finding} from (select * from pavise.finding where words @@ ${query} limit 1000) f order by f.severity desc, f.last_seen desc limit ${limit}`,
    sql`select ${title('run', 'r.id::text', `r.kind || coalesce(' of ' || a.name, '')`, `r.state || ', by ' || r.by`)}
        from (select * from pavise.run order by created desc limit 1000) r left join pavise.asset a on a.id = r.asset
        where ${words(`r.kind || ' ' || r.id::text || ' ' || r.by || ' ' || coalesce(a.name, '')`)} limit ${limit}`,
    sql`select ${title('policy', 'p.number::text', `'Policy ' || p.number`, `coalesce(p.note, p.version)`)}
        from (select * from pavise.policy order by number desc limit 1000) p where ${words(`'policy ' || p.number || ' ' || coalesce(p.note, '') || ' ' || p.by`)} limit ${limit}`,
    sql`select ${title('schedule', 's.id::text', 's.name', 's.cron')} from pavise.schedule s where ${words('s.name')} limit ${limit}`,
    sql`select ${title('user', 'u.handle', 'u.name', 'u.handle')} from pavise.user_account u where ${words(`u.handle || ' ' || u.name`)} limit ${limit}`,
    sql`select ${title('event', 'e.id', `coalesce(e.action, e.kind)`, `array_to_string(e.rules, ', ')`)} from pavise.event e where e.id = ${text} limit 1`,
  ] as RawBuilder<Found>[]
}
