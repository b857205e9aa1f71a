import { isRecord } from '../surfaces/read-surface.js'
import type { CallPiece, Piece, Reading, Turn } from '../surfaces/reading.js'
import type { Label, Origin } from '../vocabulary/origin.js'
import type { JsonPath } from './decision.js'
import { type compileMarkers, splitDocuments } from './document-markers.js'
import { hasRepeatedKey } from './flows/repeated-key.js'
import type { Destination, Policy } from './policy.js'
import type { ToolTable } from './tool-table.js'

/** A text that is judged as one: a whole field of the body, or a part of one. */
export interface Segment {
  path: JsonPath
  /** The whole field; the segment is `text.slice(start, end)`. */
  text: string
  start: number
  end: number
  origin: Origin
  /** What else it counts as for `from`. */
  also?: Origin
  to: Destination
  labels: readonly Label[]
  tool?: string
  /** Why it cannot be replaced, where it cannot. */
  fixed?: string
  /** Holds no text that could be read. */
  opaque?: true
}

export interface SegmentSource {
  policy: Policy
  tools: ToolTable
  markers: ReturnType<typeof compileMarkers>
  /** The tool that a call id of this session belongs to. */
  toolOf(callId: string): string | undefined
}

/** The segments of one turn of a request. `pieces` are the turn's own. */
export function turnSegments(pieces: readonly Piece[], { answers, tool: named }: Turn, source: SegmentSource): Segment[] {
  const { policy } = source
  const typed = pieces.filter((piece) => isTyped(piece) && !isDocumentPart(piece, policy))
  const segments = typedSegments(typed, source)
  if (typed.length === pieces.length) return segments
  const tool = (answers === undefined ? undefined : source.toolOf(answers)) ?? named
  for (const piece of pieces) {
    if (isTyped(piece) && !isDocumentPart(piece, policy)) continue
    const segment = plain(piece, 'model')
    if (piece.origin === 'tool') segments.push({ ...segment, ...toolStanding(tool, source) })
    // A definition within a turn is what a foreign server says of its tools, not what the application declares.
    else if (piece.origin === 'tool_definition') segments.push({ ...segment, also: 'tool' })
    else segments.push(isDocumentPart(piece, policy) ? { ...segment, ...RETRIEVED } : segment)
  }
  return segments
}

const RETRIEVED: Pick<Segment, 'origin' | 'labels'> = { origin: 'document', labels: ['untrusted'] }

const isTyped = ({ origin }: Piece) => origin === 'user' || origin === 'system' || origin === 'developer'

function toolStanding(tool: string | undefined, { tools }: SegmentSource): Pick<Segment, 'origin' | 'also' | 'labels' | 'tool'> {
  const named = tool === undefined ? {} : { tool }
  const labels = tools.get(tool).returns
  return tools.retrieves(tool) ? { origin: 'document', also: 'tool', labels, ...named } : { origin: 'tool', labels, ...named }
}

type TypedStanding = Pick<Segment, 'also' | 'labels'>
const USER: TypedStanding = { labels: ['user'] }
const OPERATOR: TypedStanding = { labels: ['operator'] }
const UNTRUSTED: TypedStanding = { also: 'user', labels: ['untrusted'] }

/** Where end users write the whole request, a system turn is one more text of theirs that vouches for nothing. */
function typedStanding(origin: Origin, policy: Policy): TypedStanding {
  if (origin !== 'system' && origin !== 'developer') return USER
  return policy.trust[origin] === 'operator' ? OPERATOR : UNTRUSTED
}

/**
 * Texts of a user or operator turn without the documents that the application put into them. A document may begin in one part of a
 * turn and end in another, so the parts are split as one text.
 */
function typedSegments(typed: readonly Piece[], { markers, policy }: SegmentSource): Segment[] {
  const first = typed[0]
  if (!first) return []
  const parts = splitDocuments(typed.length === 1 ? first.text : typed.map((piece) => piece.text).join('\n'), markers)
  const segments: Segment[] = []
  let offset = 0
  for (const piece of typed) {
    for (const part of parts) {
      const start = Math.max(part.start - offset, 0)
      const end = Math.min(part.end - offset, piece.text.length)
      if (start >= end) continue
      const segment = plain(piece, 'model')
      const {
        origin = segment.origin,
        also,
        labels,
      }: Partial<Segment> & Pick<Segment, 'labels'> = part.document ? RETRIEVED : typedStanding(piece.origin, policy)
      segment.start = start
      segment.end = end
      segment.origin = origin
      segment.labels = labels
      if (also !== undefined) segment.also = also
      segments.push(segment)
    }
    offset += piece.text.length + 1
  }
  return segments
}

function isDocumentPart(piece: Piece, policy: Policy): boolean {
  return (
    piece.origin === 'document' || (piece.origin !== 'unknown' && piece.part !== undefined && policy.documents.parts.includes(piece.part))
  )
}

/** A piece that stands for itself and vouches for nothing. */
export function plain(piece: Piece, to: Destination): Segment {
  const { path, text, origin } = piece
  const segment: Segment = { path, text, start: 0, end: text.length, origin, to, labels: [] }
  if (origin === 'reasoning') segment.also = 'assistant'
  if (piece.keys) segment.fixed = 'it stands in the name of a field'
  if (piece.opaque) segment.opaque = true
  if (piece.fixed !== undefined) segment.fixed = piece.fixed
  return segment
}

/** The arguments of a call: parsed, with each text and number in them, or as they stand where they are no JSON object. */
export interface CallArguments {
  /** Null when they cannot be read. */
  value: Readonly<Record<string, unknown>> | null
  segments: Segment[]
}

const MAX_DEPTH = 64

export function callArguments(call: CallPiece, to: Destination): CallArguments {
  const segments: Segment[] = []
  const base = { origin: 'tool_arguments', also: 'assistant', to, labels: [], tool: call.name } as const
  const add = (path: JsonPath, text: string, fixed?: string) => {
    if (text !== '') segments.push({ ...base, path, text, start: 0, end: text.length, ...(fixed !== undefined && { fixed }) })
  }
  let value: unknown = null
  try {
    value = call.arguments.trim() === '' ? {} : JSON.parse(call.arguments)
  } catch {
    value = null
  }
  if (!isRecord(value) || hasRepeatedKey(call.arguments)) {
    add(call.path, call.arguments)
    return { value: null, segments }
  }
  const names = new Set<string>()
  const readable = collect(value, [], names, (inner, text) => add([...call.path, ...inner], text))
  if (!readable) {
    add(call.path, call.arguments)
    return { value: null, segments }
  }
  const odd = [...names].filter((name) => !/^[A-Za-z_]{1,24}$/u.test(name))
  if (odd.length > 0) add(call.path, odd.join('\n'), 'it stands in the name of an argument')
  return { value, segments }
}

/** Walks the arguments; false when they are nested too deep to be read. */
function collect(value: unknown, path: JsonPath, names: Set<string>, add: (path: JsonPath, text: string) => void): boolean {
  if (typeof value === 'string') add(path, value)
  else if (typeof value === 'number') add(path, String(value))
  if (typeof value !== 'object' || value === null) return true
  if (path.length >= MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every((item, index) => collect(item, [...path, index], names, add))
  return Object.keys(value).every((key) => {
    names.add(key)
    return collect((value as Record<string, unknown>)[key], [...path, key], names, add)
  })
}

/** The pieces and calls of each turn, in order. Those outside of any turn have the index -1. */
export function byTurn(reading: Reading): { outside: Piece[]; pieces: Piece[][]; calls: CallPiece[][] } {
  const pieces: Piece[][] = reading.turns.map(() => [])
  const calls: CallPiece[][] = reading.turns.map(() => [])
  const outside: Piece[] = []
  for (const piece of reading.pieces) (pieces[piece.turn] ?? outside).push(piece)
  for (const call of reading.calls) (calls[call.turn] ?? []).push(call)
  return { outside, pieces, calls }
}
