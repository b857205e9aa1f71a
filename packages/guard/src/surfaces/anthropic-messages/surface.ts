import type { Origin } from '../../vocabulary/origin.js'
import { defineSurface, type Field } from '../surface.js'
import { anthropicMessagesStream } from './stream.js'

const token: Field = { as: 'token' }
const turnText: Field = { as: 'text', origin: 'turn' }
const unknown: Field = { as: 'tree', origin: 'unknown' }
const retrieved: Field = { as: 'tree', origin: 'document' }
const retrievedText: Field = { as: 'text', origin: 'document' }
const definition: Field = { as: 'tree', origin: 'tool_definition' }
const media: Field = { as: 'media', origin: 'document' }
/** Signatures and encrypted reasoning: nothing that anybody can read, unless it is short. */
const sealed: Field = { as: 'media', origin: 'unknown', sealed: true }
const record = (fields: Readonly<Record<string, Field>>): Field => ({ as: 'record', fields })
const list = (of: Field): Field => ({ as: 'list', of })

const ROLES: Readonly<Record<string, Origin>> = { system: 'system', user: 'user', assistant: 'assistant' }

const textBlock = record({ type: token, text: turnText, citations: { as: 'tree', origin: 'turn' }, cache_control: token })
const thinking = record({ type: token, thinking: { as: 'text', origin: 'reasoning' }, signature: sealed })
const sealedThinking = record({ type: token, data: sealed })
const image = record({
  type: token,
  source: record({ type: token, media_type: token, data: media, url: retrievedText, file_id: token }),
  cache_control: token,
})

/** What may stand in a document and in the answer of a tool. A block that the API adds later is read as a document. */
const inner: Field = { as: 'variant', on: 'type', cases: { text: textBlock, image }, otherwise: retrieved }
const document = record({
  type: token,
  source: {
    as: 'variant',
    on: 'type',
    cases: {
      base64: record({ type: token, media_type: token, data: media }),
      text: record({ type: token, media_type: token, data: retrievedText }),
    },
    otherwise: retrieved,
  },
  title: retrievedText,
  context: retrievedText,
  citations: token,
  cache_control: token,
})
const parts: Field = { as: 'variant', on: 'type', cases: { text: textBlock, image, document }, otherwise: retrieved }
const answerOf = (content: Field): Field => ({
  as: 'turn',
  origin: 'tool',
  answers: 'tool_use_id',
  of: record({ type: token, tool_use_id: token, is_error: token, content, cache_control: token }),
})
const call: Field = { as: 'call', id: ['id'], name: ['name'], arguments: ['input'], written: 'object' }

/** Blocks of a message, in requests and answers alike. Tools that run on the server of the model are calls as well. */
const block: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text: textBlock,
    image,
    document,
    thinking,
    redacted_thinking: sealedThinking,
    tool_use: call,
    server_tool_use: call,
    mcp_tool_use: call,
    tool_result: answerOf({ as: 'either', text: turnText, list: list(parts) }),
    mcp_tool_result: answerOf({ as: 'either', text: turnText, list: list(inner) }),
  },
  otherwise: retrieved,
}

/** Of the answer as a whole. */
const head = {
  id: token,
  type: token,
  role: token,
  model: token,
  stop_reason: token,
  stop_sequence: token,
  usage: unknown,
  container: token,
}

const opening: Field = { as: 'call', id: ['id'], name: ['name'], arguments: ['input'], written: 'empty' }
const started: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text: textBlock,
    thinking,
    redacted_thinking: sealedThinking,
    tool_use: opening,
    server_tool_use: opening,
    mcp_tool_use: opening,
  },
  otherwise: retrieved,
}
const delta: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text_delta: record({ type: token, text: turnText }),
    thinking_delta: record({ type: token, thinking: { as: 'text', origin: 'reasoning' } }),
    signature_delta: record({ type: token, signature: sealed }),
    input_json_delta: { as: 'call', id: [], name: [], arguments: ['partial_json'] },
  },
  otherwise: { as: 'tree', origin: 'turn' },
}

/** Anthropic messages, as Anthropic documents them. */
export const anthropicMessages = defineSurface({
  id: 'anthropic-messages',
  title: 'Anthropic messages',
  vendor: 'anthropic',
  paths: ['/v1/messages'],
  request: record({
    model: token,
    system: { as: 'turn', origin: 'system', of: { as: 'either', text: turnText, list: list(textBlock) } },
    messages: {
      as: 'turns',
      roles: ROLES,
      of: record({ role: token, content: { as: 'either', text: turnText, list: list(block) } }),
    },
    tools: list(definition),
    tool_choice: token,
    output_config: definition,
    output_format: definition,
    metadata: unknown,
    stop_sequences: token,
  }),
  response: { as: 'turn', origin: 'assistant', of: record({ ...head, content: list(block) }) },
  chunk: {
    as: 'turn',
    origin: 'assistant',
    of: {
      as: 'variant',
      on: 'type',
      cases: {
        message_start: record({ type: token, message: record({ ...head, content: { as: 'none' } }) }),
        content_block_start: record({ type: token, index: token, content_block: started }),
        content_block_delta: record({ type: token, index: token, delta }),
        content_block_stop: record({ type: token, index: token }),
        message_delta: record({
          type: token,
          delta: record({ stop_reason: token, stop_sequence: token, container: token }),
          usage: unknown,
        }),
        message_stop: record({ type: token }),
        ping: record({ type: token }),
      },
      otherwise: unknown,
    },
  },
  stream: anthropicMessagesStream,
})
