import type { Attempt } from '#core/attack/attempt'
import { type Interval, wilson } from '#core/results/wilson'

/** Attempts counted: hits, misses, and those of which nothing is known. Rates are over what has a verdict. */
export interface Tally {
  attempts: number
  hits: number
  /** Without verdict, in no denominator: what could not be finished. */
  open: number
  /** In the denominator, as the red team counts them, but for a person to judge: the worst case takes them for hits. */
  review: number
}

export const emptyTally = (): Tally => ({ attempts: 0, hits: 0, open: 0, review: 0 })

export function addAttempt(tally: Tally, attempt: Attempt): void {
  const count = attempt.count ?? 1
  tally.attempts += count
  if (attempt.verdict === 'vulnerable') tally.hits += count
  else if (attempt.verdict === 'inconclusive') tally.open += count
  else if (attempt.verdict === 'review') tally.review += count
}

/** Attempts that have a verdict. */
export const judged = (tally: Tally): number => tally.attempts - tally.open

/** Attempts that may yet turn out to be hits. */
export const undecided = (tally: Tally): number => tally.open + tally.review

/** Wilson interval over what has a verdict, and the rate if everything without one were a hit. */
export function rateOf(tally: Tally): Interval & { worst: number } {
  const worst = tally.attempts === 0 ? 0 : (tally.hits + undecided(tally)) / tally.attempts
  return { ...wilson(tally.hits, judged(tally)), worst }
}

/** The three measurements of a closed loop; a plain attack has only `before`. */
export const PHASES = ['before', 'after', 'replay'] as const
export type Phase = (typeof PHASES)[number]

export type PhaseTally = Record<Phase, Tally>

const emptyPhases = (): PhaseTally => ({ before: emptyTally(), after: emptyTally(), replay: emptyTally() })

/** Everything a report draws of the attempts, counted in one pass so that their number does not matter. */
export interface Breakdown {
  readonly total: PhaseTally
  readonly objectives: ReadonlyMap<string, PhaseTally>
  /** Row, then objective. An attempt stands in the row of every technique that it used, and in the row of its one entry channel. */
  readonly strategies: ReadonlyMap<string, ReadonlyMap<string, PhaseTally>>
  readonly channels: ReadonlyMap<string, ReadonlyMap<string, PhaseTally>>
  /** Why attempts have no verdict, with how many. */
  readonly reasons: ReadonlyMap<string, PhaseTally>
  readonly resent: number
  readonly requests: number
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Name of the row of attempts that no strategy changed. */
export const NO_STRATEGY = 'as written'

/**
 * The techniques among the ids of an attack: plain ids are techniques; `delivery:` is one unless it is a single turn; any `language:` but
 * English counts as one; what an attack was after and where it entered (`goal:`, `carrier:` and the like) is told elsewhere.
 */
function techniquesOf(ids: readonly string[]): string[] {
  const found = new Set<string>()
  for (const id of ids) {
    const colon = id.indexOf(':')
    if (colon < 0) found.add(id)
    else if (id.startsWith('delivery:') && id !== 'delivery:single') found.add(`turns: ${id.slice(colon + 1)}`)
    else if (id.startsWith('language:') && id !== 'language:en') found.add('other language')
  }
  return found.size > 0 ? [...found] : [NO_STRATEGY]
}

export function breakDown(attempts: Readonly<Record<Phase, readonly Attempt[]>>): Breakdown {
  const total = emptyPhases()
  const objectives = new Map<string, PhaseTally>()
  const strategies = new Map<string, Map<string, PhaseTally>>()
  const channels = new Map<string, Map<string, PhaseTally>>()
  const reasons = new Map<string, PhaseTally>()
  let resent = 0
  let requests = 0
  for (const phase of PHASES) {
    for (const attempt of attempts[phase]) {
      const { objective, channel } = attempt.attack
      addAttempt(total[phase], attempt)
      addAttempt(at(objectives, objective, emptyPhases)[phase], attempt)
      for (const technique of techniquesOf(attempt.attack.strategies)) {
        addAttempt(
          at(
            at(strategies, technique, () => new Map()),
            objective,
            emptyPhases,
          )[phase],
          attempt,
        )
      }
      addAttempt(
        at(
          at(channels, channel, () => new Map()),
          objective,
          emptyPhases,
        )[phase],
        attempt,
      )
      if (attempt.verdict === 'inconclusive' || attempt.verdict === 'review')
        addAttempt(at(reasons, reasonOf(attempt), emptyPhases)[phase], attempt)
      if (attempt.resent) resent += attempt.count ?? 1
      requests += attempt.requests
    }
  }
  return { total, objectives, strategies, channels, reasons, resent, requests }
}

function reasonOf(attempt: Attempt): string {
  return attempt.reason ?? (attempt.verdict === 'review' ? 'waits for a person to judge' : 'no reason given')
}
