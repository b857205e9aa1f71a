import type { Action } from '../policy/policy.js'
import type { Step } from '../policy/rule-table.js'

const ENFORCING: ReadonlySet<Action> = new Set(['mask', 'redact', 'hold', 'block'])

/** The steps that act while the answer streams. Rules that only observe are judged when it has ended. */
export function inlineSteps(steps: readonly Step[]): { inline: readonly Step[]; buffered: boolean } {
  let buffered = false
  const inline: Step[] = []
  for (const { instance, rules } of steps) {
    const acting = rules.filter(({ rule }) => ENFORCING.has(rule.do) && rule.stream !== 'observe')
    if (acting.length === 0) continue
    inline.push({ instance, rules: acting })
    // What does not say how far it is live can only be judged when it is whole.
    if (acting.some(({ rule }) => rule.stream === 'buffer') || instance.detect.live === undefined) buffered = true
  }
  return { inline, buffered }
}
