import { sql } from 'kysely'
import { FINDING_FIELDS } from '#core/query/fields'
import type { QueryTerm } from '#core/query/query'
import { SEVERITIES } from '#core/results/severity'
import { conditionOf, type FilterMap, step, word } from '#platform/store/filter'
import { FINDING_FILTER, findingsOfAssets } from '#platform/store/finding-row'
import { cappedCount, TOTAL_LIMIT, type Total } from '#platform/store/keyset'
import { type Queryable, rows } from '#platform/store/query'

/** The tally knows how many findings stand in each state and severity of each asset. */
const TALLY: FilterMap = {
  fields: FINDING_FIELDS,
  columns: {
    state: word(sql`f.state`),
    severity: step(sql`f.severity`, SEVERITIES),
    asset: findingsOfAssets(word(sql`a.name`)),
    kind: findingsOfAssets(word(sql`a.kind`)),
  },
  words: sql`null`,
}

const isTallied = (term: QueryTerm): boolean => term.kind === 'field' && Object.hasOwn(TALLY.columns, term.field)

/** How many findings fulfil all terms: from the tally where it knows, else counted up to the limit. */
export async function countFindings(on: Queryable, terms: readonly QueryTerm[]): Promise<Total> {
  if (!terms.every(isTallied)) return cappedCount(on, sql`pavise.finding f`, await conditionOf(on, terms, FINDING_FILTER))
  const where = await conditionOf(on, terms, TALLY)
  const [row] = await rows(
    on,
    sql<{ count: number }>`select coalesce(sum(f.count), 0)::float8 as count from pavise.finding_tally f where ${where}`,
  )
  const count = row?.count ?? 0
  return count > TOTAL_LIMIT ? { count: TOTAL_LIMIT, exact: false } : { count, exact: true }
}
