import { plain, type Segment } from '../policy/segments.js'
import type { CallPiece, Piece } from '../surfaces/reading.js'

/** Fields of a delta that are words of the protocol, not part of a text. */
const PROTOCOL = new Set(['role', 'tool_call_id', 'tool_calls', 'function_call'])

/** Whether a text goes on from event to event, as one text of its choice. */
export function isDelta({ path, keys }: Piece): boolean {
  return !keys && path[0] === 'choices' && path[2] === 'delta' && !PROTOCOL.has(String(path[3]))
}

/** Which call of its choice a part belongs to: its index, or its field for the older form of a single call. */
export function keyOf(call: CallPiece, chunk: unknown): number | string {
  const [, turn, , field, position] = call.path
  if (field !== 'tool_calls') return String(field)
  const parts = (chunk as { choices: { delta: { tool_calls: { index?: unknown }[] } }[] }).choices[turn as number]!.delta.tool_calls
  const index = parts[position as number]?.index
  return typeof index === 'number' ? index : (position as number)
}

/** Id and name of a call, whole: an upstream may send them in parts. */
export function nameSegments(call: CallPiece): Segment[] {
  const texts = [call.id, call.name].filter((text) => text !== '')
  return texts.map((text) => ({
    ...plain({ path: call.path.slice(0, -1), text, origin: 'unknown', turn: call.turn }, 'user'),
    fixed: 'it stands in the name of a tool or a call',
  }))
}
