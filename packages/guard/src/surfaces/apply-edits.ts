import type { Edit } from '../policy/decision.js'

/**
 * A copy of the body with the edits made. Only what an edit touches is copied; everything else is shared with the original.
 * An edit whose path does not lead to an own field of the body is an error of the caller and throws a TypeError.
 */
export function applyEdits<T>(body: T, edits: readonly Edit[]): T {
  if (edits.length === 0) return body
  const copies = new Set<unknown>()
  const own = (value: unknown): Record<string | number, unknown> => {
    if (copies.has(value)) return value as Record<string | number, unknown>
    if (typeof value !== 'object' || value === null) throw new TypeError('an edit leads to a place that the body does not have')
    const copy = Array.isArray(value) ? [...value] : { ...value }
    copies.add(copy)
    return copy as unknown as Record<string | number, unknown>
  }
  const root = own(body)
  for (const { path, text } of edits) {
    let at = root
    for (const [index, key] of path.entries()) {
      if (!Object.hasOwn(at, key)) throw new TypeError('an edit leads to a place that the body does not have')
      if (index === path.length - 1) {
        define(at, key, text)
        break
      }
      const child = own(at[key])
      define(at, key, child)
      at = child
    }
  }
  return root as T
}

/** Sets an own field even when it is called `__proto__`, as JSON.parse does. */
export function define(target: Record<string | number, unknown>, key: string | number, value: unknown): void {
  if (key !== '__proto__') target[key] = value
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
}
