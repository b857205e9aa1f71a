import type { DocumentedApi } from '#gateway/testing/documented/place'

const user = { role: 'user', content: 'Hello' }
const ask = (...messages: object[]) => ({ model: 'm', messages })
const head = { model: 'm', created_at: '2026-01-01T00:00:00Z' }
const stats = { done: true, done_reason: 'stop', total_duration: 1, eval_count: 1 }
const line = (message: object) => ({ ...head, message: { role: 'assistant', content: '', ...message }, done: false })
const call = (args: object) => ({ tool_calls: [{ function: { name: 'f', arguments: args } }] })

/** https://docs.ollama.com/api/chat */
export const ollamaChatPlaces: DocumentedApi = {
  surface: 'ollama-chat',
  places: [
    { name: 'system message', origin: 'system', request: (t) => ask({ role: 'system', content: t }, user) },
    { name: 'last turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }) },
    { name: 'earlier turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }, { role: 'assistant', content: 'x' }, user) },
    { name: 'earlier answer', origin: 'assistant', request: (t) => ask(user, { role: 'assistant', content: t }, user) },
    { name: 'earlier thinking', origin: 'reasoning', request: (t) => ask(user, { role: 'assistant', content: 'x', thinking: t }, user) },
    { name: 'text beside an image', origin: 'user', request: (t) => ask({ role: 'user', content: t, images: ['iVBORw0KGgo='] }) },
    {
      name: 'tool arguments',
      origin: 'tool_arguments',
      request: (t) => ask(user, { role: 'assistant', content: '', ...call({ a: t }) }, { role: 'tool', tool_name: 'f', content: 'x' }),
    },
    {
      name: 'tool result',
      origin: 'tool',
      request: (t) => ask(user, { role: 'assistant', content: '', ...call({}) }, { role: 'tool', tool_name: 'f', content: t }),
    },
    {
      name: 'tool description',
      origin: 'tool_definition',
      request: (t) => ({ ...ask(user), tools: [{ type: 'function', function: { name: 'f', description: t, parameters: {} } }] }),
    },
    {
      name: 'format',
      origin: 'tool_definition',
      request: (t) => ({ ...ask(user), format: { type: 'object', properties: { a: { description: t } } } }),
    },
    { name: 'stop sequence', origin: 'unknown', request: (t) => ({ ...ask(user), options: { stop: [t] } }) },
    { name: 'content', origin: 'assistant', answer: (t) => ({ ...line({ content: t }), ...stats }) },
    { name: 'thinking', origin: 'reasoning', answer: (t) => ({ ...line({ thinking: t }), ...stats }) },
    { name: 'tool call', origin: 'tool_arguments', answer: (t) => ({ ...line(call({ a: [t] })), ...stats }) },
    { name: 'content', origin: 'assistant', stream: (parts) => [...parts.map((content) => line({ content })), { ...line({}), ...stats }] },
    {
      name: 'thinking',
      origin: 'reasoning',
      stream: (parts) => [...parts.map((thinking) => line({ thinking })), line({ content: 'x' }), { ...line({}), ...stats }],
    },
    { name: 'tool call', origin: 'tool_arguments', stream: (parts) => [line(call({ a: parts.join('') })), { ...line({}), ...stats }] },
  ],
}

/** https://docs.ollama.com/api/generate */
export const ollamaGeneratePlaces: DocumentedApi = {
  surface: 'ollama-generate',
  places: [
    { name: 'prompt', origin: 'user', request: (t) => ({ model: 'm', prompt: t }) },
    { name: 'suffix', origin: 'user', request: (t) => ({ model: 'm', prompt: 'x', suffix: t }) },
    { name: 'system', origin: 'system', request: (t) => ({ model: 'm', prompt: 'x', system: t }) },
    { name: 'template', origin: 'system', request: (t) => ({ model: 'm', prompt: 'x', template: t }) },
    { name: 'format', origin: 'tool_definition', request: (t) => ({ model: 'm', prompt: 'x', format: { description: t } }) },
    { name: 'response', origin: 'assistant', answer: (t) => ({ ...head, response: t, ...stats }) },
    { name: 'thinking', origin: 'reasoning', answer: (t) => ({ ...head, response: '', thinking: t, ...stats }) },
    {
      name: 'response',
      origin: 'assistant',
      stream: (parts) => [
        ...parts.map((response) => ({ ...head, response, done: false })),
        { ...head, response: '', ...stats, context: [1, 2] },
      ],
    },
    {
      name: 'thinking',
      origin: 'reasoning',
      stream: (parts) => [
        ...parts.map((thinking) => ({ ...head, response: '', thinking, done: false })),
        { ...head, response: '', ...stats },
      ],
    },
  ],
}

/** https://docs.ollama.com/api/embed */
export const ollamaEmbedPlaces: DocumentedApi = {
  surface: 'ollama-embed',
  places: [
    { name: 'input', origin: 'user', request: (t) => ({ model: 'm', input: t }) },
    { name: 'one of many inputs', origin: 'user', request: (t) => ({ model: 'm', input: ['x', t] }) },
  ],
}
