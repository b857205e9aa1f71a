import { Ordinary, type Weighted } from '../../pavise/src/cli/commands/guard/ranking.js'

/**
 * Scores that stand for shares of ordinary texts, of which texts that look like attacks and are none may be no more than another share: whichever asks
 * for the higher score decides. Policies ask for a rate; `calibration.ts` of the detector has the same pairs. */
const SCORE_AT = [
  [0.9, 0],
  [0.5, 0.05],
  [0.2, 0.15],
  [0.05, 0.4],
  [0.01, 0.5],
  [0.003, 0.65],
  [0.001, 0.8],
] as const
/** The shares of texts that look like attacks, in the same order: for those that look like injections, and for requests that sound harmful. */
export const LOOK_ALIKES = [1, 1, 0.6, 0.2, 0.05, 0.025, 0.01]
export const REFUSALS = [1, 1, 0.3, 0.08, 0.008, 0.004, 0.002]
/** Beyond the last rate there are too few texts to count: the scale goes on with the logit. */
const BEYOND: readonly (readonly [more: number, score: number])[] = [
  [1.5, 0.9],
  [5, 0.999],
]

/** Pairs of logit and score, rising. */
export type Knots = readonly (readonly [logit: number, score: number])[]

/** Logits at which the scores lie, from sets of ordinary texts, none of which may reach one oftener, and hard texts, scored by models that had not seen their sources. */
export function calibratedLogits(
  ordinary: readonly (readonly Weighted[])[],
  hard: readonly Weighted[],
  hardRates = LOOK_ALIKES,
): [logit: number, score: number][] {
  const ordinaryScores = ordinary.map((set) => new Ordinary(set))
  const hardScores = new Ordinary(hard)
  const knots: [number, number][] = []
  SCORE_AT.forEach(([rate, score], i) => {
    const logit = Math.max(...ordinaryScores.map((set) => set.thresholdFor(rate)), hardScores.thresholdFor(hardRates[i]!))
    knots.push([Math.max(logit, (knots.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY) + 0.01), score])
  })
  const last = knots.at(-1)![0]
  for (const [more, score] of BEYOND) knots.push([last + more, score])
  return knots.map(([logit, score]) => [Number(logit.toFixed(3)), score])
}
