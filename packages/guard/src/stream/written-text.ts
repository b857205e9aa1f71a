import type { Replacement } from '../policy/replace-spans.js'

/**
 * What a client reads of the places from `start` to `end` of a text, of which `said` begins at `from`. A replacement that began before was
 * already written.
 */
export function written(said: string, from: number, start: number, end: number, replacements: readonly Replacement[]): string {
  let out = ''
  let at = start
  for (const each of replacements) {
    if (each.start >= end || each.end <= start) continue
    out += said.slice(at - from, Math.max(at, each.start) - from)
    if (each.start >= start) out += each.text
    at = Math.min(Math.max(at, each.end), end)
  }
  return out + said.slice(at - from, end - from)
}
