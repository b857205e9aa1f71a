import type { Attack, AttackVerdict, Attempt } from '#core/attack/attempt'
import type { Journal } from '#redteam/campaign/journal'
import type { Outcome } from '#redteam/campaign/runner'
import { Tally } from '#redteam/campaign/tally'
import { filed } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import type { Recipe } from '#redteam/strategies/recipe'

/** Attempts that are kept one by one: successes whole, others clipped. Further ones of a kind are counted in its first; the journal has all. */
const KEPT = { hit: 2_000, other: 500 }
/** So many kinds are told apart by their techniques; later ones by what became of them alone. */
const MOST_KINDS = 2_000
/** So many reasons are told apart: a target can word its faults as it likes. */
const MOST_REASONS = 200
const CLIPPED_TO = 240

/** Counts and keeps attempts with their verdicts. Memory is bounded whatever the length of the run. */
export class AttemptLog {
  readonly tally = new Tally()
  readonly attempts: Attempt[] = []
  /** The attempt that further ones of its kind are counted in. */
  readonly #first = new Map<string, Attempt>()
  readonly #kept = { hit: 0, other: 0 }
  /** Why attempts could not be judged, and how many. */
  readonly inconclusive = new Map<string, number>()
  /** Strategy ids as they are kept: the same ones come in every attempt. */
  readonly #words = new Map<string, string>()
  /** Ids of the present batch that are counted already. */
  #counted = new Set<string>()

  readonly #known: ReadonlySet<string>

  /** Attempts that say just what one of `known` said are not counted: what was measured before is no new attack. */
  constructor(
    readonly journal: Journal,
    known: readonly Attempt[] = [],
  ) {
    this.#known = new Set(known.map(({ attack }) => said(attack)))
  }

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
    this.#counted.add(id)
    this.journal.write({ t: 'judged', id, verdict: final, ...(observation ? { effect: observation.effect } : {}) })
    if (this.#known.size > 0 && this.#known.has(said(outcome.attack))) return final
    this.tally.count(final)
    if (final === 'inconclusive' && reason) this.#wonder(reason)
    this.#keep(toAttempt(recipe, outcome, observation, final, reason))
    return final
  }

  #wonder(reason: string): void {
    const as = this.inconclusive.size < MOST_REASONS || this.inconclusive.has(reason) ? reason : 'other reasons'
    this.inconclusive.set(as, (this.inconclusive.get(as) ?? 0) + 1)
  }

  #keep(attempt: Attempt): void {
    const exact = kindOf(attempt)
    const kind = this.#first.size < MOST_KINDS || this.#first.has(exact) ? exact : roughly(attempt)
    const first = this.#first.get(kind)
    const as = attempt.verdict === 'vulnerable' ? 'hit' : 'other'
    if (first && this.#kept[as] >= KEPT[as]) {
      first.count = (first.count ?? 1) + 1
      first.requests += attempt.requests
      return
    }
    const kept = as === 'hit' ? attempt : compact(clipped(attempt), this.#words)
    this.#kept[as]++
    if (!first) this.#first.set(kind, kept)
    this.attempts.push(kept)
  }
}

/** Everything that a target hears of an attack. */
function said({ before, plant, history, turns }: Attack): string {
  return JSON.stringify([before, plant?.payload, history, turns])
}

/** All that a report tells attempts apart by: what was wanted, where it entered, which techniques, what became of it. */
function kindOf({ attack, verdict, reason, resent }: Attempt): string {
  const techniques = attack.strategies.filter((id) => !id.includes(':') || id.startsWith('delivery:'))
  const foreign = attack.strategies.some((id) => id.startsWith('language:') && id !== 'language:en')
  return [attack.objective, attack.channel, attack.effect, verdict, reason, resent, foreign, ...techniques].join('|')
}

const roughly = ({ attack, verdict }: Attempt): string => [attack.channel, attack.effect, verdict].join('|')

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
  const { history: _, before: __, plant, ...rest } = attack
  const last = transcript.at(-1)
  return {
    ...attempt,
    attack: { ...rest, turns: attack.turns.map(clip), ...(plant ? { plant: { intake: plant.intake, payload: clip(plant.payload) } } : {}) },
    transcript: last ? [{ ...last, ...(typeof last.content === 'string' ? { content: clip(last.content) } : {}) }] : [],
  }
}

/** The same attempt in the least memory: texts that were put together from parts keep those alive, and short ones cost more than their letters. */
function compact(attempt: Attempt, words: Map<string, string>): Attempt {
  const copy = JSON.parse(JSON.stringify(attempt)) as Attempt
  copy.attack.strategies = copy.attack.strategies.map((word) => {
    const known = words.get(word)
    if (known === undefined) words.set(word, word)
    return known ?? word
  })
  return copy
}

function clip(text: string): string {
  return text.length <= CLIPPED_TO ? text : `${text.slice(0, CLIPPED_TO)}…`
}
