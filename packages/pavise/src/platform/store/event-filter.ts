import { type RawBuilder, sql } from 'kysely'
import { EVENT_FIELDS } from '#core/query/fields'
import { type FilterColumn, type FilterMap, flag, moment, number, oneOf, type Plain, through, word, words } from '#platform/store/filter'
import type { Orders } from '#platform/store/keyset'

const ACTION_LADDER = EVENT_FIELDS.find(({ field }) => field === 'action')?.values ?? []

const said = (path: string): RawBuilder<unknown> => sql`e.document #>> ${sql.lit(`{${path}}`)}`

/** A word in any member of a list within the document. */
const within = (column: Plain, list: RawBuilder<unknown>): Plain =>
  through(column, (condition) => sql`exists (select 1 from ${list} where ${condition})`)

const FIRINGS = sql`jsonb_array_elements(coalesce(e.document->'firings', '[]')) fired`
const DETECTIONS = sql`${FIRINGS}, jsonb_array_elements(fired->'detections') seen`
const CALLS = sql`jsonb_array_elements(coalesce(e.document->'calls', '[]')) called`

/** The decided action, whatever else stands on the ladder. */
const action: FilterColumn = {
  test: ({ values }) => {
    const named = values.map(String).filter((value) => ACTION_LADDER.includes(value))
    const asked = oneOf(sql`e.action`, named, sql.raw('text'))
    return named.includes('allow') ? asked : sql`e.action <> 'allow' and ${asked}`
  },
  absent: () => sql`e.action is null`,
}

export const EVENT_FILTER: FilterMap = {
  fields: EVENT_FIELDS,
  columns: {
    kind: word(sql`e.kind`),
    action,
    rule: through(words(sql`e.rules`), (condition) => sql`e.rules <> '{}' and ${condition}`),
    detector: within(word(sql`seen->>'detector'`), DETECTIONS),
    principal: word(sql`e.principal`),
    tenant: word(said('principal,tenant')),
    key: word(said('principal,key')),
    session: through(word(sql`e.session`), (condition) => sql`e.session is not null and ${condition}`),
    surface: word(said('surface')),
    upstream: word(said('upstream')),
    model: {
      test: (term) => sql`(${word(said('model,asked')).test(term)} or ${word(said('model,answered')).test(term)})`,
      absent: () => sql`(${said('model,asked')} is null and ${said('model,answered')} is null)`,
    },
    tool: within(word(sql`called->>'name'`), CALLS),
    end: word(said('outcome,end')),
    status: number(sql`(${said('outcome,status')})::bigint`),
    latency: number(sql`(${said('latency,total')})::float8::bigint`),
    policy: word(said('policy,version')),
    mode: word(said('policy,mode')),
    degraded: flag(sql`coalesce((e.document->>'degraded')::boolean, false)`),
    time: moment(sql`e.time`),
  },
  words: sql`pavise.words(concat_ws(' ', e.id, e.action, e.principal, ${said('model,asked')}, ${said('model,answered')}, ${said('upstream')}, ${said('outcome,end')}, array_to_string(e.rules, ' ')))`,
}

export const EVENT_ORDERS: Orders = {
  default: '-time',
  by: {
    time: [
      { expression: sql`e.time`, type: 'timestamptz' },
      { expression: sql`e.seq`, type: 'bigint' },
    ],
  },
}
