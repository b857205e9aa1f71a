import type { JsonPath } from '../policy/decision.js'
import { define } from '../surfaces/apply-edits.js'

/** Sets a value of an event that this stream has parsed itself, so that nobody else holds it. */
export function set(chunk: unknown, path: JsonPath, value: unknown): void {
  let at = chunk as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  define(at, path.at(-1)!, value)
}

/** A value of an event that is known to be there. */
export function valueAt(chunk: unknown, path: JsonPath): unknown {
  let at = chunk as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  return at[path.at(-1)!]
}
