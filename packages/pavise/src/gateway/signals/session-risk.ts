import { ACTIONS, type Decision, type Firing, RecentlyUsed, type RiskPolicy } from '@pavise/guard'
import { verdictDigest } from '#gateway/verdict-digest'

/** What is remembered of firings that were counted, so that history that is sent again counts once. */
const MOST_SEEN = 4_096
/** Units of a text that tell it from others, with its length. */
const TELLING = 65_536

const digest = verdictDigest()

/** How much suspicion a session has gathered. One per session; it is forgotten with it. */
export class SessionRisk {
  #score = 0
  /** How often a rule fired on a text, by a keyed digest of both: as often it may be sent again. */
  readonly #seen = new RecentlyUsed<number>(MOST_SEEN)

  get score(): number {
    return this.#score
  }

  /** Counts what a message fired, `body`, and says what the sum asks for: the decision, stronger where a level is reached. */
  weigh(decision: Decision, risk: RiskPolicy | undefined, body: unknown): Decision {
    if (!risk) return decision
    this.#score *= 0.5 ** (1 / risk.halfLife)
    this.#add(this.#unseenIn(decision, body), risk)
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

  /** Counts what an answer fired; it weighs on the next message. `body` is absent where it streamed: should it come back as history, it counts again. */
  note(decision: Decision | undefined, risk: RiskPolicy | undefined, body: unknown): void {
    if (!risk || !decision) return
    const firings = decision.firings.filter(counts)
    if (body !== undefined)
      for (const key of firings.map((firing) => keyOf(firing, body))) this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1)
    this.#add(new Set(firings.map(({ rule }) => rule)), risk)
  }

  #add(rules: ReadonlySet<string>, risk: RiskPolicy): void {
    for (const rule of rules) this.#score += Object.hasOwn(risk.weights, rule) ? risk.weights[rule]! : 1
  }

  /** Rules that fired on a text more often than in any request before. */
  #unseenIn({ firings }: Decision, body: unknown): ReadonlySet<string> {
    const here = new Map<string, number>()
    const unseen = new Set<string>()
    for (const firing of firings.filter(counts)) {
      const key = keyOf(firing, body)
      const times = (here.get(key) ?? 0) + 1
      here.set(key, times)
      if (times <= (this.#seen.get(key) ?? 0)) continue
      this.#seen.set(key, times)
      unseen.add(firing.rule)
    }
    return unseen
  }
}

const counts = ({ rule, action, exception }: Firing): boolean => action !== 'allow' && exception === undefined && rule !== 'session-risk'

/** What a rule fired on, wherever in the body it stood; nobody can make another text of the same key. */
function keyOf({ rule, path, detections }: Firing, body: unknown): string {
  let at = body
  let left = path.length
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) break
    at = (at as Record<string | number, unknown>)[step]
    left--
  }
  const text = typeof at === 'string' ? at : (JSON.stringify(at) ?? '')
  const found = left === 0 ? detections.map(({ kind, start, end }) => [kind, telling(text.slice(start, end))]) : []
  return digest(JSON.stringify([rule, telling(text), found]))
}

const telling = (text: string): string | [string, number] => (text.length <= TELLING ? text : [text.slice(0, TELLING), text.length])

/** A decision with one more firing, and its action where that is stronger; in observe mode nothing is stronger than a flag. */
export function withFiring(decision: Decision, firing: Firing): Decision {
  const wanted = decision.mode === 'observe' ? 'flag' : firing.action
  const action = ACTIONS.indexOf(wanted) > ACTIONS.indexOf(decision.action) ? wanted : decision.action
  return { ...decision, action, firings: [...decision.firings, firing] }
}
