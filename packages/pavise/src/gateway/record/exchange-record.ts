import type { Action, Coverage, Decision, Guard, Principal } from '@pavise/guard'
import { ACTIONS } from '@pavise/guard'
import { type ChatRequest, openaiChat, type Surface } from '@pavise/guard/surfaces'
import type { ExchangeEvent, HoldEvent } from '#core/event'
import type { Recording } from '#core/recording'
import type { HoldAnswer } from '#gateway/hold'
import { AnswerNotes } from '#gateway/record/answer-notes'
import { chatDigests } from '#gateway/record/chat-digests'
import { eventId } from '#gateway/record/event-id'
import { parametersOf, requestDigests } from '#gateway/record/request-digests'

type Outcome = ExchangeEvent['outcome']

/** Collects what the event of one exchange will say. */
export class ExchangeRecord {
  readonly id: string
  readonly notes: AnswerNotes
  principal: Principal = {}
  session: string | undefined
  request: Decision | undefined
  response: Decision | undefined
  hold: HoldAnswer | undefined
  /** As the upstream gave it, where it did not stream. */
  answer: object | undefined
  requestBytes = 0
  responseBytes = 0
  upstreamAt: number | undefined
  #body: Readonly<Record<string, unknown>> | undefined
  #model: string | undefined
  readonly #begun = performance.now()
  readonly #time: number

  constructor(
    public guard: Guard,
    readonly upstream: string,
    readonly surface: Surface = openaiChat,
  ) {
    this.notes = new AnswerNotes(surface)
    this.#time = Date.now()
    this.id = eventId(this.#time)
  }

  /** `model` is that of the path, where the body names none. */
  asked(body: object, model?: string): void {
    this.#body = body as Record<string, unknown>
    const named = this.#body['model'] ?? model
    this.#model = typeof named === 'string' ? named.slice(0, 256) : undefined
  }

  /** The model that was asked for. */
  get model(): string | undefined {
    return this.#model
  }

  answered(): void {
    this.upstreamAt ??= performance.now()
  }

  /** The strongest action that was taken; a hold that was answered counts as a hold. */
  get action(): Action {
    const taken = [this.request?.action ?? 'allow', this.response?.action ?? 'allow']
    return ACTIONS[Math.max(...taken.map((action) => ACTIONS.indexOf(action)))] ?? 'allow'
  }

  /** What other policies can be tried on; undefined before a request could be read. */
  toRecording(): Recording | undefined {
    const { id: event, principal, session, action, answer, surface } = this
    if (!this.#body) return undefined
    const exchange = {
      ...(surface === openaiChat ? {} : { surface: surface.id }),
      request: this.#body,
      ...(answer && { response: answer }),
    }
    return { event, time: new Date(this.#time).toISOString(), ...(session === undefined ? {} : { session }), principal, action, exchange }
  }

  /** What is written before anybody is asked. */
  toHold(decision: Decision, phase: 'request' | 'response'): HoldEvent {
    const now = Date.now()
    const { version, policy } = this.guard
    return {
      schema: 'pavise.event/1',
      kind: 'hold',
      id: eventId(now),
      time: new Date(now).toISOString(),
      exchange: this.id,
      principal: this.principal,
      session: this.session,
      policy: { version, mode: policy.mode },
      firings: firingsOf(phase, decision),
    }
  }

  #digests(body: Readonly<Record<string, unknown>>): ExchangeEvent['digests'] {
    const { documents } = this.guard.policy
    return this.surface === openaiChat
      ? chatDigests(body as unknown as ChatRequest, documents)
      : requestDigests(this.surface, body, documents)
  }

  toEvent(outcome: Outcome): ExchangeEvent {
    const body = this.#body
    const { policy, version } = this.guard
    return {
      schema: 'pavise.event/1',
      kind: 'exchange',
      id: this.id,
      time: new Date(this.#time).toISOString(),
      principal: this.principal,
      session: this.session,
      surface: this.surface.id,
      upstream: this.upstream,
      model: { asked: this.#model, answered: this.notes.model },
      parameters: body ? parametersOf(body) : {},
      digests: body ? this.#digests(body) : { documents: [] },
      calls: this.notes.calls,
      usage: this.notes.usage,
      policy: { version, mode: policy.mode },
      action: this.action,
      firings: [...firingsOf('request', this.request), ...firingsOf('response', this.response)],
      hold: this.hold,
      outcome,
      coverage: { request: this.request?.coverage ?? {}, response: this.response?.coverage ?? {} } satisfies Record<string, Coverage>,
      bytes: { request: this.requestBytes, response: this.responseBytes },
      latency: { total: since(this.#begun), upstream: this.upstreamAt === undefined ? undefined : this.upstreamAt - this.#begun },
      degraded: (this.request?.degraded ?? false) || (this.response?.degraded ?? false),
    }
  }
}

const since = (begun: number): number => performance.now() - begun

function firingsOf(phase: 'request' | 'response', decision: Decision | undefined): ExchangeEvent['firings'] {
  if (!decision) return []
  return decision.firings.map((firing) => ({
    phase,
    rule: firing.rule,
    action: firing.action,
    origin: firing.origin,
    path: firing.path.map(pathStep).join('.'),
    detections: firing.detections.map(({ detector, kind, score, start, end }) => ({ detector, kind, score, start, end })),
    tool: firing.tool,
    argument: firing.argument,
    reason: firing.reason,
  }))
}

/** Field names come from the client too: what is no plain name is not copied. */
const pathStep = (step: string | number): string => (/^[\w-]{1,40}$/.test(String(step)) ? String(step) : '?')
