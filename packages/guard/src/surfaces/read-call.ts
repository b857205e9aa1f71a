import type { JsonPath } from '../policy/decision.js'
import { isRecord, MAX_DEPTH, malformed, noteName, type Place, readTree } from './place.js'
import type { Reading } from './reading.js'
import type { Field } from './surface.js'

/** Reads one call of a tool: its head, its arguments, and what lies beside them. */
export function readCall(field: Field & { as: 'call' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!isRecord(value)) malformed(path, 'must be an object')
  const id = reach(value, field.id, path)
  const name = reach(value, field.name, path)
  const args = reach(value, field.arguments, path)
  const at = [...path, ...field.arguments]
  const text = (found: unknown, keys: readonly string[]) => {
    if (found !== undefined && found !== null && typeof found !== 'string') malformed([...path, ...keys], 'must be a text')
    return found ?? ''
  }
  const head = { path: at, turn: place.turn, id: text(id, field.id), name: text(name, field.name) }
  if (field.written === 'object') {
    const said = args !== undefined && args !== null
    out.calls.push({ ...head, arguments: said ? objectText(args, at) : '{}', written: said, object: true })
  } else if (field.written === 'empty') {
    if (args !== undefined && args !== null && objectText(args, at) !== '{}') malformed(at, 'must be empty: its parts follow')
    out.calls.push({ ...head, arguments: '', written: false })
  } else out.calls.push({ ...head, arguments: text(args, field.arguments), written: typeof args === 'string' })
  const known = new Set([field.arguments.join('/')])
  rest(value, path, [], known, place, out)
}

/** The JSON of an object; malformed where it is none, or nested deeper than any real one. */
function objectText(value: unknown, path: JsonPath): string {
  if (!isRecord(value)) malformed(path, 'must be an object')
  if (!isWithin(value, MAX_DEPTH - 1)) malformed(path, `is nested deeper than ${MAX_DEPTH}`)
  return JSON.stringify(value)
}

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isWithin(each, depth - 1))
}

/** Reads what lies beside the arguments of a call: its id, type and name, and any field that the API does not know. */
function rest(value: Record<string, unknown>, path: JsonPath, inner: string[], known: Set<string>, place: Place, out: Reading): void {
  for (const key of Object.keys(value)) {
    const at = [...inner, key]
    if (known.has(at.join('/'))) continue
    const child = value[key]
    if (isRecord(child) && [...known].some((each) => each.startsWith(`${at.join('/')}/`))) rest(child, path, at, known, place, out)
    else {
      if (at.length > 2) noteName(key, place)
      readTree(child, [...path, ...at], 'unknown', place, out)
    }
  }
}

function reach(value: Record<string, unknown>, keys: readonly string[], path: JsonPath): unknown {
  let found: unknown = keys.length > 0 ? value : undefined
  for (const [index, key] of keys.entries()) {
    if (found === undefined || found === null) return undefined
    if (!isRecord(found)) malformed([...path, ...keys.slice(0, index)], 'must be an object')
    found = Object.hasOwn(found, key) ? found[key] : undefined
  }
  return found
}
