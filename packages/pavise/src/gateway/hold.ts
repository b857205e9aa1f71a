import type { Decision, Principal } from '@pavise/guard'
import type { Approver } from '#core/ports/approver'

/** Where a rule that holds names no time. */
const DEFAULT_TIMEOUT = 60_000

export interface HoldAnswer {
  readonly answer: 'allow' | 'block'
  readonly by: 'approver' | 'timeout' | 'nobody'
  /** Milliseconds. */
  readonly waited: number
}

export interface HoldContext {
  /** `none`: nobody answers, `otherwise` applies at once. Absent: nobody can answer yet, `otherwise` applies after the time. */
  readonly approver: Approver | 'none' | undefined
  readonly event: string
  readonly phase: 'request' | 'response'
  readonly principal: Principal
  /** Aborted when the client left. */
  readonly signal: AbortSignal
}

/** Waits for a person as long as the shortest rule that holds says; then the strictest `otherwise` of those rules applies. */
export async function answerHold(decision: Decision, context: HoldContext): Promise<HoldAnswer> {
  const holding = decision.firings.filter((firing) => firing.action === 'hold')
  const timeout = Math.min(...holding.map((firing) => firing.timeout ?? DEFAULT_TIMEOUT), 2 ** 31 - 1)
  const otherwise = holding.length > 0 && holding.every((firing) => firing.otherwise === 'allow') ? 'allow' : 'block'
  if (context.approver === 'none') return { answer: otherwise, by: 'nobody', waited: 0 }
  const begun = performance.now()
  const given = await firstOf(context, { decision, timeout, otherwise })
  return { answer: given ?? otherwise, by: given ? 'approver' : 'timeout', waited: performance.now() - begun }
}

interface Terms {
  readonly decision: Decision
  readonly timeout: number
  readonly otherwise: 'allow' | 'block'
}

async function firstOf(context: HoldContext, terms: Terms): Promise<'allow' | 'block' | undefined> {
  const over = new AbortController()
  let leave = () => {}
  let timer: NodeJS.Timeout | undefined
  const ended = new Promise<undefined>((resolve) => {
    leave = () => resolve(undefined)
    context.signal.addEventListener('abort', leave, { once: true })
    timer = setTimeout(leave, terms.timeout)
  })
  const { event, phase, principal } = context
  const hold = {
    event,
    phase,
    principal,
    firings: terms.decision.firings,
    timeout: terms.timeout,
    otherwise: terms.otherwise,
    signal: over.signal,
  }
  const asked = typeof context.approver === 'function' ? context.approver(hold).catch(() => ended) : ended
  try {
    const answer = await Promise.race([asked, ended])
    return answer === 'allow' || answer === 'block' ? answer : undefined
  } finally {
    clearTimeout(timer)
    context.signal.removeEventListener('abort', leave)
    over.abort()
  }
}
