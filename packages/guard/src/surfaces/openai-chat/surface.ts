import type { Origin } from '../../vocabulary/origin.js'
import { defineSurface, type Field } from '../surface.js'
import { openaiChatStream } from './stream.js'

const token: Field = { as: 'token' }
const turnText: Field = { as: 'text', origin: 'turn' }
const unknown: Field = { as: 'tree', origin: 'unknown' }
const definition: Field = { as: 'tree', origin: 'tool_definition' }
const record = (fields: Readonly<Record<string, Field>>): Field => ({ as: 'record', fields })
const list = (of: Field): Field => ({ as: 'list', of })

const ROLES: Readonly<Record<string, Origin>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool',
  function: 'tool',
}

/** A content part that the API adds later is read as a document: it did not come from anybody's keyboard. */
const part: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text: record({ type: token, text: turnText }),
    refusal: record({ type: token, refusal: turnText }),
    image_url: record({ type: token, image_url: record({ url: { as: 'media', origin: 'document' }, detail: token }) }),
    input_audio: record({ type: token, input_audio: record({ data: { as: 'media', origin: 'document' }, format: token }) }),
    file: record({
      type: token,
      file: record({ file_data: { as: 'media', origin: 'document' }, filename: { as: 'text', origin: 'document' }, file_id: token }),
    }),
  },
  otherwise: { as: 'tree', origin: 'document' },
}

const content: Field = { as: 'either', text: turnText, list: list(part) }
const call: Field = { as: 'call', id: ['id'], name: ['function', 'name'], arguments: ['function', 'arguments'] }
const reasoning: Field = { as: 'tree', origin: 'reasoning' }

/** What a message holds, in requests and answers alike. `function_call` is the API's older form of one tool call. */
const message = {
  role: token,
  content,
  name: turnText,
  refusal: turnText,
  reasoning_content: reasoning,
  reasoning,
  reasoning_details: reasoning,
  tool_call_id: token,
  tool_calls: list(call),
  function_call: { as: 'call', id: ['id'], name: ['name'], arguments: ['arguments'] } satisfies Field,
  audio: record({ id: token, data: { as: 'media', origin: 'assistant' }, transcript: turnText, expires_at: token }),
  annotations: { as: 'tree', origin: 'turn' } satisfies Field,
}

const choice = { index: token, finish_reason: token, logprobs: { as: 'tokens' } satisfies Field }

/** Of the answer as a whole. */
const HEAD = { id: token, object: token, created: token, model: token, system_fingerprint: token, service_tier: token }

/** OpenAI chat completions, as OpenAI documents them and as its many imitators extend them. */
export const openaiChat = defineSurface({
  id: 'openai-chat',
  title: 'OpenAI chat completions',
  vendor: 'openai',
  paths: ['/chat/completions'],
  request: record({
    model: token,
    messages: { as: 'turns', of: record(message), roles: ROLES },
    tools: list(definition),
    functions: list(definition),
    tool_choice: token,
    function_call: token,
    response_format: definition,
    prediction: record({ type: token, content: { as: 'tree', origin: 'assistant' } }),
  }),
  response: record({
    ...HEAD,
    choices: { as: 'turns', of: record({ ...choice, message: record(message) }) },
    usage: unknown,
  }),
  chunk: record({
    ...HEAD,
    choices: { as: 'turns', of: record({ ...choice, delta: record(message) }) },
    usage: unknown,
  }),
  stream: openaiChatStream,
})
