import type { Field } from '@pavise/guard/surfaces'
import { Refusal } from '#gateway/refusal'

/** Names that decide what is read or streamed, whatever the surface says of them. */
const DECIDING = ['model', 'stream', 'n', 'user']

/**
 * Refuses fields that are spelled almost like one that the API knows: an upstream that ignores case would take it for that, and the
 * gateway would not. Follows the declaration of the surface through records, lists and turns.
 */
export function refuseLookalikes(field: Field, body: unknown): void {
  walk(field, body, DECIDING)
}

function walk(field: Field, value: unknown, more: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return
  switch (field.as) {
    case 'record':
      record(field.fields, value as Record<string, unknown>, more)
      break
    case 'list':
    case 'turns':
      if (Array.isArray(value)) for (const item of value) walk(field.of, item, [])
      break
    case 'turn':
      walk(field.of, value, more)
      break
    case 'either':
      walk(field.list, value, more)
      break
    case 'when':
      walk(field.otherwise, value, more)
      break
    case 'variant': {
      const kind = (value as Record<string, unknown>)[field.on]
      walk(
        typeof kind === 'string' && Object.hasOwn(field.cases, kind) ? field.cases[kind]! : (field.absent ?? field.otherwise),
        value,
        more,
      )
    }
  }
}

function record(fields: Readonly<Record<string, Field>>, value: Record<string, unknown>, more: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) walk(fields[key]!, value[key], [])
    else if (!more.includes(key) && key.length <= 64) refuseNear(key, fields, more)
  }
}

function refuseNear(key: string, fields: Readonly<Record<string, Field>>, more: readonly string[]): void {
  const folded = foldedNames(fields).get(fold(key)) ?? more.find((name) => fold(name) === fold(key))
  if (folded === undefined) return
  const message = `A field is spelled almost like "${folded}"; upstreams may take it for that`
  throw new Refusal(400, 'ambiguous_name', message, { param: folded })
}

/** Most names are folded already. */
const FOLDED = /^[a-z0-9_-]*$/

const fold = (name: string): string => (FOLDED.test(name) ? name : name.normalize('NFKC').toLowerCase())

const known = new WeakMap<object, Map<string, string>>()

function foldedNames(fields: Readonly<Record<string, Field>>): Map<string, string> {
  let names = known.get(fields)
  if (!names) {
    names = new Map(Object.keys(fields).map((name) => [fold(name), name]))
    known.set(fields, names)
  }
  return names
}
