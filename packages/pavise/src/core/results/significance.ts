/** ln(n!) for whole n, summed once and remembered: exact enough for tables of millions. */
const LOG_FACTORIALS: number[] = [0]
function logFactorial(n: number): number {
  for (let i = LOG_FACTORIALS.length; i <= n; i++) LOG_FACTORIALS.push(LOG_FACTORIALS[i - 1]! + Math.log(i))
  return LOG_FACTORIALS[n]!
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/** Two tables as probable as the one seen count as extreme in spite of rounding. */
const TIE = 1 + 1e-7

/**
 * Fisher's exact test, two-sided, for `hitsA` of `nA` against `hitsB` of `nB`: the probability of tables with these margins that are no likelier than
 * this one (Fisher 1922; the sum over small probabilities). 1 where one side is empty.
 * @example fisherExact(1, 10, 11, 14) // 0.00275946…
 */
export function fisherExact(hitsA: number, nA: number, hitsB: number, nB: number): number {
  const hits = hitsA + hitsB
  const low = Math.max(0, hits - nB)
  const high = Math.min(hits, nA)
  const all = logChoose(nA + nB, hits)
  const probability = (k: number): number => Math.exp(logChoose(nA, k) + logChoose(nB, hits - k) - all)
  const seen = probability(hitsA) * TIE
  let sum = 0
  for (let k = low; k <= high; k++) {
    const p = probability(k)
    if (p <= seen) sum += p
  }
  return Math.min(1, sum)
}

/**
 * McNemar's exact test, two-sided, for the same trials made twice: `lost` held before and failed after, `gained` the other way round. The discordant pairs
 * are tosses of a fair coin if nothing changed (McNemar 1947; binomial form).
 * @example mcnemarExact(1, 9) // 0.021484375
 */
export function mcnemarExact(lost: number, gained: number): number {
  const n = lost + gained
  let tail = 0
  for (let k = 0; k <= Math.min(lost, gained); k++) tail += Math.exp(logChoose(n, k) - n * Math.LN2)
  return Math.min(1, 2 * tail)
}
