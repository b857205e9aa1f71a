import type { JsonPath } from '../policy/decision.js'
import type { Origin } from '../vocabulary/origin.js'
import { isRecord, malformed, noteName, originAt, type Place, push, readTree } from './place.js'
import { readCall } from './read-call.js'
import { readIds, readMedia, readReference, readTokens } from './read-media.js'
import type { Reading, Turn } from './reading.js'
import type { Field } from './surface.js'

export { isRecord } from './place.js'

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
      push(out, path, value, originAt(field.origin, place), place)
      break
    case 'token':
      readTree(value, path, 'unknown', place, out)
      break
    case 'media':
      readMedia(field, value, path, place, out)
      break
    case 'ids':
      readIds(value, path, originAt(field.origin, place), place, out)
      break
    case 'reference':
      readReference(value, path, 'unknown', place, out)
      break
    case 'tree':
      readTree(value, path, originAt(field.origin, place), place, out)
      break
    case 'tokens':
      readTokens(value, path, place, out)
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
    case 'when':
      if (!isRecord(value)) malformed(path, 'must be an object')
      read(value[field.on] === true ? field.of : field.otherwise, value, path, place, out)
      break
    case 'either':
      read(typeof value === 'string' ? field.text : field.list, value, path, place, out)
      break
    case 'variant':
      variant(field, value, path, place, out)
      break
    case 'call':
      readCall(field, value, path, place, out)
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
      readTree(value[key], [...path, key], 'unknown', place, out)
    }
  }
}

function turns(field: Field & { as: 'turns' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!Array.isArray(value)) malformed(path, 'must be a list')
  for (let i = 0; i < value.length; i += 1) {
    const at = [...path, i]
    const turn: unknown = value[i]
    if (!isRecord(turn)) malformed(at, 'must be an object')
    const role = field.roles ? roleOf(turn, field.roles, field.roleless, at) : 'assistant'
    open({ origin: role, ...standing(turn, field.answers ?? 'tool_call_id', field.answersTool, at) }, field.of, turn, at, place, out)
  }
}

function turn(field: Field & { as: 'turn' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  const { origin, answers, of } = field
  if (answers !== undefined && !field.loose && (!isRecord(value) || typeof value[answers] !== 'string'))
    malformed([...path, answers], 'must be a text')
  const role = field.roles && isRecord(value) ? roleOf(value, field.roles, origin, path) : origin
  const said = isRecord(value) ? standing(value, answers, field.answersTool, path) : {}
  open({ origin: role, ...said }, of, value, path, place, out)
}

function open(turn: Turn, of: Field, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  out.turns.push(turn)
  read(of, value, path, { turn: out.turns.length - 1, origin: turn.origin, names: place.names }, out)
}

/** The origin that a turn's role stands for. */
function roleOf(
  turn: Record<string, unknown>,
  roles: Readonly<Record<string, Origin>>,
  roleless: Origin | undefined,
  at: JsonPath,
): Origin {
  const named = turn['role']
  if (roleless !== undefined && (named === undefined || named === null)) return roleless
  if (typeof named === 'string' && Object.hasOwn(roles, named)) return roles[named]!
  return malformed([...at, 'role'], `must be one of ${Object.keys(roles).join(', ')}`)
}

/** The call that a turn answers, by its id or by the name of the tool. */
function standing(
  turn: Record<string, unknown>,
  answers: string | undefined,
  answersTool: string | undefined,
  at: JsonPath,
): Pick<Turn, 'answers' | 'tool'> {
  const text = (key: string | undefined) => {
    const found = key === undefined ? undefined : turn[key]
    if (found !== undefined && found !== null && typeof found !== 'string') malformed([...at, key!], 'must be a text')
    return found ?? undefined
  }
  const [id, tool] = [text(answers), text(answersTool)]
  return { ...(id !== undefined && { answers: id }), ...(tool !== undefined && { tool }) }
}

function variant(field: Field & { as: 'variant' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  if (!isRecord(value)) malformed(path, 'must be an object')
  const kind = value[field.on]
  if (field.absent && (kind === undefined || kind === null)) {
    read(field.absent, value, path, place, out)
    return
  }
  if (typeof kind !== 'string') malformed([...path, field.on], 'must be a text')
  const chosen = Object.hasOwn(field.cases, kind) ? field.cases[kind]! : field.otherwise
  read(chosen, value, path, { ...place, part: kind }, out)
}
