import type { Origin } from '../../vocabulary/origin.js'
import { definition, list, media, record, token, turnText, unknown } from '../fields.js'
import type { StreamShape } from '../stream-shape.js'
import { defineSurface, type Field } from '../surface.js'

const ROLES: Readonly<Record<string, Origin>> = { system: 'system', user: 'user', assistant: 'assistant', tool: 'tool' }

const message = {
  role: token,
  content: turnText,
  thinking: { as: 'text', origin: 'reasoning' } satisfies Field,
  images: list(media),
  tool_name: token,
  tool_call_id: token,
  tool_calls: list({ as: 'call', id: ['id'], name: ['function', 'name'], arguments: ['function', 'arguments'], written: 'object' }),
}

/** Words of the protocol: any other text of a message may go on from line to line. */
const PROTOCOL = new Set(['role', 'tool_name', 'tool_call_id'])

/** Calls come whole; content and thinking grow from line to line. */
const stream: StreamShape = {
  textPath: ({ path, keys }) => (!keys && path.length === 2 && path[0] === 'message' && !PROTOCOL.has(String(path[1])) ? path : null),
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (_group, _key, index) => ['message', 'tool_calls', index, 'function', 'arguments'],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}

const answer: Field = record({
  model: token,
  remote_model: token,
  remote_host: token,
  created_at: token,
  done_reason: token,
  message: { as: 'turn', origin: 'assistant', of: record(message) },
  logprobs: { as: 'tokens' },
})

/** Ollama's own chat. */
export const ollamaChat = defineSurface({
  id: 'ollama-chat',
  title: 'Ollama chat',
  vendor: 'ollama',
  paths: ['/api/chat'],
  request: record({
    model: token,
    messages: { as: 'turns', of: record(message), roles: ROLES, answersTool: 'tool_name' },
    tools: list(definition),
    format: definition,
    options: unknown,
    keep_alive: token,
  }),
  response: answer,
  chunk: answer,
  stream,
})
