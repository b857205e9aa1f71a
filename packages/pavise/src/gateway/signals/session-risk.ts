import { ACTIONS, type Decision, type Firing, type RiskPolicy } from '@pavise/guard'

/** What is remembered of firings that were counted, so that history that is sent again counts once. */
const MOST_SEEN = 2_048

/** How much suspicion a session has gathered. One per session; it is forgotten with it. */
export class SessionRisk {
  #score = 0
  readonly #seen = new Set<string>()

  get score(): number {
    return this.#score
  }

  /** Counts what a message fired and says what the sum asks for: the decision, stronger where a level is reached. */
  weigh(decision: Decision, risk: RiskPolicy | undefined): Decision {
    if (!risk) return decision
    this.#score *= 0.5 ** (1 / risk.halfLife)
    this.note(decision, risk)
    const action = (['block', 'hold', 'flag'] as const).find((level) => risk[level] !== undefined && this.#score >= risk[level])
    if (action === undefined) return decision
    const firing: Firing = {
      rule: 'session-risk',
      action,
      origin: 'unknown',
      path: [],
      detections: [],
      reason: `the risk of this session is ${this.#score.toFixed(1)}`,
      ...(action === 'hold' && { timeout: risk.timeout, otherwise: risk.otherwise }),
    }
    return withFiring(decision, firing)
  }

  /** Counts what an answer fired; it weighs on the next message. */
  note(decision: Decision | undefined, risk: RiskPolicy | undefined): void {
    if (!risk || !decision) return
    const fresh = new Set<string>()
    for (const { rule, action, path, detections, exception } of decision.firings) {
      if (action === 'allow' || exception !== undefined || rule === 'session-risk') continue
      const key = JSON.stringify([rule, path, detections.map(({ start, end, kind }) => [kind, start, end])])
      if (this.#seen.has(key)) continue
      this.#seen.add(key)
      if (this.#seen.size > MOST_SEEN) this.#seen.delete(this.#seen.values().next().value!)
      fresh.add(rule)
    }
    for (const rule of fresh) this.#score += Object.hasOwn(risk.weights, rule) ? risk.weights[rule]! : 1
  }
}

/** A decision with one more firing, and its action where that is stronger; in observe mode nothing is stronger than a flag. */
export function withFiring(decision: Decision, firing: Firing): Decision {
  const wanted = decision.mode === 'observe' ? 'flag' : firing.action
  const action = ACTIONS.indexOf(wanted) > ACTIONS.indexOf(decision.action) ? wanted : decision.action
  return { ...decision, action, firings: [...decision.firings, firing] }
}
