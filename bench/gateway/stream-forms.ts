/** How each model API streams a text: a path, what is asked, and the bytes of its events. */
export interface StreamForm {
  readonly path: string
  readonly asked: object
  readonly contentType: string
  /** Every write of the upstream, one event or what belongs together. */
  writes(texts: readonly string[]): string[]
}

const ASKED = 'Tell me of the harbour.'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Padding as OpenAI adds it: letters and digits of no meaning, the shorter the longer the text. The same for the same place. */
function padding(at: number, text: string): string {
  let state = (at + 1) * 2_654_435_761
  return Array.from({ length: Math.max(1, 18 - text.length) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ALPHABET[(state >>> 16) % ALPHABET.length]
  }).join('')
}
const data = (event: object) => `data: ${JSON.stringify(event)}\n\n`
const named = (event: { readonly type: string }) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
const messages = [{ role: 'user', content: ASKED }]
const SSE = 'text/event-stream'

const chat = (more: (at: number, text: string) => object): StreamForm => ({
  path: '/v1/chat/completions',
  asked: { model: 'bench-model', stream: true, messages },
  contentType: SSE,
  writes: (texts) => [
    ...texts.map((content, at) => {
      const choices = [{ index: 0, delta: { content }, finish_reason: null }]
      const event = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'bench-model-1', choices }
      return data({ ...event, ...more(at, content) })
    }),
    'data: [DONE]\n\n',
  ],
})

const responses: StreamForm = {
  path: '/v1/responses',
  asked: { model: 'bench-model', stream: true, input: ASKED },
  contentType: SSE,
  writes(texts) {
    const response = {
      id: 'resp_1',
      object: 'response',
      created_at: 1_790_000_000,
      model: 'bench-model-1',
      status: 'in_progress',
      output: [],
    }
    const place = { item_id: 'msg_1', output_index: 0, content_index: 0 }
    const item = {
      id: 'msg_1',
      type: 'message',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text: texts.join(''), annotations: [] }],
    }
    return [
      named({ type: 'response.created', ...{ sequence_number: 0, response } }),
      ...texts.map((delta, at) => {
        const event = { type: 'response.output_text.delta', sequence_number: at + 1, ...place, delta, logprobs: [] }
        return named({ ...event, ...{ obfuscation: padding(at, delta) } })
      }),
      named({
        type: 'response.completed',
        ...{ sequence_number: texts.length + 1, response: { ...response, status: 'completed', output: [item] } },
      }),
    ]
  },
}

const anthropic: StreamForm = {
  path: '/v1/messages',
  asked: { model: 'bench-model', stream: true, max_tokens: 1000, messages },
  contentType: SSE,
  writes: (texts) => {
    const message = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'bench-model-1',
      content: [],
      stop_reason: null,
      stop_sequence: null,
    }
    const start = { type: 'message_start', ...{ message: { ...message, usage: { input_tokens: 9, output_tokens: 1 } } } }
    const end = {
      type: 'message_delta',
      ...{ delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: texts.length } },
    }
    return [
      named(start) + named({ type: 'content_block_start', ...{ index: 0, content_block: { type: 'text', text: '' } } }),
      ...texts.map((text) => named({ type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text } } })),
      named({ type: 'content_block_stop', ...{ index: 0 } }) + named(end) + named({ type: 'message_stop' }),
    ]
  },
}

const gemini: StreamForm = {
  path: '/v1beta/models/bench-model:streamGenerateContent?alt=sse',
  asked: { contents: [{ role: 'user', parts: [{ text: ASKED }] }] },
  contentType: SSE,
  writes: (texts) =>
    texts.map((text, at) => {
      const last = at === texts.length - 1 && { finishReason: 'STOP' }
      const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: at + 1, totalTokenCount: at + 10 }
      const candidates = [{ content: { parts: [{ text }], role: 'model' }, ...last, index: 0 }]
      return data({ candidates, usageMetadata, modelVersion: 'bench-model-1', responseId: 'r1' })
    }),
}

const ollama: StreamForm = {
  path: '/api/chat',
  asked: { model: 'bench-model', stream: true, messages },
  contentType: 'application/x-ndjson',
  writes: (texts) => {
    const at = (i: number) =>
      new Date(1_790_000_000_000 + 50 * i).toISOString().replace('Z', `${String((i * 7919) % 1_000_000).padStart(6, '0')}Z`)
    const line = (i: number, content: string, done: object) =>
      `${JSON.stringify({ model: 'bench-model', created_at: at(i), message: { role: 'assistant', content }, ...done })}\n`
    const end = { done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: texts.length }
    return [...texts.map((text, i) => line(i, text, { done: false })), line(texts.length, '', end)]
  },
}

/** By name: chat as most servers speak it, as OpenAI does, and the other four. */
export const STREAM_FORMS = {
  chat: chat(() => ({})),
  openai: chat((at, text) => ({ service_tier: 'default', system_fingerprint: null, usage: null, obfuscation: padding(at, text) })),
  responses,
  anthropic,
  gemini,
  ollama,
} satisfies Readonly<Record<string, StreamForm>>
export type StreamName = keyof typeof STREAM_FORMS
