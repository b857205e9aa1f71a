import type { Field } from '@pavise/guard/surfaces'

/** One place of a body that a surface declares, and the body with a text there. */
export interface Location {
  /** Its path, with the kinds and roles on the way. */
  readonly name: string
  /** A body whose only text of interest is `text`. */
  readonly body: (text: string) => unknown
}

/** A text is a whole number of bytes of base64 here, so that it has one spelling. */
const encoded = (text: string): string => Buffer.from(text).toString('base64')

/** Every location of a field, drawn from its declaration: what is declared is what is tried. Each kind of a variant, each role, both of an either. */
export function declaredLocations(field: Field): Location[] {
  seen.clear()
  return walk(field)
}

/** Declarations that stand at several places are gone through once; at the other places a few of their locations do. */
const seen = new Set<object>()
const FEW = 3

function once(declaration: object, all: () => Location[]): Location[] {
  if (seen.has(declaration)) return all().slice(0, FEW)
  seen.add(declaration)
  return all()
}

const at = (step: string, inner: readonly Location[], wrap: (value: unknown) => unknown): Location[] =>
  inner.map(({ name, body }) => ({ name: name === '' ? step : `${step}.${name}`, body: (text) => wrap(body(text)) }))
const one = (name: string, body: (text: string) => unknown): Location => ({ name, body })

function walk(field: Field): Location[] {
  switch (field.as) {
    case 'text':
    case 'token':
    case 'reference':
      return [one('', (text) => text)]
    case 'tree':
      return [one('', (text) => text), one('{deep}', (text) => ({ note: { deep: ['x', text] } })), one('{name}', (text) => ({ [text]: 1 }))]
    case 'ids':
      return [one('', (text) => text), one('[]', (text) => ['x', text])]
    case 'media':
      return [
        one('', (text) => text),
        one('base64', (text) => encoded(text.padEnd(300, ' '))),
        one('data:', (text) => `data:text/plain;base64,${encoded(text)}`),
        one('data:%', (text) => `data:text/plain,${encodeURIComponent(text)}`),
      ].slice(0, field.sealed ? 1 : 4)
    case 'tokens':
      return [one('', (text) => ({ content: [...text].map((token) => ({ token, logprob: -1 })) }))]
    case 'none':
      return []
    case 'list':
      return at('[]', walk(field.of), (value) => [value])
    case 'turns':
      return turns(field)
    case 'turn':
      return turn(field)
    case 'record':
      return once(field.fields, () => record(field.fields))
    case 'either':
      return [...at('text', walk(field.text), (value) => value), ...at('list', walk(field.list), (value) => value)]
    case 'variant':
      return once(field.cases, () => variant(field))
    case 'when':
      return [
        ...at(`${field.on}`, walk(field.of), (value) => ({ [field.on]: true, ...(value as object) })),
        ...at('', walk(field.otherwise), (value) => value).map((each) => ({ ...each, name: each.name.replace(/^\./, '') })),
      ]
    case 'call':
      return call(field)
  }
}

function record(fields: Readonly<Record<string, Field>>): Location[] {
  const known = Object.entries(fields).flatMap(([key, field]) => at(key, walk(field), (value) => ({ [key]: value })))
  return [...known, one('?novel', (text) => ({ novel: text })), one('?name', (text) => ({ [text]: 'x' }))]
}

/** The turn that says it comes last and, with an ordinary one after it, earlier. */
function turns(field: Field & { as: 'turns' }): Location[] {
  const inner = walk(field.of)
  if (!field.roles) return [...at('[0]', inner, (value) => [value]), ...at('[1]', inner, (value) => [{}, value])]
  return Object.keys(field.roles).flatMap((role, index) => {
    const said = (value: unknown) => ({ role, ...(value as object) })
    const after = { role: Object.keys(field.roles!).find((each) => field.roles![each] === 'user') }
    const own = inner.filter(({ name }) => name !== 'role').slice(0, index === 0 ? undefined : FEW)
    return [...at(`${role}`, own, (value) => [said(value)]), ...at(`${role} earlier`, own.slice(0, FEW), (value) => [said(value), after])]
  })
}

function turn(field: Field & { as: 'turn' }): Location[] {
  const head = { ...(field.roles && { role: Object.keys(field.roles)[0] }), ...(field.answers !== undefined && { [field.answers]: 'c1' }) }
  const plain = Object.keys(head).length === 0
  const inner = walk(field.of).filter(({ name }) => !(field.roles && name === 'role'))
  return at('', inner, (value) => (plain || !isRecord(value) ? value : { ...head, ...value })).map(trimmed)
}

function variant(field: Field & { as: 'variant' }): Location[] {
  const cases = Object.entries(field.cases).flatMap(([kind, of]) =>
    at(
      kind,
      walk(of).filter(({ name }) => name !== field.on),
      (value) => ({ ...(value as object), [field.on]: kind }),
    ),
  )
  const novel = one('?kind', (text) => ({ [field.on]: 'novel_kind', novel: { text } }))
  const absent = field.absent
    ? at('without', walk(field.absent), (value) => value).filter(({ name }) => name !== `without.${field.on}`)
    : []
  return [...cases, novel, ...absent]
}

function call(field: Field & { as: 'call' }): Location[] {
  const nest = (path: readonly string[], value: unknown): Record<string, unknown> =>
    path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>
  const args = (value: object): unknown => (field.written === 'object' ? value : JSON.stringify(value))
  const base = merge(
    field.id.length > 0 ? nest(field.id, 'c1') : {},
    field.name.length > 0 ? nest(field.name, 'f') : {},
    nest(field.arguments, field.written === 'empty' ? {} : args({})),
  )
  const said = [
    ...(field.id.length > 0 ? [one('id', (text) => merge(base, nest(field.id, text)))] : []),
    ...(field.name.length > 0 ? [one('name', (text) => merge(base, nest(field.name, text)))] : []),
    one('?novel', (text) => ({ ...base, novel: text })),
  ]
  if (field.written === 'empty') return said
  return [
    ...said,
    one('arguments', (text) => merge(base, nest(field.arguments, args({ a: text })))),
    one('arguments deep', (text) => merge(base, nest(field.arguments, args({ a: [{ b: text }] })))),
    one('arguments name', (text) => merge(base, nest(field.arguments, args({ [text]: 1 })))),
    ...(field.written === 'object' ? [] : [one('arguments plain', (text) => merge(base, nest(field.arguments, text)))]),
  ]
}

function merge(...values: readonly Record<string, unknown>[]): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const value of values)
    for (const [key, each] of Object.entries(value)) out[key] = isRecord(each) && isRecord(out[key]) ? merge(out[key], each) : each
  return out
}

const trimmed = (location: Location): Location => ({ ...location, name: location.name.replace(/^\./, '') })

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
