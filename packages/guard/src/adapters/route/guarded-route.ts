import type { Decision, Edit } from '../../policy/decision.js'
import type { GuardSession, StreamStep } from '../../policy/guard.js'
import { applyEdits } from '../../surfaces/apply-edits.js'
import { isRecord } from '../../surfaces/read-surface.js'
import { GuardError } from '../../vocabulary/error.js'
import type { Principal } from '../../vocabulary/origin.js'
import { type AdapterOptions, answerHold, sessionOf, settle } from '../adapter-options.js'
import { GuardBlocked } from '../guard-blocked.js'

export interface RouteOptions<Request = unknown> extends Omit<AdapterOptions, 'session' | 'principal'> {
  /** The field of the JSON body that holds what the user says: a text, or messages with `role` and `content`. Default `messages`. */
  field?: string
  /** Who asks, from the request: for rules of tenants and for the session. */
  principal?: (request: Request) => Principal | undefined
  /** The session of the conversation, where the application keeps one; else the messages are the session. */
  session?: (request: Request) => GuardSession | undefined
}

/** What stands between one request and its answer. */
export class GuardedRoute {
  private readonly options: AdapterOptions
  readonly session: GuardSession

  constructor(
    options: RouteOptions<never>,
    request: unknown,
    private readonly field = options.field ?? 'messages',
  ) {
    const { guard, onHold, onDecision } = options
    const principal = options.principal?.(request as never)
    const session = options.session?.(request as never)
    this.options = {
      guard,
      ...(onHold && { onHold }),
      ...(onDecision && { onDecision }),
      ...(principal && { principal }),
      ...(session && { session }),
    }
    this.session = sessionOf(this.options)
  }

  /** The body as the policy leaves it. Throws GuardBlocked, or GuardError with PAV_SURFACE_MALFORMED where it is not what was expected. */
  async read<Body>(body: Body): Promise<Body> {
    const value = isRecord(body) && Object.hasOwn(body, this.field) ? body[this.field] : undefined
    if (typeof value !== 'string' && !Array.isArray(value))
      throw new GuardError('PAV_SURFACE_MALFORMED', `${this.field} must be a text or a list of messages`)
    const { [this.field]: _, ...beside } = body as Record<string, unknown>
    const messages = typeof value === 'string' ? [{ role: 'user', content: value }] : value
    const decision = this.session.request({ messages, [BESIDE]: beside })
    await this.enforce(decision, 'request')
    const edits = decision.edits.map(({ path, text }) => ({ path: this.placeOf(path, typeof value === 'string'), text }))
    return applyEdits(body, edits)
  }

  /** An answer as the user may read it. Throws GuardBlocked. */
  async answer(text: string): Promise<string> {
    const body = { choices: [{ message: { role: 'assistant', content: text } }] }
    const decision = this.session.response(body)
    await this.enforce(decision, 'response')
    return applyEdits(body, decision.edits).choices[0]!.message.content
  }

  /** The same for an answer that comes in parts; throws GuardBlocked where it has to end. No part of what is forbidden is yielded. */
  async *answerParts(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string, void, undefined> {
    const inspector = this.session.stream()
    for await (const content of parts)
      yield* this.released(inspector.push(JSON.stringify({ choices: [{ index: 0, delta: { content } }] })), inspector)
    yield* this.released(inspector.end(), inspector)
  }

  private async *released(first: StreamStep, inspector: { resume(answer: 'allow' | 'block'): StreamStep }): AsyncGenerator<string> {
    for (let step = first; ; ) {
      for (const payload of step.release) {
        const text: unknown = JSON.parse(payload).choices[0].delta.content
        if (typeof text === 'string' && text !== '') yield text
      }
      if (step.stop) throw new GuardBlocked(step.stop, 'response')
      if (!step.hold) return
      step = inspector.resume(await answerHold(step.hold, 'response', this.options))
    }
  }

  private async enforce(decision: Decision, phase: 'request' | 'response'): Promise<void> {
    if ((await settle(decision, phase, this.options)) === 'block') throw new GuardBlocked(decision, phase)
  }

  /** Where an edit of the inspected request lies in the body of the route. */
  private placeOf(path: Edit['path'], isText: boolean): Edit['path'] {
    if (path[0] === BESIDE) return path.slice(1)
    return isText ? [this.field] : [this.field, ...path.slice(1)]
  }
}

/** Under this name the rest of the body is read: by the rules for texts of unknown origin. */
const BESIDE = 'beside'

/** The error answer to what `read` threw; null for anything else. */
export function routeRefusal(fault: unknown): { status: number; body: object } | null {
  if (fault instanceof GuardBlocked) return { status: fault.statusCode, body: fault.body }
  if (!(fault instanceof GuardError)) return null
  return { status: 400, body: { error: { message: fault.message, type: 'invalid_request_error', code: fault.code } } }
}
