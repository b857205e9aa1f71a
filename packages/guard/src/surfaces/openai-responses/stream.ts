import type { JsonPath } from '../../policy/decision.js'
import type { StreamShape } from '../stream-shape.js'

interface Event {
  type?: unknown
  output_index?: unknown
  content_index?: unknown
  summary_index?: unknown
}

const index = (value: unknown): number => (typeof value === 'number' ? value : 0)
const typeOf = (event: unknown): string => String((event as Event).type).replace(/^response\./u, '')

/** Fields of items that grow, and are said as a whole when they are done. */
const GROWING = new Set(['text', 'refusal', 'code', 'arguments', 'output_text'])

/** Where the text that an event is about stands in the answer, by its type without `.delta`, `.done` or `.added`. */
function pathOf(event: Event, kind: string, field: string): JsonPath | null {
  const item = ['output', index(event.output_index)]
  switch (kind) {
    case 'output_text':
    case 'reasoning_text':
      return [...item, 'content', index(event.content_index), 'text']
    case 'refusal':
      return [...item, 'content', index(event.content_index), 'refusal']
    case 'content_part':
      return [...item, 'content', index(event.content_index), field]
    case 'reasoning_summary_text':
    case 'reasoning_summary_part':
      return [...item, 'summary', index(event.summary_index), 'text']
    case 'mcp_call_arguments':
      return [...item, 'arguments']
    case 'code_interpreter_call_code':
      return [...item, 'code']
    case 'audio.transcript':
      return ['audio', 'transcript']
    default:
      // A kind of event that came later: what is called a delta goes on, at the place that it names.
      return field === 'delta' ? [...item, index(event.content_index), kind] : null
  }
}

/** An item is a group of calls of its own. Texts and calls are said once more when they are done, and all of them at the end. */
export const openaiResponsesStream: StreamShape = {
  textPath: ({ path, keys }, event) => {
    const type = typeOf(event)
    const field = String(path.at(-1))
    if (keys) return null
    if (type.endsWith('.delta') && path.length === 1 && field === 'delta') return pathOf(event as Event, type.slice(0, -6), field)
    const isPart = path.length === 2 && path[0] === 'part' && GROWING.has(field)
    return type.endsWith('_part.added') && isPart ? pathOf(event as Event, type.slice(0, -6), field) : null
  },
  repeats: ({ path, keys }, event) => {
    const type = typeOf(event)
    const field = String(path.at(-1))
    if (keys || !GROWING.has(field)) return null
    if (path[0] === 'item' && type === 'output_item.done') return ['output', index((event as Event).output_index), ...path.slice(1)]
    if (path[0] === 'response' && path[1] === 'output') return path.slice(1)
    const own = path.length === 1 || (path.length === 2 && path[0] === 'part')
    return own && type.endsWith('.done') ? pathOf(event as Event, type.slice(0, -5), field) : null
  },
  callOf: (_call, event) => ({ group: index((event as Event).output_index), key: 0 }),
  repeatsCall: ({ path }, event) => {
    const type = typeOf(event)
    if (path[0] === 'response') return { group: index(path[2]), key: 0 }
    return type.endsWith('.done') ? { group: index((event as Event).output_index), key: 0 } : null
  },
  callPath: (group) => ['output', group, 'arguments'],
  finished: (event) =>
    /^(?:output_item|function_call_arguments|custom_tool_call_input)\.done$/u.test(typeOf(event))
      ? [index((event as Event).output_index)]
      : [],
  partOf: (event) => JSON.stringify(event),
}
