import type { CallPiece } from '../reading.js'
import type { StreamShape } from '../stream-shape.js'

/** Fields of a delta that are words of the protocol, not part of a text. */
const PROTOCOL = new Set(['role', 'tool_call_id', 'tool_calls', 'function_call'])

interface Chunk {
  usage?: unknown
  choices?: { index?: unknown; finish_reason?: unknown; delta?: { tool_calls?: { index?: unknown }[] } }[]
}

function choiceOf(turn: number, event: unknown): number {
  const index = (event as Chunk).choices?.[turn]?.index
  return typeof index === 'number' ? index : turn
}

/** The index of a call in its choice, or its field for the older form of a single call. */
function keyOf(call: CallPiece, event: unknown): number | string {
  const [, turn, , field, position] = call.path
  if (field !== 'tool_calls') return String(field)
  const index = (event as Chunk).choices?.[turn as number]?.delta?.tool_calls?.[position as number]?.index
  return typeof index === 'number' ? index : (position as number)
}

/** A choice is a group of calls: all of them are whole when it has a finish reason. */
export const openaiChatStream: StreamShape = {
  textPath: ({ path, turn, keys }, event) =>
    !keys && path[0] === 'choices' && path[2] === 'delta' && !PROTOCOL.has(String(path[3]))
      ? ['choices', choiceOf(turn, event), 'message', ...path.slice(3)]
      : null,
  callOf: (call, event) => ({ group: choiceOf(call.turn, event), key: keyOf(call, event) }),
  callPath: (group, key, index) =>
    typeof key === 'number'
      ? ['choices', group, 'message', 'tool_calls', index, 'function', 'arguments']
      : ['choices', group, 'message', key, 'arguments'],
  finished: (event) =>
    ((event as Chunk).choices ?? []).flatMap(({ finish_reason: reason }, turn) =>
      typeof reason === 'string' ? [choiceOf(turn, event)] : [],
    ),
  partOf: (event, path) => {
    const body = event as Chunk
    const place = body.choices![path[1] as number]!
    const { usage } = body
    const reason = place.finish_reason
    if (usage) body.usage = null
    if (reason) place.finish_reason = null
    const part = JSON.stringify(body)
    if (usage) body.usage = usage
    if (reason) place.finish_reason = reason
    return part
  },
}
