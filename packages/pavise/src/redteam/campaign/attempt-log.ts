import type { AttackVerdict, Attempt } from '#core/attack/attempt'
import type { Journal } from '#redteam/campaign/journal'
import type { Outcome } from '#redteam/campaign/runner'
import { Tally } from '#redteam/campaign/tally'
import { filed } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import type { Recipe } from '#redteam/strategies/recipe'

/** Attempts that are handed back at most; the journal has all. Those that did not work are clipped. */
const KEPT = 20_000
const CLIPPED_TO = 240

/** Counts and keeps attempts with their verdicts. Memory is bounded whatever the length of the run. */
export class AttemptLog {
  readonly tally = new Tally()
  readonly attempts: Attempt[] = []
  /** Why attempts could not be judged, and how many. */
  readonly inconclusive = new Map<string, number>()
  /** Ids of the present batch that are counted already. */
  #counted = new Set<string>()

  constructor(readonly journal: Journal) {}

  has(id: string): boolean {
    return this.#counted.has(id)
  }

  /** Forgets which ids were counted: they do not come again. */
  endBatch(): void {
    this.#counted.clear()
  }

  /**
   * Writes down what became of an attempt. An attempt that broke off or whose effects could not be read is inconclusive, unless it
   * showed something all the same.
   * @returns the verdict that stands
   */
  record(
    recipe: Recipe,
    outcome: Outcome,
    observation: Observation | undefined,
    verdict: AttackVerdict,
    effectsFault: string | undefined,
  ): AttackVerdict {
    const { conversation, id } = outcome
    const fault = conversation.reason ?? effectsFault
    const final: AttackVerdict = fault !== undefined && verdict === 'safe' ? 'inconclusive' : verdict
    const reason = final === 'inconclusive' || conversation.reason !== undefined ? fault : undefined
    this.tally.count(final)
    this.#counted.add(id)
    if (final === 'inconclusive' && reason) this.inconclusive.set(reason, (this.inconclusive.get(reason) ?? 0) + 1)
    this.journal.write({ t: 'judged', id, verdict: final, ...(observation ? { effect: observation.effect } : {}) })
    if (this.attempts.length < KEPT) {
      const attempt = toAttempt(recipe, outcome, observation, final, reason)
      this.attempts.push(final === 'vulnerable' ? attempt : clipped(attempt))
    }
    return final
  }
}

function toAttempt(
  recipe: Recipe,
  outcome: Outcome,
  observation: Observation | undefined,
  verdict: AttackVerdict,
  reason: string | undefined,
): Attempt {
  const { conversation, attack, id } = outcome
  const success = verdict === 'vulnerable' && observation !== undefined
  const named = observation?.evidence.map(({ text }) => text) ?? []
  return {
    id,
    attack: success ? { ...attack, objective: filed(recipe, observation).objective, effect: observation.effect } : attack,
    transcript: conversation.transcript,
    effects: outcome.effects.filter((effect) => named.some((text) => text.startsWith(`${effect.tool}(`))).slice(0, 8),
    verdict,
    evidence: observation ? [...observation.evidence] : [],
    ...(reason ? { reason } : {}),
    requests: conversation.requests,
    ...(outcome.resent ? { resent: true } : {}),
  }
}

/** An attempt that showed nothing, with the beginnings of its texts: enough to see what was tried. */
function clipped(attempt: Attempt): Attempt {
  const { attack, transcript } = attempt
  const { history: _, plant, ...rest } = attack
  const last = transcript.at(-1)
  return {
    ...attempt,
    attack: { ...rest, turns: attack.turns.map(clip), ...(plant ? { plant: { intake: plant.intake, payload: clip(plant.payload) } } : {}) },
    transcript: last ? [{ ...last, ...(typeof last.content === 'string' ? { content: clip(last.content) } : {}) }] : [],
  }
}

/** Cut so that the rest of a long text is not kept alive behind the short one. */
function clip(text: string): string {
  return text.length <= CLIPPED_TO ? text : Buffer.from(`${text.slice(0, CLIPPED_TO)}…`).toString()
}
