import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../../../packages/pavise/src/core/access/permissions.js'
import type { Me } from '../../../packages/pavise/src/core/records/identity.js'
import type { Overview } from '../../../packages/pavise/src/core/records/overview.js'
import { SETTING_KEYS, settingsSchema, settingValue } from '../../../packages/pavise/src/core/settings.js'
import { type FakeOptions, FakeProblem, type Handlers } from './fake-options.js'
import { ago, idOf, NOW } from './seed-findings.js'
import { ASSETS } from './seed-runs.js'

export function peopleHandlers(options: FakeOptions): Handlers {
  const { empty } = options
  let preferences: unknown = {}
  const me = meOf(options)
  const enter = ({ body }: { body: unknown }): Me => {
    if ((body as { password?: string }).password === 'wrong')
      throw new FakeProblem(
        401,
        'PAV_AUTH_REFUSED',
        'Handle and password do not belong together.',
        'After 10 tries the account rests for 15 minutes.',
      )
    return me
  }
  return {
    'GET /auth/methods': () => ({ password: true, oidc: { name: 'the company' } }),
    'POST /auth/link': enter,
    'POST /auth/password': enter,
    'POST /auth/sign-out': () => undefined,
    'GET /me': () => me,
    'PATCH /me': ({ body }) => ({
      ...me,
      user: { ...me.user, ...((body as { name?: string }).name ? { name: (body as { name: string }).name } : {}) },
    }),
    'GET /me/preferences': () => preferences,
    'PUT /me/preferences': ({ body }) => {
      preferences = body
      return body
    },
    'GET /overview': () => overview(options),
    'GET /schedules': () =>
      empty
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
    'GET /users': () => [me.user, { ...me.user, id: idOf('juno'), handle: 'juno', name: 'Juno', role: 'red_team', lastSeen: ago(3) }],
    'POST /users': () => me.user,
    'POST /users/:id/link': () => ({ url: 'http://127.0.0.1:8600/sign-in#made-up', expires: new Date(NOW + 600_000).toISOString() }),
    'GET /roles': () =>
      Object.entries(ROLES).map(([id, { title, may }]) => ({
        id,
        title,
        permissions: may.map((permission) => ({ id: permission, title: PERMISSIONS[permission] })),
      })),
    'GET /tokens': () =>
      empty
        ? []
        : [
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
    'POST /tokens': () => ({
      token: 'pav_made-up-token-shown-once',
      row: { id: idOf('token 2'), name: 'ci', hint: 'pav_made', user: 'mira', scopes: ['run:read'], created: ago(0), revoked: false },
    }),
    'DELETE /tokens/:id': () => undefined,
    'GET /gateway-keys': () =>
      empty
        ? []
        : [
            {
              id: idOf('key'),
              name: 'support-web',
              hint: 'pv_3f',
              tenant: 'north',
              by: 'mira',
              created: ago(300),
              lastUsed: ago(0.1),
              revoked: false,
              expires: new Date(NOW + 80 * 86_400_000).toISOString(),
              scope: {
                models: ['gpt-5*', 'o5-mini'],
                routes: ['openai-chat'],
                team: 'blue',
                limits: [{ unit: 'requests', amount: 600, window: 60 }],
                userLimits: [{ unit: 'tokens', amount: 200_000, window: 86_400 }],
                onStoreDown: 'refuse',
              },
            },
            { id: idOf('key 3'), name: 'batch', hint: 'pv_9a', by: 'mira', created: ago(600), revoked: false },
          ],
    'PATCH /gateway-keys/:id': () => ({
      id: idOf('key'),
      name: 'support-web',
      hint: 'pv_3f',
      by: 'mira',
      created: ago(300),
      revoked: false,
    }),
    'POST /gateway-keys': () => ({
      key: 'pv_made-up-key-shown-once',
      row: { id: idOf('key 2'), name: 'web', hint: 'pv_ma', by: 'mira', created: ago(0), revoked: false },
    }),
    'DELETE /gateway-keys/:id': () => undefined,
    'GET /settings': () =>
      SETTING_KEYS.map((key) => ({
        key,
        title: settingsSchema.shape[key].description ?? key,
        value: settingValue(key, undefined),
        schema: z.toJSONSchema(settingsSchema.shape[key], { io: 'input' }),
      })),
    'POST /erase': () => ({ records: 3 }),
  }
}

function meOf({ role = 'admin' }: FakeOptions): Me {
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

function overview({ empty }: FakeOptions): Overview {
  const none = empty === true
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
      : [8.1, 7.9, 7.2, 7.4, 3.5, 3.1, 3, 0.7].flatMap((after, at) =>
          (['before', 'after'] as const).map((phase) => {
            const rate = phase === 'after' ? after / 100 : 0.22 + (at % 3) / 100
            return {
              run: idOf(`run ${8 - at}`),
              time: ago((8 - at) * 24),
              phase,
              attempts: 1260,
              successes: Math.round(rate * 1232),
              inconclusive: 28,
              rate,
              low: Math.max(0, rate - 0.02),
              high: rate + 0.022,
              worst: rate + 0.022,
            }
          }),
        ),
    notLookedAt: none
      ? []
      : [
          { what: 'documents', why: 'longer than the budget of the guard', count: 406 },
          { what: 'attempts', why: 'no verdict', count: 28 },
        ],
    health: { database: true, worker: true, gateway: true, ledger: { size: none ? 1 : 48211, sealed: true }, eventsBehind: 0 },
  }
}
