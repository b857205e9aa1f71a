const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `"60s"`, `"1500ms"`, `"2m"`, `"1h"`, `"1d"`; null for what is no duration. A bare number has no unit and is refused. */
export function parseDuration(text: unknown): number | null {
  if (typeof text !== 'string') return null
  const match = /^(\d{1,9})\s*(ms|s|m|h|d)$/u.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * UNITS[match[2]!]!
}
