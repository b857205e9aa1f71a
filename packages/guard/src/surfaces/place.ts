import type { JsonPath } from '../policy/decision.js'
import { GuardError } from '../vocabulary/error.js'
import type { Origin } from '../vocabulary/origin.js'
import type { Piece, Reading } from './reading.js'
import type { PlacedOrigin } from './surface.js'

/** Deeper than any real body; a bound so that a hostile one cannot exhaust the stack. */
export const MAX_DEPTH = 64

/** Words of JSON Schema and of the protocol: as names of fields they say nothing. */
const SILENT_KEYS = new Set(
  (
    'type properties description required items enum additionalProperties strict title default format minimum maximum anyOf oneOf allOf name value ' +
    'temperature top_p max_tokens max_completion_tokens seed user stream stop ' +
    'prompt_tokens completion_tokens total_tokens prompt_tokens_details completion_tokens_details cached_tokens audio_tokens reasoning_tokens ' +
    'accepted_prediction_tokens rejected_prediction_tokens'
  ).split(' '),
)

/** Where in a body the reading stands. */
export interface Place {
  turn: number
  origin: Origin
  part?: string
  /** Names of fields seen in trees of this body. */
  names: Set<string>
}

/** Reads any JSON: every text in it is of one origin, and names of fields are noted. */
export function readTree(value: unknown, path: JsonPath, from: Origin, place: Place, out: Reading): void {
  if (typeof value === 'string') {
    push(out, path, value, from, place)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length > MAX_DEPTH) malformed(path.slice(0, 4), `is nested deeper than ${MAX_DEPTH}`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) readTree(value[i], [...path, i], from, place, out)
    return
  }
  for (const key of Object.keys(value)) {
    noteName(key, place)
    readTree((value as Record<string, unknown>)[key], [...path, key], from, place, out)
  }
}

/** Adds a text to the reading; nothing where it is empty. */
export function push(out: Reading, path: JsonPath, text: string, from: Origin, place: Place, more?: Partial<Piece>): void {
  if (text === '') return
  const piece: Piece = { path, text, origin: from, turn: place.turn }
  if (place.part !== undefined) piece.part = place.part
  if (more) Object.assign(piece, more)
  out.pieces.push(piece)
}

export function noteName(key: string, place: Place): void {
  if (!SILENT_KEYS.has(key)) place.names.add(key)
}

export function originAt(placed: PlacedOrigin, place: Place): Origin {
  return placed === 'turn' ? place.origin : placed
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `messages[0].content` from a path. */
export function pathText(path: JsonPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}

export function malformed(path: JsonPath, message: string): never {
  const at = pathText(path) || 'body'
  throw new GuardError('PAV_SURFACE_MALFORMED', `${at} ${message}`, [{ path: at, message }])
}
