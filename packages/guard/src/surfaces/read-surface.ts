import type { JsonPath } from '../policy/decision.js'
import { GuardError } from '../vocabulary/error.js'
import type { Origin } from '../vocabulary/origin.js'
import type { Reading } from './reading.js'
import type { Field, PlacedOrigin } from './surface.js'

/** Deeper than any real body; a bound so that a hostile one cannot exhaust the stack. */
const MAX_DEPTH = 64

/** Words of JSON Schema and of the protocol: as names of fields they say nothing. */
const SILENT_KEYS = new Set(
  (
    'type properties description required items enum additionalProperties strict title default format minimum maximum anyOf oneOf allOf name value ' +
    'temperature top_p max_tokens max_completion_tokens seed user stream stop ' +
    'prompt_tokens completion_tokens total_tokens prompt_tokens_details completion_tokens_details cached_tokens audio_tokens reasoning_tokens ' +
    'accepted_prediction_tokens rejected_prediction_tokens'
  ).split(' '),
)

interface Place {
  turn: number
  origin: Origin
  part?: string
  /** Names of fields seen in trees of this body. */
  names: Set<string>
}

/**
 * Reads every text of a parsed body. Throws PAV_SURFACE_MALFORMED, with the path, where the body is not what the API expects.
 * The body is not changed.
 */
export function readSurface(field: Field, body: unknown): Reading {
  const reading: Reading = { pieces: [], calls: [], turns: [] }
  const place: Place = { turn: -1, origin: 'unknown', names: new Set() }
  if (!isRecord(body)) malformed([], 'must be an object')
  read(field, body, [], place, reading)
  if (place.names.size > 0) {
    reading.pieces.push({ path: [], text: [...place.names].join('\n'), origin: 'unknown', turn: -1, keys: true })
  }
  return reading
}

function read(field: Field, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (value === undefined || value === null) return
  switch (field.as) {
    case 'text':
      if (typeof value !== 'string') malformed(path, 'must be a text')
      push(out, path, value, origin(field.origin, place), place)
      break
    case 'token':
      tree(value, path, 'unknown', place, out)
      break
    case 'media':
      media(value, path, origin(field.origin, place), place, out)
      break
    case 'tree':
      tree(value, path, origin(field.origin, place), place, out)
      break
    case 'tokens':
      tokens(value, path, place, out)
      break
    case 'none':
      if (!Array.isArray(value) || value.length > 0) malformed(path, 'must be an empty list')
      break
    case 'list':
      if (!Array.isArray(value)) malformed(path, 'must be a list')
      for (let i = 0; i < value.length; i += 1) item(field.of, value[i], [...path, i], place, out)
      break
    case 'turns':
      turns(field, value, path, place, out)
      break
    case 'turn':
      turn(field, value, path, place, out)
      break
    case 'record':
      if (!isRecord(value)) malformed(path, 'must be an object')
      record(field.fields, value, path, place, out)
      break
    case 'either':
      read(typeof value === 'string' ? field.text : field.list, value, path, place, out)
      break
    case 'variant':
      variant(field, value, path, place, out)
      break
    case 'call':
      call(field, value, path, place, out)
      break
  }
}

/** An item of a list must be there: a null among messages is no message. */
function item(field: Field, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (value === null || value === undefined) malformed(path, 'must not be null')
  read(field, value, path, place, out)
}

function record(fields: Readonly<Record<string, Field>>, value: Record<string, unknown>, path: JsonPath, place: Place, out: Reading): void {
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) read(fields[key]!, value[key], [...path, key], place, out)
    else {
      noteName(key, place)
      tree(value[key], [...path, key], 'unknown', place, out)
    }
  }
}

function turns(field: Field & { as: 'turns' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!Array.isArray(value)) malformed(path, 'must be a list')
  for (let i = 0; i < value.length; i += 1) {
    const at = [...path, i]
    const turn: unknown = value[i]
    if (!isRecord(turn)) malformed(at, 'must be an object')
    let role: Origin = 'assistant'
    if (field.roles) {
      const named = turn['role']
      if (typeof named !== 'string' || !Object.hasOwn(field.roles, named)) {
        malformed([...at, 'role'], `must be one of ${Object.keys(field.roles).join(', ')}`)
      }
      role = field.roles[named]!
    }
    const answers = turn['tool_call_id']
    if (answers !== undefined && answers !== null && typeof answers !== 'string') malformed([...at, 'tool_call_id'], 'must be a text')
    out.turns.push({ origin: role, ...(typeof answers === 'string' && { answers }) })
    read(field.of, turn, at, { turn: out.turns.length - 1, origin: role, names: place.names }, out)
  }
}

function turn({ origin, answers, of }: Field & { as: 'turn' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  const call = answers !== undefined && isRecord(value) ? value[answers] : undefined
  if (answers !== undefined && typeof call !== 'string') malformed([...path, answers], 'must be a text')
  out.turns.push({ origin, ...(typeof call === 'string' && { answers: call }) })
  read(of, value, path, { turn: out.turns.length - 1, origin, names: place.names }, out)
}

function variant(field: Field & { as: 'variant' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!isRecord(value)) malformed(path, 'must be an object')
  const kind = value[field.on]
  if (typeof kind !== 'string') malformed([...path, field.on], 'must be a text')
  const chosen = Object.hasOwn(field.cases, kind) ? field.cases[kind]! : field.otherwise
  read(chosen, value, path, { ...place, part: kind }, out)
}

function call(field: Field & { as: 'call' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
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
  if (field.written === 'object') out.calls.push({ ...head, arguments: objectText(args, at), written: true, object: true })
  else if (field.written === 'empty') {
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
      tree(child, [...path, ...at], 'unknown', place, out)
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

function tree(value: unknown, path: JsonPath, from: Origin, place: Place, out: Reading): void {
  if (typeof value === 'string') {
    push(out, path, value, from, place)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length > MAX_DEPTH) malformed(path.slice(0, 4), `is nested deeper than ${MAX_DEPTH}`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) tree(value[i], [...path, i], from, place, out)
    return
  }
  for (const key of Object.keys(value)) {
    noteName(key, place)
    tree((value as Record<string, unknown>)[key], [...path, key], from, place, out)
  }
}

function tokens(value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!isRecord(value)) malformed(path, 'must be an object')
  let text = ''
  for (const list of Object.values(value)) {
    if (!Array.isArray(list)) continue
    for (const entry of list) if (isRecord(entry) && typeof entry['token'] === 'string') text += entry['token']
  }
  push(out, path, text, 'assistant', place)
  if (text !== '') out.pieces[out.pieces.length - 1]!.tokens = true
}

const TEXTUAL_MEDIA = /^data:(?:text\/|application\/(?:json|xml|[\w.-]+\+(?:json|xml)))/iu
const BASE64 = /^(?:data:[^,]{0,256},)?[\w+/=-]*$/u

function media(value: unknown, path: JsonPath, from: Origin, place: Place, out: Reading): void {
  if (typeof value !== 'string') {
    tree(value, path, from, place, out)
    return
  }
  if (value.length < 256 || TEXTUAL_MEDIA.test(value) || !BASE64.test(value)) {
    push(out, path, value, from, place)
    return
  }
  push(out, path, value, from, place)
  out.pieces[out.pieces.length - 1]!.opaque = true
}

function push(out: Reading, path: JsonPath, text: string, from: Origin, place: Place): void {
  if (text === '') return
  const piece = { path, text, origin: from, turn: place.turn }
  out.pieces.push(place.part === undefined ? piece : { ...piece, part: place.part })
}

function noteName(key: string, place: Place): void {
  if (!SILENT_KEYS.has(key)) place.names.add(key)
}

function origin(placed: PlacedOrigin, place: Place): Origin {
  return placed === 'turn' ? place.origin : placed
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `messages[0].content` from a path. */
export function pathText(path: JsonPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}

function malformed(path: JsonPath, message: string): never {
  const at = pathText(path) || 'body'
  throw new GuardError('PAV_SURFACE_MALFORMED', `${at} ${message}`, [{ path: at, message }])
}
