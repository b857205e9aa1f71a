import { type Surface, surfaces } from '@pavise/guard/surfaces'

/** How a surface is reached, and the least that its requests and answers need to have. */
export interface Api {
  readonly surface: Surface
  readonly path: string
  /** Where its answers stream: how the events are written. */
  readonly streams?: 'data' | 'named' | 'lines' | 'array'
  readonly streamPath?: string
  readonly request: object
  readonly response: object
}

const user = { role: 'user', content: 'Hello' }
const TABLE: Readonly<Record<string, Omit<Api, 'surface'>>> = {
  'openai-chat': { path: '/v1/chat/completions', streams: 'data', request: { model: 'm', messages: [user] }, response: { choices: [] } },
  'openai-responses': { path: '/v1/responses', streams: 'named', request: { model: 'm', input: 'Hello' }, response: { output: [] } },
  'openai-completions': { path: '/v1/completions', streams: 'data', request: { model: 'm', prompt: 'Hello' }, response: { choices: [] } },
  'openai-embeddings': { path: '/v1/embeddings', request: { model: 'm', input: 'Hello' }, response: { data: [] } },
  'openai-moderations': { path: '/v1/moderations', request: { input: 'Hello' }, response: { results: [] } },
  'openai-audio': { path: '/v1/audio/transcriptions', streams: 'data', request: {}, response: { text: '' } },
  'openai-files': { path: '/v1/files', request: {}, response: { id: 'f' } },
  'anthropic-messages': {
    path: '/v1/messages',
    streams: 'named',
    request: { model: 'm', max_tokens: 9, messages: [user] },
    response: { type: 'message', content: [] },
  },
  'anthropic-count-tokens': { path: '/v1/messages/count_tokens', request: { model: 'm', messages: [user] }, response: { input_tokens: 1 } },
  'gemini-generate': {
    path: '/v1beta/models/m:generateContent',
    streamPath: '/v1beta/models/m:streamGenerateContent?alt=sse',
    streams: 'data',
    request: { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] },
    response: { candidates: [] },
  },
  'gemini-count-tokens': { path: '/v1beta/models/m:countTokens', request: {}, response: { totalTokens: 1 } },
  'gemini-embed': { path: '/v1beta/models/m:batchEmbedContents', request: {}, response: { embeddings: [] } },
  'ollama-chat': { path: '/api/chat', streams: 'lines', request: { model: 'm', messages: [user] }, response: { model: 'm', done: true } },
  'ollama-generate': {
    path: '/api/generate',
    streams: 'lines',
    request: { model: 'm', prompt: 'Hello' },
    response: { model: 'm', done: true },
  },
  'ollama-embed': { path: '/api/embed', request: { model: 'm', input: 'Hello' }, response: { embeddings: [] } },
}

/** Every surface of the list: one that is not in the table fails here, so that none is forgotten. */
export const apis: readonly Api[] = surfaces.map((surface) => {
  const entry = TABLE[surface.id]
  if (!entry) throw new Error(`the conformance matrix does not know how to reach ${surface.id}`)
  return { surface, ...entry }
})

/** Events of a stream as its API writes them. */
export function written(style: NonNullable<Api['streams']>, events: readonly unknown[]): string {
  const texts = events.map((event) => JSON.stringify(event))
  if (style === 'lines') return texts.map((text) => `${text}\n`).join('')
  if (style === 'array') return `[${texts.join(',\r\n')}\n]`
  const end = style === 'data' ? 'data: [DONE]\n\n' : ''
  const name = (event: unknown) => (style === 'named' ? `event: ${String((event as { type?: unknown }).type)}\n` : '')
  return events.map((event, i) => `${name(event)}data: ${texts[i]}\n\n`).join('') + end
}

export const STREAM_TYPES: Readonly<Record<NonNullable<Api['streams']>, string>> = {
  data: 'text/event-stream',
  named: 'text/event-stream; charset=utf-8',
  lines: 'application/x-ndjson',
  array: 'application/json; charset=UTF-8',
}
