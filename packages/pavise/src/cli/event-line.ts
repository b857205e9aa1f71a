import type { GuardEvent } from '#core/event'
import { escapeTerminal } from '#report/escape'

/** An event as one line for people: when, what was decided, by which rules, for whom. Safe for a terminal. */
export function eventLine(event: GuardEvent): string {
  const { time, id } = event
  if (event.kind === 'policy')
    return line(time, 'policy', id, `${event.policy.version.slice(0, 12)} ${event.policy.mode}${event.before ? '' : ' (start)'}`)
  const rules = [...new Set(event.firings.map((firing) => firing.rule))].join(' ')
  const who = event.principal.id ?? event.principal.key ?? ''
  if (event.kind === 'hold') return line(time, 'hold', id, [rules, who].filter(Boolean).join('  '))
  const { action, model, outcome, latency } = event
  const cost = `${Math.round(latency.total)} ms`
  return line(time, outcome.end === 'complete' ? action : outcome.end, id, [model.asked, rules, who, cost].filter(Boolean).join('  '))
}

const line = (time: string, what: string, id: string, rest: string): string =>
  escapeTerminal(`${time.slice(0, 10)} ${time.slice(11, 23)}  ${what.padEnd(15)} ${id}  ${rest}`.trimEnd())
