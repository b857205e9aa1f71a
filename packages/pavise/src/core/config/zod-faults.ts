import { z } from 'zod'
import { type Fault, type FaultPath, faultsIn, type YamlSource } from '#core/config/yaml-source'
import { suggest } from '#core/suggest'

/** Parses the value of a YAML file; throws PAV_CONFIG_INVALID with every fault, each with its line. */
export function parseWith<Schema extends z.ZodType>(source: YamlSource, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(source.value)
  if (parsed.success) return parsed.data
  throw faultsIn(source, faultsOf(parsed.error, schema))
}

/** Every issue of zod in the words of the file: what is missing, unknown or of the wrong kind. Values are never quoted. */
export function faultsOf(error: z.ZodError, schema: z.ZodType): Fault[] {
  return error.issues.flatMap((issue) => toFaults(issue as z.core.$ZodIssue, schema))
}

function toFaults(issue: z.core.$ZodIssue, schema: z.ZodType): Fault[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.map((key) => {
      const near = suggest(key, known)
      const hint = near ? `did you mean ${near}?` : known.length > 0 ? `known here: ${known.join(', ')}` : undefined
      return { path: [...path, key], message: 'unknown key', atKey: true, ...(hint ? { hint } : {}) }
    })
  }
  if (issue.code === 'invalid_type' && /received undefined$/.test(issue.message))
    return [{ path, message: `is missing; wants ${issue.expected}` }]
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') return nearestBranch(issue, path)
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return [{ path, message: 'must not be empty' }]
  if (issue.code === 'invalid_value') return [{ path, message: `wants one of: ${issue.values.map(String).join(', ')}` }]
  return [{ path, message: issue.message.replace(/^Invalid input: /, '') }]
}

/** What is wrong with the alternative that fits best: the one with the fewest issues. */
function nearestBranch(issue: z.core.$ZodIssueInvalidUnion, path: FaultPath): Fault[] {
  const [best] = [...issue.errors].sort((a, b) => a.length - b.length)
  if (!best || best.length === 0) return [{ path, message: 'fits none of the shapes that are allowed here' }]
  return best.flatMap((inner) => toFaults(inner, z.never())).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
}

/** The keys that an object of the schema may have at `path`; empty where that is not an object with fixed keys. */
function keysAt(schema: z.ZodType, path: FaultPath): string[] {
  let here: z.ZodType | undefined = unwrapped(schema)
  for (const step of path) {
    const next: unknown =
      here instanceof z.ZodObject
        ? here.shape[String(step)]
        : here instanceof z.ZodArray
          ? here.element
          : here instanceof z.ZodRecord
            ? here.valueType
            : undefined
    here = next instanceof z.ZodType ? unwrapped(next) : undefined
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : []
}

function unwrapped(schema: z.ZodType): z.ZodType {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable)
    inner = inner.unwrap() as z.ZodType
  return inner
}
