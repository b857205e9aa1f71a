import type { Decision, Guard, GuardSession, Principal, SessionInit } from '@pavise/guard'
import { openaiChat } from '@pavise/guard/surfaces'
import { recordedSurface } from '#hardening/recorded-surface'

/** One model call as the gateway saw it: what rules are tried on. Holds people's texts: kept in memory, or sealed. */
export interface Exchange {
  principal?: Principal
  /** Id of the model API, or `mcp`; OpenAI chat completions where it is absent. */
  surface?: string
  request: object
  response?: object
}

export interface Recorder {
  /** A guard that decides as the given one and remembers what it saw. */
  readonly guard: Guard
  /** Takes what was recorded since the last call. */
  take(): Exchange[]
}

/**
 * Wraps a guard so that every whole exchange is remembered. The answer of a streamed exchange is not.
 * @example const recorder = record(createGuard(observePolicy)); …; const traffic = recorder.take()
 */
export function record(guard: Guard): Recorder {
  let seen: Exchange[] = []
  return {
    guard: witness(guard, { opened: (exchange) => seen.push(exchange) }),
    take: () => {
      const taken = seen
      seen = []
      return taken
    },
  }
}

/** What is told of an exchange: when its request was inspected, and when its answer was, or begins to stream. */
export interface Witness {
  opened?(exchange: Exchange): void
  closed?(exchange: Exchange): void
}

/** The session behind a watched one: a session can go on only from one of the guard's own. */
const watched = new WeakMap<GuardSession, GuardSession>()

/** Wraps a guard so that somebody is told of every exchange. Decisions stay those of the guard. */
export function witness(guard: Guard, { opened, closed }: Witness): Guard {
  const watch = (session: GuardSession, principal: Principal | undefined): GuardSession => {
    let current: Exchange | undefined
    const seen: GuardSession = {
      request: (body: object) => {
        current = principal ? { principal, request: body } : { request: body }
        opened?.(current)
        return session.request(body)
      },
      response: (body: object) => {
        if (current) {
          current.response = body
          closed?.(current)
        }
        return session.response(body)
      },
      stream: () => {
        if (current) closed?.(current)
        return session.stream()
      },
    }
    watched.set(seen, session)
    return seen
  }
  return {
    policy: guard.policy,
    version: guard.version,
    inspect: (input) => guard.inspect(input),
    session: (init: SessionInit = {}) => {
      const before = init.continues && (watched.get(init.continues) ?? init.continues)
      const session = guard.session({ ...init, ...(before ? { continues: before } : {}) })
      // Rules are tried on chat completions only, so that no other API is remembered.
      return init.surface === undefined || init.surface === openaiChat ? watch(session, init.principal) : session
    },
  }
}

/** What a policy would do to one exchange, request first. A hold counts as stopped: nobody answers in a trial. */
export function tryExchange(guard: Guard, exchange: Exchange): { stopped: boolean; changed: boolean; rules: string[] } {
  const { principal } = exchange
  const session = guard.session({ ...(principal && { principal }), surface: recordedSurface(exchange.surface) ?? openaiChat })
  const decisions: Decision[] = [session.request(exchange.request)]
  if (exchange.response && !stops(decisions[0]!)) decisions.push(session.response(exchange.response))
  return {
    stopped: decisions.some(stops),
    changed: decisions.some((decision) => decision.edits.length > 0),
    rules: [
      ...new Set(
        decisions.flatMap((decision) => decision.firings.filter((f) => f.action !== 'flag' && f.action !== 'allow').map((f) => f.rule)),
      ),
    ],
  }
}

function stops(decision: Decision): boolean {
  return decision.action === 'block' || decision.action === 'hold'
}
