import { Ordinary, type Weighted } from '../../pavise/src/cli/commands/guard/ranking.js'

/**
 * Scores that stand for shares of ordinary texts, of which texts that look like attacks and are none may be no more than another share: whichever asks
 * for the higher score decides. Policies ask for a rate; `calibration.ts` of the detector has the same pairs. */
const SCORE_AT: readonly (readonly [rate: number, hard: number, score: number])[] = [
  [0.9, 1, 0],
  [0.5, 1, 0.05],
  [0.2, 0.6, 0.15],
  [0.05, 0.2, 0.4],
  [0.01, 0.04, 0.5],
  [0.003, 0.025, 0.65],
  [0.001, 0.01, 0.8],
]
/** Beyond the last rate there are too few texts to count: the scale goes on with the logit. */
const BEYOND: readonly (readonly [more: number, score: number])[] = [
  [1.5, 0.9],
  [5, 0.999],
]

/** Pairs of logit and score, rising. */
export type Knots = readonly (readonly [logit: number, score: number])[]

/** Logits at which the scores lie, from ordinary and hard texts that were scored by models that had not seen their sources. */
export function calibratedLogits(ordinary: readonly Weighted[], hard: readonly Weighted[]): [logit: number, score: number][] {
  const ordinaryScores = new Ordinary(ordinary)
  const hardScores = new Ordinary(hard)
  const knots: [number, number][] = []
  for (const [rate, hardRate, score] of SCORE_AT) {
    const logit = Math.max(ordinaryScores.thresholdFor(rate), hardScores.thresholdFor(hardRate))
    knots.push([Math.max(logit, (knots.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY) + 0.01), score])
  }
  const last = knots.at(-1)![0]
  for (const [more, score] of BEYOND) knots.push([last + more, score])
  return knots.map(([logit, score]) => [Number(logit.toFixed(3)), score])
}
