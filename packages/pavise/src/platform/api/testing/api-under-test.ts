import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Role } from '#core/access/permissions'
import type { Store } from '#core/ports/store'
import { type Access, openAccess } from '#platform/auth/access'
import type { OidcSettings } from '#platform/auth/oidc'
import { csrfOf } from '#platform/auth/secret'
import { browseLedger } from '#platform/ledger/browse'
import { keyring } from '#platform/ledger/keyring'
import { type Ledger, openLedger } from '#platform/ledger/ledger'
import { openStore } from '#platform/store/store'
import { testDatabase } from '#platform/store/testing/test-database'
import { reports } from '#report/index'
import { hostRule } from '../hosts.js'
import type { ApiParts } from '../parts.js'
import { createApi } from '../server.js'
import { type Answered, recordAnswers } from './recorded-answers.js'

export const HOST = '127.0.0.1:8600'

export interface TestApiOptions {
  readonly perMinute?: number
  readonly oidc?: OidcSettings
  readonly consoleDir?: string
  readonly openMetrics?: boolean
}

/** Who sends requests: nobody, a signed-in user of a role, or a token. */
export interface Caller {
  readonly headers: Readonly<Record<string, string>>
}

export interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route; the walker holds them against their schemas.
  readonly json: any
}

export interface ApiUnderTest {
  readonly app: FastifyInstance
  readonly parts: ApiParts
  readonly pool: Pool
  readonly store: Store
  readonly access: Access
  readonly ledger: Ledger
  /** Every answer so far, with the route that gave it. */
  readonly answers: readonly Answered[]
  /** Moves the clock of access and API. */
  advance(milliseconds: number): void
  as(role: Role): Promise<Caller>
  readonly nobody: Caller
  send(
    caller: Caller,
    line: string,
    options?: { body?: unknown; raw?: string; headers?: Record<string, string | undefined>; address?: string },
  ): Promise<Sent>
  close(): Promise<void>
}

/** The API over a database, a ledger and access of this test's own; time stands still but for `advance`. */
export async function apiUnderTest(options: TestApiOptions = {}): Promise<ApiUnderTest> {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'pavise-api-'))
  const keys = keyring({ dir: join(folder, 'keys'), env: {}, create: true })
  const ledger = await openLedger(join(folder, 'ledger'), { keys })
  const store = await openStore({ pool: database.pool, keys })
  const begun = Date.now()
  let moved = 0
  const now = (): Date => new Date(begun + moved)
  const access = openAccess({
    pool: database.pool,
    now,
    passwordCost: { log2: 10, r: 8, p: 1 },
    ...(options.oidc ? { oidc: options.oidc } : {}),
  })
  const parts: ApiParts = {
    project: 'test',
    store,
    access,
    ledger: browseLedger(join(folder, 'ledger'), () => keys.masterKey()),
    reports,
    now,
    modelPathFault: (path) => (path.startsWith('models/') ? undefined : 'lies outside the places where models may be named'),
    status: () => ({ worker: true, gateway: { running: true, listen: '127.0.0.1:8400', upstreams: ['openai'] }, eventsBehind: 0 }),
    metrics: async () => 'pavise_worker_up 1\n',
    estimate: async () => ({ requests: 100, seconds: 12.5 }),
    ready: async () => (await database.pool.query('select 1')).rowCount === 1,
  }
  const { oidc: _oidc, ...rest } = options
  const app = await createApi({
    parts,
    pool: database.pool,
    hosts: () => hostRule('http', '127.0.0.1', 8600, []),
    log: () => undefined,
    ...rest,
  })
  const answers = recordAnswers(app)
  const callers = new Map<Role, Caller>()
  return {
    app,
    parts,
    pool: database.pool,
    store,
    access,
    ledger,
    answers,
    nobody: { headers: {} },
    advance: (milliseconds) => {
      moved += milliseconds
    },
    async as(role) {
      const known = callers.get(role)
      if (known) return known
      const user = await access.users.add({ handle: role.replaceAll('_', '-'), name: role, role }, { handle: 'test' })
      const { secret } = await access.sessions.begin(user, 'link')
      const caller = { headers: { cookie: `pavise_session=${secret}`, 'x-pavise-csrf': csrfOf(secret) } }
      callers.set(role, caller)
      return caller
    },
    async send(caller, line, { body, raw, headers = {}, address } = {}) {
      const [method, url] = line.split(' ') as ['GET', string]
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const given = {
        host: HOST,
        ...caller.headers,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      }
      const reply = await app.inject({
        method,
        url: url.startsWith('/api/') || url.startsWith('!') ? url.replace('!', '') : `/api/v1${url}`,
        headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<string, string>,
        ...(payload === undefined ? {} : { payload }),
        ...(address === undefined ? {} : { remoteAddress: address }),
      })
      return { status: reply.statusCode, headers: reply.headers, text: reply.body, json: parsed(reply.body) }
    },
    async close() {
      await app.close()
      await store.close()
      await ledger.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
