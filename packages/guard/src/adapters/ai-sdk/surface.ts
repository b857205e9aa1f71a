import type { StreamShape } from '../../surfaces/stream-shape.js'
import { defineSurface, type Field } from '../../surfaces/surface.js'

const token: Field = { as: 'token' }
const turnText: Field = { as: 'text', origin: 'turn' }
const definition: Field = { as: 'tree', origin: 'tool_definition' }
const retrieved: Field = { as: 'tree', origin: 'document' }
const record = (fields: Readonly<Record<string, Field>>): Field => ({ as: 'record', fields })
const list = (of: Field): Field => ({ as: 'list', of })

const textPart = record({ type: token, text: turnText })
const reasoning = record({ type: token, text: { as: 'text', origin: 'reasoning' } })
const file = record({
  type: token,
  filename: { as: 'text', origin: 'document' },
  mediaType: token,
  data: { as: 'media', origin: 'document' },
})
const head = { type: token, toolCallId: token, toolName: token, dynamic: token, providerExecuted: token, title: token }
/** In a prompt the input of a call is a value, in an answer it is JSON as text. */
const askedCall: Field = { as: 'call', id: ['toolCallId'], name: ['toolName'], arguments: ['input'], written: 'object' }
const answeredCall: Field = { as: 'call', id: ['toolCallId'], name: ['toolName'], arguments: ['input'] }
const result = (fields: Readonly<Record<string, Field>>): Field => ({
  as: 'turn',
  origin: 'tool',
  answers: 'toolCallId',
  of: record({ ...head, ...fields }),
})
const parts = (cases: Readonly<Record<string, Field>>): Field => ({ as: 'variant', on: 'type', cases, otherwise: retrieved })

const promptPart = parts({
  text: textPart,
  reasoning,
  file,
  'tool-call': askedCall,
  'tool-result': result({ output: { as: 'tree', origin: 'turn' } }),
})
const answerParts = {
  text: textPart,
  reasoning,
  file,
  'tool-call': answeredCall,
  'tool-result': result({ result: retrieved }),
}

interface Part {
  type?: unknown
  id?: unknown
  serial?: unknown
}

/** A tool call comes whole in one part; its serial number is its group. */
const stream: StreamShape = {
  textPath: ({ path, keys }, event) =>
    !keys && path[0] === 'delta' ? ['content', String((event as Part).id), String((event as Part).type)] : null,
  callOf: (_call, event) => ({ group: serialOf(event), key: 0 }),
  callPath: (group) => ['content', group, 'input'],
  finished: (event) => ((event as Part).type === 'tool-call' ? [serialOf(event)] : []),
  partOf: (event) => JSON.stringify(event),
}

function serialOf(event: unknown): number {
  const { serial } = event as Part
  return typeof serial === 'number' ? serial : 0
}

/** What the Vercel AI SDK hands to a language model and gets from it (`LanguageModelV3`, and V2, which has the same fields). */
export const aiSdkModel = defineSurface({
  id: 'ai-sdk-model',
  title: 'Vercel AI SDK language model',
  paths: [],
  request: record({
    prompt: {
      as: 'turns',
      roles: { system: 'system', user: 'user', assistant: 'assistant', tool: 'tool' },
      of: record({ role: token, content: { as: 'either', text: turnText, list: list(promptPart) } }),
    },
    tools: list(definition),
    responseFormat: definition,
  }),
  response: { as: 'turn', origin: 'assistant', of: record({ content: list(parts(answerParts)) }) },
  chunk: {
    as: 'turn',
    origin: 'assistant',
    of: parts({
      'text-delta': record({ type: token, id: token, delta: turnText, serial: token }),
      'reasoning-delta': record({ type: token, id: token, delta: { as: 'text', origin: 'reasoning' }, serial: token }),
      'tool-call': answeredCall,
      'tool-result': result({ result: retrieved, serial: token }),
      source: retrieved,
      passage: record({ type: token, serial: token }),
    }),
  },
  stream,
})
