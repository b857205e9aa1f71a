export interface Interval {
  rate: number
  low: number
  high: number
}

/**
 * Wilson score interval for `successes` of `n` (Wilson 1927), 95 % by default. With n = 0 nothing is known: 0 to 1.
 * @example wilson(9, 1232) // { rate: 0.0073…, low: 0.0038…, high: 0.0138… }
 */
export function wilson(successes: number, n: number, z = 1.959963984540054): Interval {
  if (n === 0) return { rate: 0, low: 0, high: 1 }
  const p = successes / n
  const z2 = z * z
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  // At the ends the bound is exact; rounding would leave a trace of it.
  return { rate: p, low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half }
}
