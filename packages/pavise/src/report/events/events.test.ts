import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ExchangeEvent, GuardEvent } from '#core/event'
import { toOcsf } from '#report/events/ocsf'
import { toOtel } from '#report/events/otel'

const DIGEST = `sha256:${'a'.repeat(64)}`
const exchange: ExchangeEvent = {
  schema: 'pavise.event/1',
  kind: 'exchange',
  id: 'ev_1',
  time: '2026-03-01T10:00:00.000Z',
  principal: { id: 'kim', tenant: 'acme', key: 'abcdef012345' },
  session: DIGEST,
  surface: 'openai-chat',
  upstream: 'openai',
  model: { asked: 'gpt-5', answered: 'gpt-5-2026' },
  parameters: { temperature: 0.5, max_tokens: 100, stream: false },
  digests: { documents: [] },
  calls: [{ name: 'search', arguments: DIGEST }],
  usage: { input: 12, output: 7 },
  policy: { version: DIGEST, mode: 'enforce' },
  action: 'allow',
  firings: [],
  outcome: { status: 200, end: 'complete' },
  coverage: { request: {}, response: {} },
  bytes: { request: 100, response: 200 },
  latency: { total: 12.5, upstream: 10 },
  degraded: false,
}
const firing = {
  phase: 'request' as const,
  rule: 'injection',
  action: 'block' as const,
  origin: 'user' as const,
  path: 'messages.0.content',
  detections: [],
}
const blocked: ExchangeEvent = {
  ...exchange,
  action: 'block',
  firings: [firing],
  outcome: { status: 400, end: 'blocked', reason: 'content_filter' },
}
const { principal, session, policy, schema, time } = exchange
const hold: GuardEvent = {
  schema,
  kind: 'hold',
  id: 'ev_2',
  time,
  exchange: 'ev_1',
  principal,
  session,
  policy,
  firings: [{ ...firing, action: 'hold' }],
}
const change: GuardEvent = { schema, kind: 'policy', id: 'ev_3', time, policy }

/**
 * What OCSF 1.3.0 requires of every event, and of the two classes; enumerations as it lists them. An event has no other attribute than those
 * of the base event, of its class and of the profiles that it names: action and disposition are of `security_control`.
 */
const named = { activity_name: z.string(), category_name: z.string(), class_name: z.string(), type_name: z.string(), severity: z.string() }
const control = {
  action: z.string(),
  action_id: z.literal([0, 1, 2]),
  disposition: z.string(),
  disposition_id: z.union([z.int().min(0).max(27), z.literal(99)]),
}
const base = z.strictObject({
  ...named,
  ...z.object(control).partial().shape,
  status: z.string().optional(),
  status_code: z.string().optional(),
  duration: z.int().optional(),
  resources: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  unmapped: z.object({}).loose().optional(),
  activity_id: z.number().int(),
  category_uid: z.number().int(),
  class_uid: z.number().int(),
  type_uid: z.number().int(),
  severity_id: z.union([z.literal([0, 1, 2, 3, 4, 5, 6]), z.literal(99)]),
  time: z.number().int().positive(),
  metadata: z.strictObject({
    version: z.literal('1.3.0'),
    uid: z.string(),
    profiles: z.tuple([z.literal('security_control')]).optional(),
    product: z.object({ vendor_name: z.string(), name: z.string() }),
  }),
})
const endpoint = z.object({ name: z.string() })
const apiActivity = base.extend({
  class_uid: z.literal(6003),
  category_uid: z.literal(6),
  activity_id: z.literal([0, 1, 2, 3, 4, 99]),
  actor: z.object({ app_name: z.string() }),
  api: z.object({ operation: z.string() }),
  src_endpoint: endpoint,
  dst_endpoint: endpoint.optional(),
  status_id: z.literal([0, 1, 2, 99]).optional(),
})
const detection = base.extend({
  class_uid: z.literal(2004),
  category_uid: z.literal(2),
  activity_id: z.literal([0, 1, 2, 3, 99]),
  finding_info: z.strictObject({
    uid: z.string(),
    title: z.string(),
    types: z.array(z.string()),
    created_time: z.int(),
    analytic: z.object({ type_id: z.literal([0, 1, 2, 3, 4, 99]) }),
  }),
  evidences: z.array(
    z.strictObject({
      data: z.object({}).loose(),
      actor: z.object({ app_name: z.string() }),
      api: z.object({ operation: z.string() }).optional(),
      src_endpoint: endpoint.optional(),
      dst_endpoint: endpoint.optional(),
    }),
  ),
  status_id: z.literal([0, 1, 2, 3, 4, 5, 6, 99]),
})

test('every kind of event is a valid event of its OCSF class', () => {
  for (const event of [exchange, blocked, hold, change]) {
    const shown = toOcsf(event)
    const parsed = (shown['class_uid'] === 2004 ? detection : apiActivity).safeParse(shown)
    expect(parsed.error?.issues).toBeUndefined()
    const profiles = (shown['metadata'] as { profiles?: string[] }).profiles
    expect('action_id' in shown || 'disposition_id' in shown).toBe(profiles?.includes('security_control') === true)
    expect(shown['type_uid']).toBe((shown['class_uid'] as number) * 100 + (shown['activity_id'] as number))
  }
  expect(toOcsf(blocked)).toMatchObject({
    class_uid: 2004,
    severity: 'High',
    action: 'Denied',
    disposition: 'Blocked',
    evidences: [{ actor: { user: { uid: 'kim' } }, api: { service: { name: 'openai' } }, data: { rule: 'injection' } }],
  })
  expect(toOcsf(exchange)).toMatchObject({ class_uid: 6003, action: 'Allowed', api: { service: { name: 'openai' } } })
})

test("OpenTelemetry's names for generative AI", () => {
  const line = toOtel(blocked) as { resourceLogs: { scopeLogs: { logRecords: { attributes: { key: string; value: object }[] }[] }[] }[] }
  const record = line.resourceLogs[0]!.scopeLogs[0]!.logRecords[0]!
  const attributes = Object.fromEntries(record.attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
  expect(attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5',
    'gen_ai.response.model': 'gpt-5-2026',
    'gen_ai.usage.input_tokens': '12',
    'gen_ai.request.temperature': 0.5,
    'gen_ai.conversation.id': DIGEST,
    'error.type': 'content_filter',
    'pavise.action': 'block',
  })
  expect(record).toMatchObject({ timeUnixNano: '1772359200000000000', severityText: 'ERROR' })
  for (const event of [hold, change]) expect(JSON.stringify(toOtel(event))).toContain('pavise.policy.version')
})
