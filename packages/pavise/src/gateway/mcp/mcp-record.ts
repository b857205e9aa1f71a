import type { Decision, Firing, Guard, Principal } from '@pavise/guard'
import type { ExchangeEvent, HoldEvent } from '#core/event'
import { canonicalJson } from '#core/results/canonical-json'
import type { HoldAnswer } from '#gateway/hold'
import { joined } from '#gateway/mcp/judge'
import { isRecord } from '#gateway/mcp/message'
import { digestOf } from '#gateway/record/digest'
import { eventId } from '#gateway/record/event-id'

type Phase = 'request' | 'response'

/** What the event of one request and its answer, or of one notification, will say. It holds digests and positions, never a text. */
export class McpRecord {
  readonly id: string
  hold: HoldAnswer | undefined
  session: string | undefined
  readonly #decisions: Record<Phase, Decision[]> = { request: [], response: [] }
  readonly #documents: string[] = []
  readonly #begun = performance.now()
  readonly #time = Date.now()
  #answered: number | undefined
  readonly #bytes = { request: 0, response: 0 }
  #calls: ExchangeEvent['calls'] = []

  constructor(
    readonly guard: Guard,
    readonly principal: Principal,
    readonly server: string,
    readonly method: string,
    readonly from: 'client' | 'server',
  ) {
    this.id = eventId(this.#time)
  }

  decided(phase: Phase, decision: Decision, message: unknown): void {
    this.#decisions[phase].push(decision)
    this.#bytes[phase] += sizeOf(message)
    if (phase === 'response') this.#answered ??= performance.now()
  }

  called(name: string, args: unknown): void {
    this.#calls = [{ name: name.slice(0, 128), arguments: digestOf(textOf(args)) }]
  }

  retrieved(document: unknown): void {
    this.#documents.push(digestOf(textOf(document)))
  }

  get fired(): boolean {
    return [...this.#decisions.request, ...this.#decisions.response].some((decision) => decision.firings.length > 0 || decision.degraded)
  }

  get acted(): boolean {
    const { request, response } = this.#decisions
    return [...request, ...response].some(({ action }) => action === 'block' || action === 'hold')
  }

  toHold(decision: Decision, phase: Phase): HoldEvent {
    const now = Date.now()
    return {
      ...this.#head('hold', now),
      kind: 'hold',
      exchange: this.id,
      firings: decision.firings.map((firing) => firingOf(phase, firing)),
    }
  }

  toEvent(outcome: ExchangeEvent['outcome']): ExchangeEvent {
    const { request, response } = this.#decisions
    const all = [...request, ...response]
    const first = all.length > 0 ? joined(all) : undefined
    return {
      ...this.#head('exchange', this.#time),
      kind: 'exchange',
      id: this.id,
      surface: 'mcp',
      upstream: this.server,
      model: {},
      parameters: { method: /^[\w$/.-]{1,80}$/.test(this.method) ? this.method : '?', from: this.from },
      digests: { documents: this.#documents },
      calls: this.#calls,
      action: first?.action ?? 'allow',
      firings: [
        ...request.flatMap((decision) => decision.firings.map((firing) => firingOf('request', firing))),
        ...response.flatMap((decision) => decision.firings.map((firing) => firingOf('response', firing))),
      ],
      ...(this.hold && { hold: this.hold }),
      outcome,
      coverage: {
        request: request.length > 0 ? joined(request).coverage : {},
        response: response.length > 0 ? joined(response).coverage : {},
      },
      bytes: { ...this.#bytes },
      latency: { total: performance.now() - this.#begun, ...(this.#answered !== undefined && { upstream: this.#answered - this.#begun }) },
      degraded: first?.degraded ?? false,
    }
  }

  #head<Kind extends string>(_kind: Kind, now: number) {
    const { version, policy } = this.guard
    return {
      schema: 'pavise.event/1' as const,
      id: eventId(now),
      time: new Date(now).toISOString(),
      principal: this.principal,
      ...(this.session === undefined ? {} : { session: this.session }),
      policy: { version, mode: policy.mode },
    }
  }
}

function firingOf(phase: Phase, firing: Firing): ExchangeEvent['firings'][number] {
  return {
    phase,
    rule: firing.rule,
    action: firing.action,
    origin: firing.origin,
    path: firing.path.map((step) => (/^[\w-]{1,40}$/.test(String(step)) ? String(step) : '?')).join('.'),
    detections: firing.detections.map(({ detector, kind, score, start, end }) => ({ detector, kind, score, start, end })),
    ...(firing.tool !== undefined && { tool: firing.tool }),
    ...(firing.argument !== undefined && { argument: firing.argument }),
    ...(firing.reason !== undefined && { reason: firing.reason }),
  }
}

function textOf(value: unknown): string {
  try {
    return canonicalJson(isRecord(value) || Array.isArray(value) ? value : (value ?? null))
  } catch {
    return JSON.stringify(value ?? null)
  }
}

const sizeOf = (message: unknown): number => Buffer.byteLength(JSON.stringify(message ?? null))
