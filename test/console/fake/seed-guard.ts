import type { ExchangeEvent } from '../../../packages/pavise/src/core/event.js'
import type { HoldRow, PolicyDetail } from '../../../packages/pavise/src/core/records/policy.js'
import { ago, idOf, NOW } from './seed-findings.js'

const ACTIONS = ['allow', 'allow', 'flag', 'mask', 'block', 'allow', 'hold', 'redact', 'allow', 'allow'] as const
const RULES: Readonly<Record<string, string>> = { flag: 'links', mask: 'personal', block: 'injection', hold: 'no-exfil', redact: 'secrets' }
const SURFACES = ['chat', 'responses', 'messages', 'mcp']

export function makeEvent(at: number, time: string): ExchangeEvent {
  const action = ACTIONS[at % ACTIONS.length]!
  const rule = RULES[action]
  return {
    schema: 'pavise.event/1',
    id: `ev-${String(at).padStart(6, '0')}`,
    time,
    kind: 'exchange',
    principal: { id: 'support-web', tenant: at % 3 ? 'north' : 'south', key: 'pv_3f' },
    session: `s-${at % 9}`,
    surface: SURFACES[at % SURFACES.length]!,
    upstream: 'model',
    model: { asked: 'small-chat', answered: 'small-chat-2' },
    parameters: { temperature: 0.2, stream: true },
    digests: { documents: action === 'block' ? [`sha256:${'a1'.repeat(32)}`] : [] },
    calls: action === 'hold' ? [{ name: 'mail.send', arguments: `sha256:${'b2'.repeat(32)}` }] : [],
    policy: { version: `sha256:${'c3'.repeat(32)}`.slice(0, 23), mode: 'enforce' },
    action,
    firings: rule
      ? [
          {
            phase: at % 2 ? 'response' : 'request',
            rule,
            action,
            origin: action === 'block' ? 'document' : action === 'hold' ? 'assistant' : 'user',
            path: 'messages.2.content',
            detections: action === 'hold' ? [] : [{ detector: rule, kind: rule, score: 0.97, start: 212, end: 275 }],
            ...(action === 'hold'
              ? {
                  tool: 'mail.send',
                  argument: 'arguments.to',
                  reason: 'support@parcel-help.example stands in no text of the user or the operator',
                }
              : {}),
          },
        ]
      : [],
    ...(action === 'hold' ? { hold: { answer: 'block' as const, by: 'timeout' as const, waited: 60 } } : {}),
    outcome: { status: action === 'block' ? 403 : 200, end: action === 'block' ? 'blocked' : 'complete' },
    coverage: {
      request: { user: { seen: 1200, scanned: 1200, skipped: 0 }, document: { seen: 1110, scanned: 704, skipped: 406 } },
      response: { assistant: { seen: 420, scanned: 420, skipped: 0 } },
    },
    bytes: { request: 2310, response: 812 },
    latency: { total: 412.5, upstream: 380.1 },
    degraded: at % 17 === 0,
  }
}

export const EVENTS = Array.from({ length: 300 }, (_, at) => makeEvent(300 - at, new Date(NOW - at * 1_700).toISOString()))

export const HOLDS: HoldRow[] = [
  {
    event: 'ev-000900',
    state: 'waiting',
    phase: 'response',
    principal: { id: 'support-web', tenant: 'north', key: 'pv_3f' },
    rules: ['no-exfil'],
    reasons: ['mail.send to support@parcel-help.example: the address stands in no text of the user or the operator'],
    otherwise: 'block',
    created: ago(0.01),
    until: new Date(NOW + 3_600_000).toISOString(),
  },
]

const TEXT = `version: 1
mode: enforce
trust: { system: operator, developer: operator }
tools:
  search_docs: { effect: none, returns: untrusted }
  send_mail: { effect: external, to: [arguments.to], carries: [arguments.body] }
rules:
  - { id: injection, from: [user, document, tool], when: { detector: injection, fpr: 0.01 }, do: block }
  - { id: secrets, from: [user, assistant, tool], when: { detector: secret }, do: redact }
  - { id: no-exfil, flow: { argument: carries, derived: [private], tool: { effect: external } }, do: hold, timeout: 60s, otherwise: block }
`

export const POLICIES: PolicyDetail[] = [3, 2, 1].map((number) => ({
  number,
  version: `sha256:${idOf(`policy ${number}`).slice(0, 8)}`,
  mode: number === 1 ? 'observe' : 'enforce',
  rules: number === 1 ? 2 : 3,
  by: number === 1 ? 'pavise' : 'mira',
  ...(number === 3 ? { note: 'Hold mails that carry private text' } : {}),
  created: ago((4 - number) * 50),
  active: number === 3,
  text: number === 3 ? TEXT : TEXT.replace(/ {2}- \{ id: no-exfil.*\n/, '').replace('enforce', number === 1 ? 'observe' : 'enforce'),
}))
