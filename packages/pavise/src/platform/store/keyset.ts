import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Page, PageQuery } from '#core/records/page'
import { type Queryable, rows } from '#platform/store/query'
import { inTransaction } from '#platform/store/transaction'

/** Up to here a list says how many rows it has; above it says "at least". */
export const TOTAL_LIMIT = 10_000

/** One column of an order. The last one of an order is unique; none of them is ever null. */
export interface SortColumn {
  readonly expression: RawBuilder<unknown>
  /** What a value in a cursor is read as. */
  readonly type: 'bigint' | 'timestamptz' | 'text' | 'uuid' | 'int'
}

/** The orders of a list: by name, each with the columns that follow it. `default` is the name with which lists begin. */
export interface Orders {
  readonly default: string
  readonly by: Readonly<Record<string, readonly SortColumn[]>>
}

export interface Listed {
  readonly columns: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  /** What every row fulfils, filters included. */
  readonly where: RawBuilder<unknown>
  /** How many there are, where that is known without counting them. */
  readonly total?: () => Promise<Total>
  readonly orders: Orders
  readonly name: string
  /** Milliseconds that the database may look, where a filter may have to read everything. */
  readonly patience?: number
}

export type Total = Page<unknown>['total']

/** SQLSTATE of a statement that ran into its time limit. */
const QUERY_CANCELED = '57014'

interface Order {
  readonly name: string
  readonly descending: boolean
  readonly columns: readonly SortColumn[]
}

function orderOf(orders: Orders, sort: string | undefined, list: string): Order {
  const asked = sort === undefined || sort === '' ? orders.default : sort
  const name = asked.replace(/^-/, '')
  const columns = Object.hasOwn(orders.by, name) ? orders.by[name] : undefined
  if (columns === undefined)
    throw new PaviseError('PAV_QUERY_INVALID', `${list} cannot be sorted by ${JSON.stringify(name.slice(0, 50))}`, {
      hint: `Sort by one of: ${Object.keys(orders.by).join(', ')}; - before it turns the order round.`,
    })
  return { name, descending: asked.startsWith('-'), columns }
}

/** A cursor is the order and the last row's values in it. It is read as hostile: a wrong one is a fault of the query. */
function readCursor(cursor: string, { name, descending, columns }: Order): string[] {
  try {
    const [order, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[]
    const fits = order === `${descending ? '-' : ''}${name}` && values.length === columns.length
    if (fits && values.every((value, at) => typeof value === 'string' && isValue(value, columns[at]!.type))) return values
  } catch {
    // Below: whatever is wrong with it, it is no cursor of this list.
  }
  throw new PaviseError('PAV_QUERY_INVALID', 'the cursor does not belong to this list', { hint: 'Begin again without cursor.' })
}

function isValue(value: string, type: SortColumn['type']): boolean {
  switch (type) {
    case 'bigint':
      return /^-?\d{1,18}$/.test(value)
    case 'int':
      return /^-?\d{1,9}$/.test(value)
    case 'timestamptz':
      return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/.test(value)
    case 'uuid':
      return /^[0-9a-f-]{36}$/.test(value)
    case 'text':
      return !value.includes('\0')
  }
}

/** Moments are written in UTC, whatever the server's zone. */
const cursorText = ({ expression, type }: SortColumn): RawBuilder<unknown> =>
  type === 'timestamptz' ? sql`(${expression} at time zone 'UTC')::text || '+00'` : sql`${expression}::text`

const writeCursor = ({ name, descending }: Order, values: readonly string[]): string =>
  Buffer.from(JSON.stringify([`${descending ? '-' : ''}${name}`, ...values])).toString('base64url')

async function readPage<Row>(on: Queryable, list: Listed, page: PageQuery): Promise<Page<Row>> {
  const order = orderOf(list.orders, page.sort, list.name)
  const keys = order.columns.map(({ expression }) => expression)
  const direction = order.descending ? sql.raw('desc') : sql.raw('asc')
  const behind =
    page.cursor === undefined
      ? sql`true`
      : sql`(${sql.join(keys)}) ${sql.raw(order.descending ? '<' : '>')} (${sql.join(
          readCursor(page.cursor, order).map((value, at) => sql`${value}::${sql.raw(order.columns[at]!.type)}`),
        )})`
  const found = await rows(
    on,
    sql<Row & { cursor: string[] }>`
      select ${list.columns}, array[${sql.join(order.columns.map(cursorText))}] as cursor
      from ${list.from} where ${list.where} and ${behind}
      order by ${sql.join(keys.map((key) => sql`${key} ${direction}`))} limit ${page.limit + 1}`,
  )
  const shown = found.slice(0, page.limit)
  const last = found.length > page.limit ? shown.at(-1) : undefined
  const items = shown.map(({ cursor: _cursor, ...row }) => row as unknown as Row)
  const total =
    page.cursor === undefined && last === undefined
      ? { count: items.length, exact: true }
      : await (list.total?.() ?? cappedCount(on, list.from, list.where))
  return { items, ...(last === undefined ? {} : { next: writeCursor(order, last.cursor) }), total }
}

/**
 * One page of a list by keyset: as fast on the last page as on the first, and rows that come meanwhile shift nothing.
 * Throws PAV_QUERY_INVALID for an order or a cursor that the list does not have, and
 * for a filter that wears out the list's patience.
 */
export async function listPage<Row>(pool: pg.Pool, list: Listed, page: PageQuery): Promise<Page<Row>> {
  const { patience } = list
  if (patience === undefined) return readPage(pool, list, page)
  try {
    return await inTransaction(pool, async (client) => {
      await rows(client, sql`select set_config('statement_timeout', ${String(patience)}, true)`)
      return readPage(client, list, page)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== QUERY_CANCELED) throw error
    throw new PaviseError('PAV_QUERY_INVALID', `no answer within ${patience / 1000} s: the filter of ${list.name} has to read too much`, {
      hint: 'Name a shorter time (time:>=-1d), a session, an action or a rule.',
      cause: error,
    })
  }
}

/** Counts no further than the limit. */
export async function cappedCount(on: Queryable, from: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<Total> {
  const [row] = await rows(
    on,
    sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${where} limit ${TOTAL_LIMIT + 1}) counted`,
  )
  const count = row?.count ?? 0
  return count > TOTAL_LIMIT ? { count: TOTAL_LIMIT, exact: false } : { count, exact: true }
}

/** The same page with each row turned into what the port promises. */
export const mapPage = <Row, Item>(page: Page<Row>, toItem: (row: Row) => Item): Page<Item> => ({ ...page, items: page.items.map(toItem) })
