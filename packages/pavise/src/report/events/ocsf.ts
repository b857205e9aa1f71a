import type { ExchangeEvent, GuardEvent, HoldEvent, PolicyEvent } from '#core/event'
import { VERSION } from '#core/version'

/** Open Cybersecurity Schema Framework, https://schema.ocsf.io/1.3.0. */
const SCHEMA = '1.3.0'
const API_ACTIVITY = { category_uid: 6, category_name: 'Application Activity', class_uid: 6003, class_name: 'API Activity' } as const
const DETECTION = { category_uid: 2, category_name: 'Findings', class_uid: 2004, class_name: 'Detection Finding' } as const

export type OcsfEvent = Readonly<Record<string, unknown>>

/**
 * An event of the guard in the words of OCSF: what a rule fired on is a Detection Finding (2004), everything else API Activity (6003), both with the
 * profile for security controls, which has the action and what became of it. It holds what the event holds: rules, positions and digests, never a text
 * of an exchange.
 */
export function toOcsf(event: GuardEvent): OcsfEvent {
  if (event.kind === 'policy') return policyChange(event)
  return event.kind === 'exchange' && event.firings.length === 0 ? activity(event) : finding(event)
}

function activity(event: ExchangeEvent): OcsfEvent {
  return {
    ...base(event, API_ACTIVITY, { id: 99, name: 'Inference' }, 1),
    ...apiOf(event),
    ...outcomeOf(event),
    duration: Math.round(event.latency.total),
    unmapped: unmappedOf(event),
  }
}

function finding(event: ExchangeEvent | HoldEvent): OcsfEvent {
  const rules = [...new Set(event.firings.map(({ rule }) => rule))]
  const severity = severityOf(event)
  const title = `Rule ${rules.join(', ')} fired`
  const shared = event.kind === 'exchange' ? { ...outcomeOf(event), unmapped: unmappedOf(event) } : held(event)
  // The class of findings has no actor, API or endpoints of its own: they are evidence.
  const { resources, ...around } = event.kind === 'exchange' ? apiOf(event) : { actor: actorOf(event), resources: undefined }
  return {
    ...base(event, DETECTION, { id: 1, name: 'Create' }, severity),
    ...shared,
    ...(resources !== undefined && { resources }),
    status_id: 1,
    status: 'New',
    finding_info: {
      uid: event.id,
      title,
      types: rules,
      created_time: Date.parse(event.time),
      analytic: { name: rules[0] ?? 'policy', type_id: 1, type: 'Rule', uid: event.policy.version },
    },
    evidences: event.firings.slice(0, 64).map(({ rule, action, origin, path, phase, tool, reason }) => ({
      ...around,
      data: { rule, action, origin, path, phase, ...(tool !== undefined && { tool }), ...(reason !== undefined && { reason }) },
    })),
  }
}

function policyChange(event: PolicyEvent): OcsfEvent {
  return {
    ...base(event, API_ACTIVITY, { id: 3, name: 'Update' }, 1),
    actor: { app_name: 'pavise' },
    src_endpoint: { name: 'pavise' },
    api: { operation: 'policy.update', service: { name: 'pavise-gateway' } },
    status_id: 1,
    status: 'Success',
    unmapped: { policy: event.policy, ...(event.before !== undefined && { before: event.before }) },
  }
}

interface ClassOf {
  readonly category_uid: number
  readonly category_name: string
  readonly class_uid: number
  readonly class_name: string
}

function base({ id, time, kind }: GuardEvent, of: ClassOf, activityOf: { id: number; name: string }, severity: number): OcsfEvent {
  return {
    ...of,
    activity_id: activityOf.id,
    activity_name: activityOf.name,
    type_uid: of.class_uid * 100 + activityOf.id,
    type_name: `${of.class_name}: ${activityOf.name}`,
    time: Date.parse(time),
    severity_id: severity,
    severity: ['Unknown', 'Informational', 'Low', 'Medium', 'High', 'Critical'][severity],
    metadata: {
      version: SCHEMA,
      uid: id,
      ...(kind !== 'policy' && { profiles: ['security_control'] }),
      product: { name: 'Pavise', vendor_name: 'Pavise', version: VERSION, feature: { name: 'gateway' } },
    },
  }
}

function apiOf(event: ExchangeEvent): OcsfEvent {
  return {
    actor: actorOf(event),
    api: {
      operation: typeof event.parameters['method'] === 'string' ? event.parameters['method'] : event.surface,
      service: { name: event.upstream },
      response: { code: event.outcome.status, ...(event.outcome.reason !== undefined && { error: event.outcome.reason }) },
    },
    src_endpoint: { name: event.principal.key ?? 'unknown' },
    dst_endpoint: { name: event.upstream },
    resources: [
      ...(event.model.asked === undefined ? [] : [{ name: event.model.asked, type: 'model' }]),
      ...event.calls.map(({ name }) => ({ name, type: 'tool' })),
    ],
  }
}

const held = (event: HoldEvent): OcsfEvent => ({
  action_id: 0,
  action: 'Unknown',
  disposition_id: 14,
  disposition: 'Delayed',
  unmapped: { exchange: event.exchange },
})

/** A key is no person: without a user the application acts. */
function actorOf({ principal, session }: ExchangeEvent | HoldEvent): OcsfEvent {
  const { id, tenant, key } = principal
  return {
    ...(id !== undefined && { user: { uid: id, name: id, ...(tenant !== undefined && { org: { name: tenant } }) } }),
    app_name: key ?? 'unknown',
    ...(session !== undefined && { session: { uid: session } }),
  }
}

function outcomeOf({ action, outcome }: ExchangeEvent): OcsfEvent {
  const passed = outcome.end === 'complete'
  const changed = action === 'mask' || action === 'redact'
  const disposition =
    outcome.end === 'blocked' ? [2, 'Blocked'] : !passed ? [99, outcome.end] : changed ? [11, 'Corrected'] : [1, 'Allowed']
  return {
    action_id: outcome.end === 'blocked' || outcome.end === 'refused' ? 2 : 1,
    action: outcome.end === 'blocked' || outcome.end === 'refused' ? 'Denied' : 'Allowed',
    disposition_id: disposition[0],
    disposition: disposition[1],
    status_id: passed ? 1 : 2,
    status: passed ? 'Success' : 'Failure',
    status_code: String(outcome.status),
  }
}

function severityOf(event: ExchangeEvent | HoldEvent): number {
  const actions = event.firings.map(({ action }) => action)
  if (actions.includes('block')) return 4
  if (actions.includes('hold')) return 3
  return actions.includes('mask') || actions.includes('redact') ? 2 : 1
}

const unmappedOf = ({ policy, coverage, usage, digests, degraded }: ExchangeEvent): OcsfEvent => ({
  policy,
  coverage,
  digests,
  degraded,
  ...(usage && { usage }),
})
