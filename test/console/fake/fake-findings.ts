import { FINDING_FIELDS } from '../../../packages/pavise/src/core/query/fields.js'
import type { FindingChange, FindingRow } from '../../../packages/pavise/src/core/records/finding.js'
import { fieldsOf, matching, pageOf } from './fake-lists.js'
import { type Ask, type FakeOptions, FakeProblem, found, type Handlers } from './fake-options.js'
import { detailOf, seedFindings } from './seed-findings.js'
import { ASSETS } from './seed-runs.js'

const LADDER = ['info', 'low', 'medium', 'high', 'critical']

export function findingHandlers(options: FakeOptions): Handlers {
  let findings: FindingRow[] = options.empty
    ? []
    : seedFindings(
        options.findings ?? 1284,
        ASSETS.map(({ id, name, kind }) => ({ id, name, kind })),
      )
  const one = ({ params }: Ask): FindingRow => found(findings.find((row) => row.number === Number(params.number)))
  const put = (row: FindingRow, { owner, ...change }: FindingChange): FindingRow => {
    const { owner: _before, ...rest } = row
    const kept = owner === undefined ? row.owner : (owner ?? undefined)
    const next = { ...rest, ...(kept ? { owner: kept } : {}), ...change, version: row.version + 1 } as FindingRow
    findings = findings.map((other) => (other.number === row.number ? next : other))
    return next
  }
  return {
    'GET /findings': (ask) => pageOf(ask, sorted(matching(findings, ask.query.q, FINDING_FIELDS), ask.query.sort)),
    'GET /findings/fields': () => fieldsOf(FINDING_FIELDS),
    'POST /findings/counts': ({ body }) => ({
      counts: (body as { queries: string[] }).queries.map((q) => matching(findings, q, FINDING_FIELDS).length),
    }),
    'POST /findings/bulk': ({ body }) => {
      const { numbers, q, change } = body as { numbers?: number[]; q?: string; change: FindingChange }
      const rows = numbers ? findings.filter((row) => numbers.includes(row.number)) : matching(findings, q, FINDING_FIELDS)
      for (const row of rows) put(row, change)
      return { changed: rows.length }
    },
    'GET /findings/:number': (ask) => detailOf(one(ask)),
    'PATCH /findings/:number': (ask) => {
      const row = one(ask)
      if (ask.version === undefined) throw new FakeProblem(428, 'PAV_VERSION_MISSING', 'A change wants If-Match.')
      if (ask.version !== row.version)
        throw new FakeProblem(409, 'PAV_CONFLICT', 'Somebody else changed it since.', 'Look at it again, then change it.')
      return put(row, ask.body as FindingChange)
    },
    'POST /findings/:number/reveal': () => ({
      evidence: [
        {
          kind: 'tool_call',
          text: '{ "to": "audit@collect.example", "body": "Name Ada Example, card 4000 0000 0000 4417, mail ada@mail.example" }',
        },
      ],
    }),
    'GET /search': () => ({
      hits: findings.slice(0, 3).map((row) => ({
        kind: 'finding',
        id: String(row.number),
        title: row.title,
        detail: row.asset.name,
        link: `findings/F-${row.number}`,
      })),
    }),
  }
}

function sorted(rows: FindingRow[], sort: string | number | undefined): FindingRow[] {
  if (typeof sort !== 'string') return rows
  const field = sort.replace(/^-/, '')
  const key = (row: FindingRow): number =>
    field === 'severity' ? LADDER.indexOf(row.severity) : field === 'last' ? Date.parse(row.lastSeen) : row.number
  return [...rows].sort((one, other) => (key(one) - key(other)) * (sort.startsWith('-') ? -1 : 1))
}
