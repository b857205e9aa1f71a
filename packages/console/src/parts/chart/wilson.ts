export interface Rate {
  readonly rate: number
  readonly low: number
  readonly high: number
}

/** Wilson score interval of 95% (Wilson 1927). With n = 0 nothing is known: 0 to 1. */
export function wilson(successes: number, n: number): Rate {
  if (n === 0) return { rate: 0, low: 0, high: 1 }
  const z2 = 1.959963984540054 ** 2
  const p = successes / n
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Math.sqrt(z2) / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return { rate: p, low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half }
}
