import type { StreamShape } from '../../surfaces/stream-shape.js'
import { defineSurface, type Field } from '../../surfaces/surface.js'

const token: Field = { as: 'token' }
const turnText: Field = { as: 'text', origin: 'turn' }
const media: Field = { as: 'media', origin: 'document' }
const record = (fields: Readonly<Record<string, Field>>): Field => ({ as: 'record', fields })
const list = (of: Field): Field => ({ as: 'list', of })

const file = record({
  type: token,
  image_url: { as: 'either', text: media, list: record({ url: media, detail: token }) },
  data: media,
  url: { as: 'text', origin: 'document' },
  mimeType: token,
})
const part: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text: record({ type: token, text: turnText }),
    reasoning: record({ type: token, reasoning: { as: 'text', origin: 'reasoning' } }),
    image_url: file,
    image: file,
    audio: file,
    video: file,
    file,
  },
  otherwise: { as: 'tree', origin: 'turn' },
}
const content: Field = { as: 'either', text: turnText, list: list(part) }
const message = record({
  role: token,
  content,
  name: turnText,
  tool_call_id: token,
  tool_calls: list({ as: 'call', id: ['id'], name: ['name'], arguments: ['args'], written: 'object' }),
  extra: { as: 'tree', origin: 'turn' },
})

/** Answers of this surface come whole; a stream of it has no parts. */
const stream: StreamShape = {
  textPath: () => null,
  callOf: () => ({ group: 0, key: 0 }),
  callPath: () => [],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}

/** Messages of LangChain as plain records: see `plainMessage`. */
export const langchainMessages = defineSurface({
  id: 'langchain-messages',
  title: 'LangChain messages',
  paths: [],
  request: record({
    system: { as: 'turn', origin: 'system', of: content },
    messages: { as: 'turns', roles: { system: 'system', human: 'user', ai: 'assistant', tool: 'tool', function: 'tool' }, of: message },
    tools: list({ as: 'tree', origin: 'tool_definition' }),
  }),
  response: { as: 'turn', origin: 'assistant', of: message },
  chunk: { as: 'tree', origin: 'assistant' },
  stream,
})
