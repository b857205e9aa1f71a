import { EVENT_FIELDS } from '../../../packages/pavise/src/core/query/fields.js'
import { fieldsOf, matching, pageOf } from './fake-lists.js'
import { type FakeOptions, FakeProblem, found, type Handlers } from './fake-options.js'
import { ago, NOW } from './seed-findings.js'
import { EVENTS, HOLDS, POLICIES } from './seed-guard.js'

const SIZE = 120

export function guardHandlers({ empty }: FakeOptions): Handlers {
  let holds = empty ? [] : [...HOLDS]
  return {
    'GET /events': (ask) => pageOf(ask, empty ? [] : matching(EVENTS, ask.query.q, EVENT_FIELDS)),
    'GET /events/fields': () => fieldsOf(EVENT_FIELDS),
    'GET /events/rates': () =>
      Array.from({ length: 60 }, (_, at) => ({
        time: new Date(NOW - (60 - at) * 60_000).toISOString(),
        counts: {
          allow: empty ? 0 : 20 + ((at * 7) % 13),
          block: !empty && at > 40 && at < 48 ? 6 : 0,
          mask: empty ? 0 : at % 4,
          flag: empty ? 0 : at % 2,
        },
      })),
    'GET /events/:id': ({ params }) => found(EVENTS.find((event) => event.id === params.id)),
    'GET /holds': (ask) => pageOf(ask, holds),
    'POST /holds/:event': ({ params, body }) => {
      const hold = found(holds.find((one) => one.event === params.event))
      holds = holds.filter((one) => one !== hold)
      return { ...hold, state: (body as { answer: string }).answer === 'allow' ? 'allowed' : 'blocked', answeredBy: 'mira' }
    },
    'GET /gateway': () => ({
      running: !empty,
      listen: 'http://127.0.0.1:8400',
      upstreams: ['model'],
      ...(empty ? { reason: 'pavise.yaml names no upstream' } : { mode: 'enforce', policy: { number: 3, version: POLICIES[0]?.version } }),
    }),
    'GET /policies': (ask) => pageOf(ask, empty ? [] : POLICIES.map(({ text: _text, ...row }) => row)),
    'GET /policies/current': () => {
      if (empty) throw new FakeProblem(404, 'PAV_NOT_FOUND', 'There is no policy yet.')
      return POLICIES[0]
    },
    'GET /policies/:number': ({ params }) => found(POLICIES.find((policy) => policy.number === Number(params.number))),
    'POST /policies/check': ({ body }) => {
      const { text } = body as { text: string }
      const line = text.split('\n').findIndex((one) => one.includes('do: blok')) + 1
      return line > 0
        ? {
            valid: false,
            faults: [
              { path: 'rules.0.do', line, message: 'is none of allow, flag, mask, redact, hold, block', hint: 'did you mean block?' },
            ],
          }
        : { valid: true, faults: [], version: 'sha256:77aa01', rules: 3 }
    },
    'POST /policies/diff': () => ({
      unified: '--- v3\n+++ candidate\n@@ -7,3 +7,3 @@\n rules:\n-  - { id: injection, fpr: 0.01 }\n+  - { id: injection, fpr: 0.02 }\n',
      rules: [{ id: 'injection', change: 'changed', before: 'fpr: 0.01', after: 'fpr: 0.02' }],
    }),
    'POST /policies': () => version(4),
    'POST /policies/:number/rollback': () => version(4),
    'GET /ledger': (ask) => pageOf(ask, empty ? [] : Array.from({ length: SIZE }, (_, at) => ledgerRow(SIZE - 1 - at))),
    'GET /ledger/checkpoint': () => ({
      note: `pavise/support-bot\n${SIZE}\nq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=\n\n— pavise/support-bot AbCdEf0123`,
      publicKey: 'pavise/support-bot+1a2b3c4d+AbCd',
      size: SIZE,
    }),
    'GET /ledger/:index': ({ params }) => ({ ...ledgerRow(Number(params.index)), state: 'open', body: { note: 'made up' } }),
    'GET /ledger/:index/proof': ({ params }) => ({
      schema: 'pavise.proof/1',
      index: Number(params.index),
      leaf: 'ab'.repeat(32),
      hashes: ['cd'.repeat(32), 'ef'.repeat(32)],
      checkpoint: `pavise/support-bot\n${SIZE}\n…`,
    }),
  }
}

function version(number: number) {
  const { text: _text, ...row } = POLICIES[0]!
  return { ...row, number }
}

const TYPES = ['finding.changed', 'policy.published', 'run.finished', 'hold.answered', 'evidence.revealed']

function ledgerRow(index: number) {
  return {
    index,
    type: TYPES[index % TYPES.length],
    time: ago((SIZE - 1 - index) * 2),
    fields: { by: 'mira', number: index + 3 },
    digest: 'ab'.repeat(32),
    forgotten: index % 19 === 0,
  }
}
