import type { ServiceKey, TokenKind } from '../token-kind.js'

/** Observability, analytics and feature flags. */
export const MONITORING: readonly TokenKind[] = [
  { kind: 'new_relic', prefixes: 'NRAK- NRII- NRJS- NRRA- NRSP- NRIQ-', body: 'word', length: [19, 48] },
  { kind: 'grafana', prefixes: 'glc_', body: 'base64', length: [32, 400] },
  { kind: 'grafana', prefixes: 'glsa_', body: 'word', length: [41, 41] },
  { kind: 'grafana', prefixes: 'eyJrIjoi', body: 'base64', length: [60, 400] },
  { kind: 'sentry', prefixes: 'sntrys_', body: 'base64', length: [60, 400] },
  { kind: 'sentry', prefixes: 'sntryu_', body: 'hex', length: [64, 64] },
  { kind: 'honeycomb', prefixes: 'hcaik_ hcxik_ hcamk_ hcxmk_', body: 'alnum', length: [50, 80] },
  { kind: 'dynatrace', prefixes: 'dt0c01. dt0s01. dt0s02. dt0s16.', body: 'dotted', length: [80, 96] },
  { kind: 'axiom', prefixes: 'xaat- xapt-', body: 'uuid', length: [36, 36] },
  { kind: 'posthog', prefixes: 'phx_ phs_', body: 'alnum', length: [40, 60] },
  { kind: 'logfire', prefixes: 'pylf_v1_', body: 'word', length: [40, 60] },
  { kind: 'checkly', prefixes: 'cu_', body: 'hex', length: [32, 32] },
  { kind: 'statsig', prefixes: 'secret-', body: 'alnum', length: [40, 50], weak: true },
  { kind: 'optimizely', prefixes: '2:', body: 'word', length: [43, 43], weak: true },
  { kind: 'elastic', prefixes: 'essu_', body: 'base64', length: [40, 120] },
]

const HEX = (...lengths: readonly number[]) => new RegExp(`^(?:${lengths.map((length) => `[0-9a-f]{${length}}`).join('|')})$`, 'i')
export const MONITORING_SERVICES: readonly ServiceKey[] = [
  { kind: 'datadog', service: 'datadog dd', form: HEX(32, 40) },
  { kind: 'splunk', service: 'splunk', form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { kind: 'pagerduty', service: 'pagerduty', form: /^[uy]?\+?[A-Za-z0-9_-]{18,32}$/ },
  { kind: 'rollbar', service: 'rollbar bugsnag', form: HEX(32) },
  { kind: 'opsgenie', service: 'opsgenie', form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { kind: 'mixpanel', service: 'mixpanel amplitude', form: HEX(32) },
  { kind: 'segment', service: 'segment', form: /^[A-Za-z0-9]{32}$/ },
  { kind: 'logzio', service: 'logzio loggly sumologic papertrail', form: /^[A-Za-z0-9-]{20,64}$/ },
  { kind: 'new_relic', service: 'new_relic', form: /^[0-9a-f]{36}(?:NRAL)?$/i },
  { kind: 'appdynamics', service: 'appdynamics instana', form: /^[A-Za-z0-9_-]{20,64}$/ },
]
