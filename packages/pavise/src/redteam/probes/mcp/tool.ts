import { isObject, objectsOf, textAt } from '#redteam/targets/model-apis/json-reading'

/** A tool as its server lists it. What it says of itself (`says…`) is a claim of the server. */
export interface McpTool {
  readonly name: string
  readonly description: string
  readonly schema: Record<string, unknown>
  readonly definition: Record<string, unknown>
  readonly saysReadOnly: boolean
  readonly saysDestructive: boolean
}

export function toTool(definition: Record<string, unknown>): McpTool {
  const notes = isObject(definition['annotations']) ? definition['annotations'] : {}
  return {
    name: textAt(definition['name']),
    description: textAt(definition['description']),
    schema: isObject(definition['inputSchema']) ? definition['inputSchema'] : {},
    definition,
    saysReadOnly: notes['readOnlyHint'] === true,
    saysDestructive: notes['destructiveHint'] === true,
  }
}

/** Words of names and descriptions for what does not only look. */
const ACTS = new Set(
  (
    'add append apply approve archive ban block book buy cancel change charge clear close commit copy create deactivate delete deploy destroy disable drop edit ' +
    'enable exec execute grant import insert install invite invoke kill merge modify move order overwrite patch pay post publish purge push put refund register ' +
    'remove rename replace reset restart revoke run save schedule send set shutdown spawn start stop submit sync terminate transfer trash truncate uninstall ' +
    'unlink update upload upsert wipe write command shell terminal bash eval'
  ).split(' '),
)

/**
 * Whether calling a tool may change the world: it says so itself, or its name does and it does not claim to be read-only. A name is trusted before a claim
 * only towards caution.
 */
export function mayChange(tool: McpTool): boolean {
  if (tool.saysDestructive) return true
  const words = tool.name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return !tool.saysReadOnly && words.some((word) => ACTS.has(word))
}

/** A place in the arguments of a tool that takes a text. `path` are keys from the top; a number is a place in a list. */
export interface Slot {
  readonly path: readonly (string | number)[]
  /** JSON pointer, for reports. */
  readonly pointer: string
  /** What is said about it: its own name, title and description. */
  readonly words: string
  readonly schema: Record<string, unknown>
}

const DEEPEST = 3
const MOST_SLOTS = 24

/** The places that take texts: those of the schema, and those of a working call that it does not name. */
export function slotsOf(schema: Record<string, unknown>, sample: Record<string, unknown>): Slot[] {
  const named = textSlots(schema)
  const known = new Set(named.map(({ pointer }) => pointer))
  const given: Slot[] = []
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    const pointer = path.map((key) => `/${key}`).join('')
    if (typeof value === 'string' && !known.has(pointer)) given.push({ path, pointer, words: String(path[0]), schema: {} })
    else if (Array.isArray(value)) value.slice(0, 1).forEach((one, i) => void walk(one, [...path, i]))
    else if (isObject(value)) for (const [key, one] of Object.entries(value)) if (path.length < DEEPEST) walk(one, [...path, key])
  }
  walk(sample, [])
  return [...named, ...given].slice(0, MOST_SLOTS)
}

/** Required ones first. */
function textSlots(schema: Record<string, unknown>): Slot[] {
  const found: (Slot & { required: boolean })[] = []
  const walk = (at: Record<string, unknown>, path: readonly (string | number)[], name: string, required: boolean): void => {
    const plain = plainSchema(at)
    if (path.length > DEEPEST) return
    if (isText(plain)) {
      const words = [name, textAt(plain['title']), textAt(plain['description']), textAt(plain['format'])].join(' ')
      found.push({ path, pointer: path.map((key) => `/${key}`).join(''), words, schema: plain, required })
    }
    if (isObject(plain['items'])) walk(plain['items'], [...path, 0], name, required)
    const needed = new Set(textsIn(plain['required']))
    if (isObject(plain['properties']))
      for (const [key, value] of Object.entries(plain['properties']))
        if (isObject(value)) walk(value, [...path, key], key, required && needed.has(key))
  }
  walk(schema, [], '', true)
  return found.sort((a, b) => Number(b.required) - Number(a.required)).slice(0, MOST_SLOTS)
}

const isText = (schema: Record<string, unknown>): boolean =>
  (schema['type'] === 'string' || (Array.isArray(schema['type']) && schema['type'].includes('string'))) &&
  !Array.isArray(schema['enum']) &&
  schema['const'] === undefined

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** Of several shapes the first that takes something. */
function plainSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const shapes = objectsOf(schema['anyOf'] ?? schema['oneOf'])
  const taken = shapes.find(({ type }) => type !== 'null')
  return taken ? { ...schema, ...taken } : schema
}

/** What fills the arguments of an ordinary call. */
export interface Ordinary {
  readonly text: string
  readonly file: string
  readonly url: string
}

/** Arguments with which the tool should work: those of the target file, else what its schema asks for. */
export function ordinaryArguments(tool: McpTool, ordinary: Ordinary, sample?: Record<string, unknown>): Record<string, unknown> {
  const made = sample ?? ordinaryValue(tool.schema, ordinary, '', 0)
  return isObject(made) ? made : {}
}

/** A value that a schema takes. */
export function ordinaryValue(schema: Record<string, unknown>, ordinary: Ordinary, name: string, depth: number): unknown {
  const plain = plainSchema(schema)
  if (plain['default'] !== undefined) return plain['default']
  if (plain['const'] !== undefined) return plain['const']
  for (const key of ['enum', 'examples']) {
    const given = plain[key]
    if (Array.isArray(given) && given.length > 0) return given[0]
  }
  const type = Array.isArray(plain['type']) ? plain['type'].find((one) => one !== 'null') : plain['type']
  if (type === 'string') return ordinaryText(plain, ordinary, `${name} ${textAt(plain['description'])}`)
  if (type === 'integer' || type === 'number') return typeof plain['minimum'] === 'number' ? plain['minimum'] : 1
  if (type === 'boolean') return false
  if (type === 'array') return isObject(plain['items']) && depth < DEEPEST ? [ordinaryValue(plain['items'], ordinary, name, depth + 1)] : []
  if (!isObject(plain['properties']) || depth > DEEPEST) return type === 'object' || depth === 0 ? {} : ordinary.text
  const needed = textsIn(plain['required'])
  const properties = plain['properties']
  return Object.fromEntries(
    needed.flatMap((key) => {
      const of = Object.hasOwn(properties, key) ? properties[key] : undefined
      return isObject(of) ? [[key, ordinaryValue(of, ordinary, key, depth + 1)]] : []
    }),
  )
}

function ordinaryText(schema: Record<string, unknown>, ordinary: Ordinary, words: string): string {
  const format = textAt(schema['format'])
  if (format === 'date') return '2026-01-15'
  if (format === 'date-time') return '2026-01-15T09:00:00Z'
  if (format === 'email') return 'reader@pavise.example'
  if (format === 'uuid') return '3f0c9a52-7d1e-4b86-9f43-0a6d2c58e711'
  if (format.startsWith('uri') || NAMES_URL.test(words)) return ordinary.url
  return NAMES_PATH.test(words) ? ordinary.file : ordinary.text
}

export const NAMES_PATH =
  /\b(?:path|paths|file|files|file ?name|filename|dir|directory|folder|root|cwd|source|destination)\b|(?:path|file|dir)$/i
export const NAMES_URL =
  /\b(?:url|urls|uri|uris|link|href|endpoint|webhook|feed|website|web ?page|address|callback|host|hostname|image)\b|(?:url|uri)$/i

/** The arguments with one place set, and what the way there needs. */
export function withValue(
  args: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  value: unknown,
): Record<string, unknown> {
  const set = (at: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return value
    if (typeof key === 'number') {
      const list = Array.isArray(at) ? [...at] : []
      list[key] = set(list[key], rest)
      return list
    }
    return { ...(isObject(at) ? at : {}), [key]: set(isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined, rest) }
  }
  return set(args, path) as Record<string, unknown>
}
