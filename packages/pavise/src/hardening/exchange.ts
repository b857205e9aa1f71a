import type { Decision, Guard, GuardSession, Principal, SessionInit } from '@pavise/guard'
import type { ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'

/** One model call as the gateway saw it: what rules are tried on. Holds people's texts: kept in memory, or sealed. */
export interface Exchange {
  principal?: Principal
  request: ChatRequest
  response?: ChatCompletion
}

export interface Recorder {
  /** A guard that decides as the given one and remembers what it saw. */
  readonly guard: Guard
  /** Takes what was recorded since the last call. */
  take(): Exchange[]
}

/**
 * Wraps a guard so that every whole exchange is remembered. Streamed answers are not remembered: record with `stream: false`.
 * @example const recorder = record(createGuard(observePolicy)); …; const traffic = recorder.take()
 */
export function record(guard: Guard): Recorder {
  let seen: Exchange[] = []
  const watch = (session: GuardSession, principal: Principal | undefined): GuardSession => {
    let current: Exchange | undefined
    return {
      request: (body) => {
        current = principal ? { principal, request: body } : { request: body }
        seen.push(current)
        return session.request(body)
      },
      response: (body) => {
        if (current) current.response = body
        return session.response(body)
      },
      stream: () => session.stream(),
    }
  }
  return {
    guard: {
      policy: guard.policy,
      version: guard.version,
      inspect: (input) => guard.inspect(input),
      session: (init?: SessionInit) => watch(guard.session(init), init?.principal),
    },
    take: () => {
      const taken = seen
      seen = []
      return taken
    },
  }
}

/** What a policy would do to one exchange, request first. A hold counts as stopped: nobody answers in a trial. */
export function tryExchange(guard: Guard, exchange: Exchange): { stopped: boolean; changed: boolean; rules: string[] } {
  const session = guard.session(exchange.principal ? { principal: exchange.principal } : {})
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
