import { isObject } from '#redteam/targets/model-apis/json-reading'
import { type Operation, resourceOf } from '#redteam/targets/propose/operation'

type Json = Readonly<Record<string, unknown>>

export const isOpenApi = (value: unknown): value is Json =>
  isObject(value) && isObject(value['paths']) && ('openapi' in value || 'swagger' in value)

const METHODS = ['post', 'put', 'patch'] as const
const DEPTH = 12
/** Schemas that are laid open for one document at most: those that refer to themselves many times over have no end. */
const STEPS = 20_000

/** A document, and how many of its schemas may still be laid open. */
interface Source {
  readonly document: Json
  left: number
}

/** Base address that a document names first, with the defaults of its variables; undefined where it names none, or a relative one. */
export function serverOf(document: Json): string | undefined {
  const [server] = Array.isArray(document['servers']) ? document['servers'].filter(isObject) : []
  const written = server && typeof server['url'] === 'string' ? server['url'] : swaggerBase(document)
  if (written === undefined) return undefined
  const variables = server && isObject(server['variables']) ? server['variables'] : {}
  const url = written.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const variable = variables[name]
    return isObject(variable) && typeof variable['default'] === 'string' ? variable['default'] : hole
  })
  return URL.canParse(url) ? url.replace(/\/+$/, '') : undefined
}

const swaggerBase = (document: Json): string | undefined =>
  typeof document['host'] === 'string'
    ? `https://${document['host']}${typeof document['basePath'] === 'string' ? document['basePath'] : ''}`
    : undefined

/** Operations that take a JSON body, with a sample of it put together from its schema. References within the document are followed, a bounded number of steps. */
export function operationsOf(document: Json): Operation[] {
  const source: Source = { document, left: STEPS }
  const found: Operation[] = []
  for (const [path, item] of Object.entries(document['paths'] as Json)) {
    if (!isObject(item)) continue
    for (const method of METHODS) {
      const operation = resolved(source, item[method])
      if (!isObject(operation)) continue
      const schema = bodySchema(source, operation)
      if (schema === undefined) continue
      const texts = textsOf(source, schema)
      const sample = sampleOf(source, schema, 0)
      if (!isObject(sample)) continue
      const security = operation['security'] ?? document['security']
      found.push({
        method: method.toUpperCase() as Operation['method'],
        path,
        resource: resourceOf(path),
        sample,
        texts,
        open: !Array.isArray(security) || security.length === 0 || security.some((one) => isObject(one) && Object.keys(one).length === 0),
        summary: typeof operation['summary'] === 'string' ? operation['summary'] : '',
      })
    }
  }
  return found
}

function bodySchema(source: Source, operation: Json): unknown {
  const body = resolved(source, operation['requestBody'])
  if (isObject(body) && isObject(body['content'])) {
    const [, json] = Object.entries(body['content']).find(([type]) => /^application\/(?:[\w.]+\+)?json\b/.test(type)) ?? []
    return isObject(json) ? json['schema'] : undefined
  }
  const parameters = Array.isArray(operation['parameters'])
    ? operation['parameters'].map((one) => resolved(source, one)).filter(isObject)
    : []
  return parameters.find((one) => one['in'] === 'body')?.['schema']
}

/** What a local reference leads to; anything else as it is. */
function resolved(source: Source, value: unknown): unknown {
  let at = value
  for (let step = 0; step < DEPTH && isObject(at) && typeof at['$ref'] === 'string'; step++) {
    if (!at['$ref'].startsWith('#/')) return undefined
    let found: unknown = source.document
    for (const part of at['$ref'].slice(2).split('/')) {
      const key = decodeURIComponent(part.replaceAll('~1', '/').replaceAll('~0', '~'))
      found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined
    }
    at = found
  }
  return at
}

/** A schema with what `allOf` adds to it, and the first of `oneOf` or `anyOf`. */
function flat(source: Source, value: unknown, depth: number): Json | undefined {
  const schema = resolved(source, value)
  if (!isObject(schema) || depth > DEPTH || source.left-- <= 0) return undefined
  const choice = [schema['oneOf'], schema['anyOf']].find((list): list is unknown[] => Array.isArray(list) && list.length > 0)?.[0]
  const parts = [...(Array.isArray(schema['allOf']) ? schema['allOf'] : []), ...(choice === undefined ? [] : [choice])]
  let sum = schema
  for (const part of parts) {
    const more = flat(source, part, depth + 1) ?? {}
    const properties = {
      ...(isObject(sum['properties']) ? sum['properties'] : {}),
      ...(isObject(more['properties']) ? more['properties'] : {}),
    }
    const required = [
      ...(Array.isArray(sum['required']) ? sum['required'] : []),
      ...(Array.isArray(more['required']) ? more['required'] : []),
    ]
    sum = { ...more, ...sum, ...(Object.keys(properties).length > 0 ? { properties, required } : {}) }
  }
  return sum
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  email: 'visitor@mailbox.example',
  'date-time': '2026-01-15T09:00:00Z',
  date: '2026-01-15',
  uuid: '00000000-0000-4000-8000-000000000001',
  uri: 'https://visitor.example/',
  url: 'https://visitor.example/',
}

/** A value that satisfies a schema as far as a form does: examples, defaults and first choices before made-up ones; only required fields and texts. */
function sampleOf(source: Source, value: unknown, depth: number): unknown {
  const schema = flat(source, value, depth)
  if (!schema || depth > DEPTH) return null
  for (const key of ['example', 'default', 'const']) if (schema[key] !== undefined) return schema[key]
  if (Array.isArray(schema['examples']) && schema['examples'].length > 0) return schema['examples'][0]
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) return schema['enum'][0]
  const type = Array.isArray(schema['type']) ? schema['type'].find((one) => one !== 'null') : schema['type']
  if (type === 'object' || isObject(schema['properties'])) {
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
    const fields = Object.entries(isObject(schema['properties']) ? schema['properties'] : {})
    const wanted = fields.filter(([name, field]) => required.has(name) || isFreeText(source, name, field))
    return Object.fromEntries(wanted.map(([name, field]) => [name, sampleOf(source, field, depth + 1)]))
  }
  if (type === 'array') return [sampleOf(source, schema['items'], depth + 1)]
  if (type === 'integer' || type === 'number') return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1
  if (type === 'boolean') return false
  return BY_FORMAT[String(schema['format'])] ?? 'Note'
}

const SHORT = 80

/** A field in which a stranger may write sentences: a string of no format and no fixed choice that is not cut to a few words. */
function isFreeText(source: Source, name: string, value: unknown): boolean {
  const schema = flat(source, value, 0)
  if (schema?.['type'] !== 'string' || Array.isArray(schema['enum'])) return false
  const format = schema['format']
  if (format !== undefined && !['markdown', 'html', 'textarea', 'text'].includes(String(format))) return false
  if (typeof schema['maxLength'] === 'number' && schema['maxLength'] < SHORT) return false
  return !/(?:^|_)(?:id|ids|token|password|key|hash|slug|code|locale|lang|currency|status|type|phone|url|uri|sku)$/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  )
}

/** Paths of the fields of free text, those of the outer object first. */
function textsOf(source: Source, value: unknown, path: readonly string[] = []): string[][] {
  const schema = flat(source, value, path.length)
  if (!schema || path.length > 3 || !isObject(schema['properties'])) return []
  const fields = Object.entries(schema['properties'])
  const here = fields.filter(([name, field]) => isFreeText(source, name, field)).map(([name]) => [...path, name])
  const inner = fields.flatMap(([name, field]) => (source.left > STEPS / 2 ? textsOf(source, field, [...path, name]) : []))
  return [...here, ...inner]
}
