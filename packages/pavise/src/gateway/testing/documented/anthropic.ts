import type { DocumentedApi, Place } from '#gateway/testing/documented/place'

/** https://docs.anthropic.com/en/api/messages */
const ask = (...messages: object[]) => ({ model: 'claude-x', max_tokens: 9, messages })
const user = { role: 'user', content: 'Hello' }
const said = (...content: object[]) => ({ role: 'user', content })
const used = (input: object, name = 'search') => ({ role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name, input }] })
const result = (content: unknown) => said({ type: 'tool_result', tool_use_id: 'toolu_1', content })
const data = (text: string) => Buffer.from(text).toString('base64')

const requests: Place[] = [
  { name: 'system', origin: 'system', request: (t) => ({ ...ask(user), system: t }) },
  {
    name: 'system in blocks',
    origin: 'system',
    request: (t) => ({ ...ask(user), system: [{ type: 'text', text: t, cache_control: { type: 'ephemeral' } }] }),
  },
  { name: 'last turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }) },
  { name: 'earlier turn', origin: 'user', request: (t) => ask(said({ type: 'text', text: t }), { role: 'assistant', content: 'x' }, user) },
  {
    name: 'earlier answer',
    origin: 'assistant',
    request: (t) => ask(user, { role: 'assistant', content: [{ type: 'text', text: t }] }, user),
  },
  {
    name: 'text beside an image',
    origin: 'user',
    request: (t) =>
      ask(said({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } }, { type: 'text', text: t })),
  },
  {
    name: 'plain text document',
    origin: 'document',
    request: (t) => ask(said({ type: 'document', source: { type: 'text', media_type: 'text/plain', data: t } })),
  },
  {
    name: 'document in base64',
    origin: 'document',
    request: (t) => ask(said({ type: 'document', source: { type: 'base64', media_type: 'text/plain', data: data(t) } })),
  },
  {
    name: 'document in blocks',
    origin: 'document',
    request: (t) => ask(said({ type: 'document', source: { type: 'content', content: [{ type: 'text', text: t }] } })),
  },
  {
    name: 'title of a document',
    origin: 'document',
    request: (t) => ask(said({ type: 'document', title: t, source: { type: 'text', media_type: 'text/plain', data: 'x' } })),
  },
  {
    name: 'context of a document',
    origin: 'document',
    request: (t) => ask(said({ type: 'document', context: t, source: { type: 'file', file_id: 'file_1' } })),
  },
  {
    name: 'search result',
    origin: 'document',
    request: (t) => ask(said({ type: 'search_result', source: 'https://x.test', title: 'a', content: [{ type: 'text', text: t }] })),
  },
  { name: 'tool input', origin: 'tool_arguments', request: (t) => ask(user, used({ q: [t] }), result('x')) },
  { name: 'tool result', origin: 'tool', request: (t) => ask(user, used({}), result(t)) },
  { name: 'tool result in blocks', origin: 'tool', request: (t) => ask(user, used({}), result([{ type: 'text', text: t }])) },
  {
    name: 'thinking',
    origin: 'reasoning',
    request: (t) => ask(user, { role: 'assistant', content: [{ type: 'thinking', thinking: t, signature: 's' }] }, user),
  },
  {
    name: 'tool name',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ name: t, input_schema: { type: 'object' } }] }),
  },
  {
    name: 'tool description',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ name: 'f', description: t, input_schema: { type: 'object' } }] }),
  },
  {
    name: 'tool schema',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ name: 'f', input_schema: { type: 'object', properties: { a: { description: t } } } }] }),
  },
  {
    name: 'output schema',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), output_config: { format: { type: 'json_schema', schema: { description: t } } } }),
  },
  { name: 'stop sequence', origin: 'unknown', request: (t) => ({ ...ask(user), stop_sequences: [t] }) },
  { name: 'user id', origin: 'unknown', request: (t) => ({ ...ask(user), metadata: { user_id: t } }) },
  { name: 'field of a new kind', origin: 'unknown', request: (t) => ({ ...ask(user), novel: { text: t } }) },
]

const head = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-x',
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
}
const answered = (...content: object[]) => ({ ...head, content })

const answers: Place[] = [
  { name: 'text', origin: 'assistant', answer: (t) => answered({ type: 'text', text: t }) },
  { name: 'second block', origin: 'assistant', answer: (t) => answered({ type: 'text', text: 'x' }, { type: 'text', text: t }) },
  {
    name: 'citation',
    origin: 'assistant',
    answer: (t) =>
      answered({
        type: 'text',
        text: 'x',
        citations: [
          { type: 'char_location', cited_text: t, document_index: 0, document_title: null, start_char_index: 0, end_char_index: 1 },
        ],
      }),
  },
  { name: 'tool use', origin: 'tool_arguments', answer: (t) => answered({ type: 'tool_use', id: 'toolu_1', name: 'f', input: { a: t } }) },
  { name: 'name of a tool', origin: 'unknown', answer: (t) => answered({ type: 'tool_use', id: 'toolu_1', name: t, input: {} }) },
  { name: 'thinking', origin: 'reasoning', answer: (t) => answered({ type: 'thinking', thinking: t, signature: 's' }) },
  {
    name: 'web search result',
    origin: 'document',
    answer: (t) =>
      answered({
        type: 'web_search_tool_result',
        tool_use_id: 's',
        content: [{ type: 'web_search_result', title: t, url: 'https://x.test', encrypted_content: 'x', page_age: null }],
      }),
  },
]

const start = { type: 'message_start', message: { ...head, content: [], stop_reason: null } }
const end = [
  { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } },
  { type: 'message_stop' },
]
const block = (index: number, opening: object, deltas: readonly object[]) => [
  { type: 'content_block_start', index, content_block: opening },
  ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
  { type: 'content_block_stop', index },
]
const texts = (parts: readonly string[]) => parts.map((text) => ({ type: 'text_delta', text }))
const empty = { type: 'text', text: '' }

const streams: Place[] = [
  { name: 'text', origin: 'assistant', stream: (parts) => [start, { type: 'ping' }, ...block(0, empty, texts(parts)), ...end] },
  {
    name: 'second block',
    origin: 'assistant',
    stream: (parts) => [start, ...block(0, empty, texts(['x'])), ...block(1, empty, texts(parts)), ...end],
  },
  {
    name: 'thinking',
    origin: 'reasoning',
    stream: (parts) => [
      start,
      ...block(0, { type: 'thinking', thinking: '', signature: '' }, [
        ...parts.map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: 'EqQB' },
      ]),
      ...end,
    ],
  },
  {
    name: 'tool use',
    origin: 'tool_arguments',
    json: true,
    stream: (parts) => [
      start,
      ...block(
        0,
        { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} },
        parts.map((partial_json) => ({ type: 'input_json_delta', partial_json })),
      ),
      ...end,
    ],
  },
  {
    name: 'second tool use',
    origin: 'tool_arguments',
    json: true,
    stream: (parts) => [
      start,
      ...block(0, { type: 'tool_use', id: 'toolu_0', name: 'f', input: {} }, [{ type: 'input_json_delta', partial_json: '{}' }]),
      ...block(
        1,
        { type: 'tool_use', id: 'toolu_1', name: 'g', input: {} },
        parts.map((partial_json) => ({ type: 'input_json_delta', partial_json })),
      ),
      ...end,
    ],
  },
  {
    name: 'citation',
    origin: 'assistant',
    stream: (parts) => [
      start,
      ...block(0, empty, [{ type: 'citations_delta', citation: { type: 'char_location', cited_text: parts.join(''), document_index: 0 } }]),
      ...end,
    ],
  },
  {
    name: 'delta of a new kind',
    origin: 'assistant',
    stream: (parts) => [
      start,
      ...block(
        0,
        empty,
        parts.map((novel) => ({ type: 'novel_delta', novel })),
      ),
      ...end,
    ],
  },
]

export const anthropicPlaces: DocumentedApi = { surface: 'anthropic-messages', places: [...requests, ...answers, ...streams] }

/** https://docs.anthropic.com/en/api/messages-count-tokens */
export const anthropicCountPlaces: DocumentedApi = {
  surface: 'anthropic-count-tokens',
  places: requests
    .filter(({ name }) => !/stop|user id/.test(name))
    .map((place) => ({ ...place, request: (t) => ({ ...place.request!(t), max_tokens: undefined }) })),
}
