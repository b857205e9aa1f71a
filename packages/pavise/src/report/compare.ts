import { createHash } from 'node:crypto'
import type { Attempt } from '#core/attack/attempt'
import { canonicalJson } from '#core/results/canonical-json'
import type { Finding } from '#core/results/envelope'
import { fisherExact, mcnemarExact } from '#core/results/significance'
import { type Interval, wilson } from '#core/results/wilson'
import type { RunRecord } from '#core/run'
import { addAttempt, emptyTally, judged, type Tally } from '#report/tally'

/** One objective, or everything, in both runs. */
export interface Change {
  readonly what: string
  readonly before: Interval & { hits: number; of: number }
  readonly after: Interval & { hits: number; of: number }
  /** Two-sided probability of a difference like this if nothing had changed. */
  readonly p: number
  /** `paired`: the same attacks were sent in both runs. `rates`: each run chose its own. */
  readonly test: 'paired' | 'rates'
}

export interface Comparison {
  /** Findings by fingerprint. */
  readonly fresh: readonly Finding[]
  readonly gone: readonly Finding[]
  readonly same: readonly Finding[]
  readonly changes: readonly Change[]
  /** Attacks that both runs sent and judged. */
  readonly shared: number
}

/**
 * Compares two runs. Where they sent the same attacks (a replay, a suite, the same seed at the same answers), pairs are compared by McNemar's exact test; else rates
 * by Fisher's. A search that adapts to the target tries other things on another target: its rates say what this search found, not how safe the target is.
 */
export function compareRuns(before: RunRecord, after: RunRecord): Comparison {
  const old = new Map(before.envelope.findings.map((finding) => [finding.fingerprint, finding]))
  const now = new Map(after.envelope.findings.map((finding) => [finding.fingerprint, finding]))
  const pairs = pairsOf(before.attempts, after.attempts)
  const tallies = new Map<string, [Tally, Tally]>([['all', [emptyTally(), emptyTally()]]])
  for (const [side, attempts] of [before.attempts, after.attempts].entries()) {
    for (const attempt of attempts) {
      for (const what of ['all', attempt.attack.objective]) {
        const both = tallies.get(what) ?? [emptyTally(), emptyTally()]
        tallies.set(what, both)
        addAttempt(both[side as 0 | 1], attempt)
      }
    }
  }
  const changes = [...tallies].map(([what, [a, b]]) => changeOf(what, a, b, pairs))
  return {
    fresh: after.envelope.findings.filter(({ fingerprint }) => !old.has(fingerprint)),
    gone: before.envelope.findings.filter(({ fingerprint }) => !now.has(fingerprint)),
    same: after.envelope.findings.filter(({ fingerprint }) => old.has(fingerprint)),
    changes: [changes[0]!, ...changes.slice(1).sort((x, y) => x.p - y.p || (x.what < y.what ? -1 : 1))],
    shared: pairs.length,
  }
}

interface Pair {
  readonly objective: string
  readonly before: boolean
  readonly after: boolean
}

const isJudged = ({ verdict }: Attempt): boolean => verdict === 'vulnerable' || verdict === 'safe' || verdict === 'review'
const hit = ({ verdict }: Attempt): boolean => verdict === 'vulnerable'

/** Attacks that were sent, as they stand, in both runs; each is counted once, by its first try. */
function pairsOf(before: readonly Attempt[], after: readonly Attempt[]): Pair[] {
  const known = new Map<string, Attempt>()
  for (const attempt of before) {
    const key = keyOf(attempt)
    if (isJudged(attempt) && !known.has(key)) known.set(key, attempt)
  }
  const pairs: Pair[] = []
  for (const attempt of after) {
    const key = keyOf(attempt)
    const earlier = known.get(key)
    if (!earlier || !isJudged(attempt)) continue
    known.delete(key)
    pairs.push({ objective: attempt.attack.objective, before: hit(earlier), after: hit(attempt) })
  }
  return pairs
}

const keyOf = ({ attack }: Attempt): string => {
  const { identity, plant, history, turns, objective } = attack
  return createHash('sha256')
    .update(canonicalJson({ identity, plant, history: JSON.stringify(history ?? []), turns, objective }))
    .digest('base64')
}

function changeOf(what: string, before: Tally, after: Tally, pairs: readonly Pair[]): Change {
  const own = pairs.filter(({ objective }) => what === 'all' || objective === what)
  const paired = own.length > 0 && own.length === judged(before) && own.length === judged(after)
  const p = paired
    ? mcnemarExact(own.filter((pair) => pair.before && !pair.after).length, own.filter((pair) => !pair.before && pair.after).length)
    : fisherExact(before.hits, judged(before), after.hits, judged(after))
  const rate = (tally: Tally) => ({ ...wilson(tally.hits, judged(tally)), hits: tally.hits, of: judged(tally) })
  return { what, before: rate(before), after: rate(after), p, test: paired ? 'paired' : 'rates' }
}
