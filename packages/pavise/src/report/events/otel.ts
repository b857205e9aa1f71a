import type { ExchangeEvent, GuardEvent } from '#core/event'
import { VERSION } from '#core/version'

type Value = string | number | boolean | readonly string[]
type Attributes = Record<string, Value | undefined>

/** The words of OpenTelemetry for the APIs. */
const PROVIDERS: Readonly<Record<string, string>> = { openai: 'openai', anthropic: 'anthropic', gemini: 'gcp.gemini', ollama: 'ollama' }

/**
 * An event of the guard as one request of OpenTelemetry's logs (OTLP in JSON), with the attributes of its semantic conventions for generative AI.
 * A line of these is what the collector's `otlpjsonfile` receiver reads.
 */
export function toOtel(event: GuardEvent): object {
  const attributes = event.kind === 'exchange' ? exchangeOf(event) : { 'pavise.event.kind': event.kind }
  const policy = { 'pavise.policy.version': event.policy.version, 'pavise.policy.mode': event.policy.mode, 'pavise.event.id': event.id }
  const fired = event.kind === 'policy' ? [] : [...new Set(event.firings.map(({ rule }) => rule))]
  const severity = severityOf(event)
  const record = {
    timeUnixNano: `${Date.parse(event.time)}000000`,
    severityNumber: severity.number,
    severityText: severity.text,
    eventName: `pavise.${event.kind}`,
    body: { stringValue: fired.length > 0 ? `rules fired: ${fired.join(', ')}` : `pavise ${event.kind}` },
    attributes: listed({ ...attributes, ...policy, ...(fired.length > 0 && { 'pavise.rules': fired }) }),
  }
  const resource = { attributes: listed({ 'service.name': 'pavise-gateway', 'service.version': VERSION }) }
  return { resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'pavise', version: VERSION }, logRecords: [record] }] }] }
}

function exchangeOf(event: ExchangeEvent): Attributes {
  const { parameters, usage, model, calls, outcome, surface } = event
  const number = (name: string): number | undefined => (typeof parameters[name] === 'number' ? parameters[name] : undefined)
  const isTool = surface === 'mcp'
  return {
    'gen_ai.operation.name': operationOf(event),
    'gen_ai.provider.name': PROVIDERS[event.upstream] ?? event.upstream,
    'gen_ai.request.model': model.asked,
    'gen_ai.response.model': model.answered,
    'gen_ai.usage.input_tokens': usage?.input,
    'gen_ai.usage.output_tokens': usage?.output,
    'gen_ai.request.temperature': number('temperature'),
    'gen_ai.request.top_p': number('top_p'),
    'gen_ai.request.max_tokens': number('max_completion_tokens') ?? number('max_tokens') ?? number('max_output_tokens'),
    'gen_ai.request.choice.count': number('n'),
    'gen_ai.request.seed': number('seed'),
    'gen_ai.request.frequency_penalty': number('frequency_penalty'),
    'gen_ai.request.presence_penalty': number('presence_penalty'),
    'gen_ai.conversation.id': event.session,
    'gen_ai.tool.name': isTool ? calls[0]?.name : undefined,
    'mcp.method.name': isTool && typeof parameters['method'] === 'string' ? parameters['method'] : undefined,
    'http.response.status_code': outcome.status,
    'error.type': outcome.end === 'complete' ? undefined : (outcome.reason ?? outcome.end),
    'enduser.id': event.principal.id,
    'pavise.tenant': event.principal.tenant,
    'pavise.key': event.principal.key,
    'pavise.surface': surface,
    'pavise.action': event.action,
    'pavise.outcome': outcome.end,
    'pavise.degraded': event.degraded,
    'pavise.latency_ms': event.latency.total,
    'pavise.tool_calls': calls.length > 0 ? calls.map(({ name }) => name) : undefined,
  }
}

function operationOf({ surface, parameters }: ExchangeEvent): string {
  if (surface === 'mcp') return parameters['method'] === 'tools/call' ? 'execute_tool' : 'mcp'
  if (/embed/.test(surface)) return 'embeddings'
  if (/gemini-generate/.test(surface)) return 'generate_content'
  if (/completions|ollama-generate/.test(surface)) return 'text_completion'
  return /chat|messages|responses/.test(surface) ? 'chat' : surface
}

function severityOf(event: GuardEvent): { number: number; text: string } {
  if (event.kind === 'exchange' && event.outcome.end === 'blocked') return { number: 17, text: 'ERROR' }
  if (event.kind === 'hold' || (event.kind === 'exchange' && event.firings.length > 0)) return { number: 13, text: 'WARN' }
  return { number: 9, text: 'INFO' }
}

function listed(attributes: Attributes): object[] {
  return Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: otlpValue(value) }]))
}

function otlpValue(value: Value): object {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } }
}
