import { z } from 'zod'
import * as event from '../../packages/pavise/src/core/event.js'
import * as asset from '../../packages/pavise/src/core/records/asset.js'
import * as finding from '../../packages/pavise/src/core/records/finding.js'
import * as identity from '../../packages/pavise/src/core/records/identity.js'
import * as overview from '../../packages/pavise/src/core/records/overview.js'
import * as policy from '../../packages/pavise/src/core/records/policy.js'
import * as run from '../../packages/pavise/src/core/records/run.js'
import * as scan from '../../packages/pavise/src/core/records/scan.js'
import * as schedule from '../../packages/pavise/src/core/records/schedule.js'

/** What zod writes of a schema, as far as types need it. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
}

/** TypeScript of every schema that the records export, named after it. */
export function consoleTypes(): string {
  const registry = z.registry<{ id: string }>()
  const names: string[] = []
  for (const [name, schema] of [asset, finding, identity, overview, policy, run, scan, schedule, event].flatMap((module) =>
    Object.entries(module),
  )) {
    if (!(schema instanceof z.ZodType) || !name.endsWith('Schema') || name === 'handleSchema') continue
    const id = typeName(name)
    registry.add(schema, { id })
    names.push(id)
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: (id) => id }) as { schemas: Record<string, JsonSchema> }
  const lines = names.sort().map((name) => `export type ${name} = ${typeOf(schemas[name]!, '')}\n`)
  return `// Written by \`npm run console-types\` from the records of the API. Do not edit.\n\n${lines.join('\n')}`
}

function typeName(name: string): string {
  const base = name.replace(/(Record)?Schema$/, '')
  const title = base.charAt(0).toUpperCase() + base.slice(1)
  return title === 'Event' ? 'GuardEvent' : title
}

function typeOf(schema: JsonSchema, indent: string): string {
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '').replace(/^#/, '')
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum) return schema.enum.map(literal).join(' | ')
  const union = schema.anyOf ?? schema.oneOf
  if (union) return union.map((one) => typeOf(one, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => typeOf(one, indent)).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type }, indent)).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return schema.items ? arrayOf(typeOf(schema.items, indent)) : 'unknown[]'
    case 'object':
      return objectOf(schema, indent)
    default:
      return 'unknown'
  }
}

function arrayOf(item: string): string {
  return item.includes('|') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

function objectOf(schema: JsonSchema, indent: string): string {
  const inner = `${indent}  `
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length === 0) {
    const value = typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, indent) : 'unknown'
    const keys = schema.propertyNames?.enum
    if (!keys) return `Record<string, ${value}>`
    const partial = keys.some((key) => !schema.required?.includes(String(key)))
    const record = `Record<${keys.map(literal).join(' | ')}, ${value}>`
    return partial ? `Partial<${record}>` : record
  }
  const lines = entries.map(([name, value]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    return `${inner}${/^[\w$]+$/.test(name) ? name : literal(name)}${optional}: ${typeOf(value, inner)}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value)
}
