import type { DocumentedApi, Place } from '#gateway/testing/documented/place'

/** https://platform.openai.com/docs/api-reference/chat */
const ask = (...messages: object[]) => ({ model: 'gpt-x', messages })
const user = { role: 'user', content: 'Hello' }
const called = (args: string) => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'search', arguments: args } }],
})
const tool = (content: unknown) => ({ role: 'tool', tool_call_id: 'call_1', content })
const withTool = (fn: object) => ({ ...ask(user), tools: [{ type: 'function', function: fn }] })
const data = (text: string) => Buffer.from(text).toString('base64')

const requests: Place[] = [
  { name: 'system message', origin: 'system', request: (t) => ask({ role: 'system', content: t }, user) },
  {
    name: 'developer message',
    origin: 'developer',
    request: (t) => ask({ role: 'developer', content: [{ type: 'text', text: t }] }, user),
  },
  { name: 'last turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }) },
  { name: 'earlier turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }, { role: 'assistant', content: 'Yes' }, user) },
  { name: 'earlier answer', origin: 'assistant', request: (t) => ask(user, { role: 'assistant', content: t }, user) },
  {
    name: 'earlier refusal',
    origin: 'assistant',
    request: (t) => ask(user, { role: 'assistant', content: [{ type: 'refusal', refusal: t }] }, user),
  },
  {
    name: 'text part beside an image',
    origin: 'user',
    request: (t) =>
      ask({
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'https://x.test/a.png' } },
          { type: 'text', text: t },
        ],
      }),
  },
  {
    name: 'text file',
    origin: 'document',
    request: (t) =>
      ask({ role: 'user', content: [{ type: 'file', file: { filename: 'a.txt', file_data: `data:text/plain;base64,${data(t)}` } }] }),
  },
  {
    name: 'file name',
    origin: 'document',
    request: (t) =>
      ask({ role: 'user', content: [{ type: 'file', file: { filename: t, file_data: 'data:application/pdf;base64,JVBERi0x' } }] }),
  },
  { name: 'tool result', origin: 'tool', request: (t) => ask(user, called('{}'), tool(t)) },
  { name: 'tool result in parts', origin: 'tool', request: (t) => ask(user, called('{}'), tool([{ type: 'text', text: t }])) },
  { name: 'tool arguments', origin: 'tool_arguments', request: (t) => ask(user, called(JSON.stringify({ q: t })), tool('x')) },
  {
    name: 'custom tool input',
    origin: 'unknown',
    request: (t) => ask(user, { role: 'assistant', tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'sql', input: t } }] }),
  },
  { name: 'tool name', origin: 'tool_definition', request: (t) => withTool({ name: t, parameters: {} }) },
  { name: 'tool description', origin: 'tool_definition', request: (t) => withTool({ name: 'f', description: t }) },
  {
    name: 'tool schema',
    origin: 'tool_definition',
    request: (t) => withTool({ name: 'f', parameters: { type: 'object', properties: { a: { type: 'string', description: t } } } }),
  },
  {
    name: 'older function definition',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), functions: [{ name: 'f', description: t }] }),
  },
  {
    name: 'response schema',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { description: t } } } }),
  },
  {
    name: 'prediction',
    origin: 'assistant',
    request: (t) => ({ ...ask(user), prediction: { type: 'content', content: [{ type: 'text', text: t }] } }),
  },
  {
    name: 'web search location',
    origin: 'unknown',
    request: (t) => ({ ...ask(user), web_search_options: { user_location: { approximate: { city: t } } } }),
  },
  { name: 'stop sequence', origin: 'unknown', request: (t) => ({ ...ask(user), stop: [t] }) },
  { name: 'metadata', origin: 'unknown', request: (t) => ({ ...ask(user), metadata: { note: t } }) },
  { name: 'name of the user', origin: 'user', request: (t) => ask({ ...user, name: t }) },
]

const head = { id: 'chatcmpl-1', created: 1, model: 'gpt-x' }
const choice = (message: object, index = 0) => ({
  index,
  message: { role: 'assistant', content: null, refusal: null, ...message },
  logprobs: null,
  finish_reason: 'stop',
})
const whole = (...choices: object[]) => ({
  ...head,
  object: 'chat.completion',
  choices,
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})
const call = (name: string, args: string) => ({ tool_calls: [{ id: 'call_1', type: 'function', function: { name, arguments: args } }] })

const answers: Place[] = [
  { name: 'answer', origin: 'assistant', answer: (t) => whole(choice({ content: t })) },
  { name: 'second of n', origin: 'assistant', answer: (t) => whole(choice({ content: 'x' }), choice({ content: t }, 1)) },
  { name: 'refusal', origin: 'assistant', answer: (t) => whole(choice({ refusal: t })) },
  { name: 'tool call', origin: 'tool_arguments', answer: (t) => whole(choice(call('f', JSON.stringify({ a: { b: [t] } })))) },
  { name: 'name of a called tool', origin: 'unknown', answer: (t) => whole(choice(call(t, '{}'))) },
  {
    name: 'older function call',
    origin: 'tool_arguments',
    answer: (t) => whole(choice({ function_call: { name: 'f', arguments: JSON.stringify({ a: t }) } })),
  },
  {
    name: 'citation',
    origin: 'assistant',
    answer: (t) =>
      whole(choice({ content: 'x', annotations: [{ type: 'url_citation', url_citation: { title: t, url: 'https://x.test' } }] })),
  },
  {
    name: 'transcript of sound',
    origin: 'assistant',
    answer: (t) => whole(choice({ audio: { id: 'a', data: 'UklGRg==', transcript: t, expires_at: 1 } })),
  },
  {
    name: 'log probabilities',
    origin: 'assistant',
    answer: (t) =>
      whole({
        ...choice({ content: 'other' }),
        logprobs: { content: [...t].map((token) => ({ token, logprob: -1, bytes: null, top_logprobs: [] })), refusal: null },
      }),
  },
  {
    name: 'alternatives in log probabilities',
    origin: 'assistant',
    answer: (t) =>
      whole({
        ...choice({ content: 'a' }),
        logprobs: { content: [{ token: 'a', logprob: -1, top_logprobs: [{ token: t, logprob: -2 }] }] },
      }),
  },
  { name: 'reasoning of compatible servers', origin: 'reasoning', answer: (t) => whole(choice({ content: 'x', reasoning_content: t })) },
]

const chunk = (delta: object, finish: string | null = null, index = 0, more: object = {}) => ({
  ...head,
  object: 'chat.completion.chunk',
  choices: [{ index, delta, logprobs: null, finish_reason: finish, ...more }],
})
const usage = { ...head, object: 'chat.completion.chunk', choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
const streamed = (deltas: readonly object[], index = 0) => [
  chunk({ role: 'assistant', content: '' }, null, index),
  ...deltas.map((delta) => chunk(delta, null, index)),
  chunk({}, 'stop', index),
  usage,
]
const callDelta = (index: number) => (part: string, i: number) => ({
  tool_calls: [
    { index, ...(i === 0 && { id: `call_${index}`, type: 'function' }), function: { ...(i === 0 && { name: 'f' }), arguments: part } },
  ],
})

const streams: Place[] = [
  { name: 'answer', origin: 'assistant', stream: (parts) => streamed(parts.map((content) => ({ content }))) },
  {
    name: 'second of n',
    origin: 'assistant',
    stream: (parts) =>
      streamed(
        parts.map((content) => ({ content })),
        1,
      ),
  },
  { name: 'refusal', origin: 'assistant', stream: (parts) => streamed(parts.map((refusal) => ({ refusal }))) },
  { name: 'reasoning', origin: 'reasoning', stream: (parts) => streamed(parts.map((reasoning_content) => ({ reasoning_content }))) },
  { name: 'tool call', origin: 'tool_arguments', json: true, stream: (parts) => streamed(parts.map(callDelta(0))) },
  {
    name: 'second tool call',
    origin: 'tool_arguments',
    json: true,
    stream: (parts) => streamed([callDelta(0)('{}', 0), ...parts.map(callDelta(1))]),
  },
  {
    name: 'log probabilities with their text',
    origin: 'assistant',
    stream: (parts) => [
      ...parts.map((content) =>
        chunk({ content }, null, 0, {
          logprobs: { content: [{ token: content, logprob: -1, bytes: null, top_logprobs: [] }], refusal: null },
        }),
      ),
      chunk({}, 'stop'),
    ],
  },
]

export const openaiChatPlaces: DocumentedApi = { surface: 'openai-chat', places: [...requests, ...answers, ...streams] }
