import { answered, functionCall, message, text } from '#gateway/testing/documented/openai-responses-shapes'
import { responsesStreams } from '#gateway/testing/documented/openai-responses-streams'
import type { DocumentedApi, Place } from '#gateway/testing/documented/place'

/** https://platform.openai.com/docs/api-reference/responses */
const ask = (...input: object[]) => ({ model: 'gpt-x', input })
const user = { role: 'user', content: 'Hello' }
const said = (content: object) => ({ type: 'message', role: 'user', content: [content] })
const call = { type: 'function_call', call_id: 'call_1', name: 'search', arguments: '{}' }
const data = (text: string) => Buffer.from(text).toString('base64')

const requests: Place[] = [
  { name: 'input as a text', origin: 'user', request: (t) => ({ model: 'gpt-x', input: t }) },
  { name: 'instructions', origin: 'system', request: (t) => ({ model: 'gpt-x', instructions: t, input: 'Hello' }) },
  { name: 'last turn', origin: 'user', request: (t) => ask(said({ type: 'input_text', text: t })) },
  { name: 'earlier turn', origin: 'user', request: (t) => ask({ role: 'user', content: t }, { role: 'assistant', content: 'x' }, user) },
  { name: 'developer message', origin: 'developer', request: (t) => ask({ role: 'developer', content: t }, user) },
  { name: 'system message', origin: 'system', request: (t) => ask({ role: 'system', content: [{ type: 'input_text', text: t }] }, user) },
  {
    name: 'earlier answer',
    origin: 'assistant',
    request: (t) =>
      ask(
        {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: t, annotations: [] }],
        },
        user,
      ),
  },
  {
    name: 'text beside an image',
    origin: 'user',
    request: (t) =>
      ask({
        role: 'user',
        content: [
          { type: 'input_image', image_url: 'https://x.test/a.png', detail: 'auto' },
          { type: 'input_text', text: t },
        ],
      }),
  },
  {
    name: 'text file',
    origin: 'document',
    request: (t) => ask(said({ type: 'input_file', filename: 'a.txt', file_data: `data:text/plain;base64,${data(t)}` })),
  },
  { name: 'file name', origin: 'document', request: (t) => ask(said({ type: 'input_file', filename: t, file_id: 'file_1' })) },
  {
    name: 'function arguments',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, { ...call, arguments: JSON.stringify({ q: t }) }, { type: 'function_call_output', call_id: 'call_1', output: 'x' }),
  },
  {
    name: 'function output',
    origin: 'tool',
    request: (t) => ask(user, call, { type: 'function_call_output', call_id: 'call_1', output: t }),
  },
  {
    name: 'function output in parts',
    origin: 'tool',
    request: (t) => ask(user, call, { type: 'function_call_output', call_id: 'call_1', output: [{ type: 'input_text', text: t }] }),
  },
  {
    name: 'custom tool input',
    origin: 'tool_arguments',
    request: (t) => ask(user, { type: 'custom_tool_call', call_id: 'c', name: 'sql', input: t }),
  },
  { name: 'custom tool output', origin: 'tool', request: (t) => ask(user, { type: 'custom_tool_call_output', call_id: 'c', output: t }) },
  {
    name: 'computer action',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, {
        type: 'computer_call',
        id: 'cu',
        call_id: 'c',
        status: 'completed',
        pending_safety_checks: [],
        action: { type: 'type', text: t },
      }),
  },
  {
    name: 'safety check of the computer',
    origin: 'tool',
    request: (t) =>
      ask(user, {
        type: 'computer_call_output',
        call_id: 'c',
        acknowledged_safety_checks: [{ id: 'a', message: t }],
        output: { type: 'computer_screenshot', image_url: 'data:image/png;base64,iVBORw0KGgo=' },
      }),
  },
  {
    name: 'file search query',
    origin: 'tool_arguments',
    request: (t) => ask(user, { type: 'file_search_call', id: 'fs', status: 'completed', queries: [t], results: null }),
  },
  {
    name: 'file search result',
    origin: 'document',
    request: (t) =>
      ask(user, {
        type: 'file_search_call',
        id: 'fs',
        status: 'completed',
        queries: [],
        results: [{ file_id: 'f', filename: 'a.md', score: 1, text: t }],
      }),
  },
  {
    name: 'web search query',
    origin: 'tool_arguments',
    request: (t) => ask(user, { type: 'web_search_call', id: 'ws', status: 'completed', action: { type: 'search', query: t } }),
  },
  {
    name: 'MCP arguments',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, { type: 'mcp_call', id: 'm', server_label: 's', name: 'f', arguments: JSON.stringify({ a: t }), output: 'x' }),
  },
  {
    name: 'MCP output',
    origin: 'tool',
    request: (t) => ask(user, { type: 'mcp_call', id: 'm', server_label: 's', name: 'f', arguments: '{}', output: t }),
  },
  {
    name: 'MCP tool list',
    origin: 'tool_definition',
    request: (t) =>
      ask(user, { type: 'mcp_list_tools', id: 'm', server_label: 's', tools: [{ name: 'f', description: t, input_schema: {} }] }),
  },
  {
    name: 'MCP approval',
    origin: 'user',
    request: (t) => ask(user, { type: 'mcp_approval_response', approval_request_id: 'r', approve: true, reason: t }),
  },
  {
    name: 'code of the interpreter',
    origin: 'tool_arguments',
    request: (t) => ask(user, { type: 'code_interpreter_call', id: 'ci', container_id: 'c', status: 'completed', code: t, outputs: null }),
  },
  {
    name: 'logs of the interpreter',
    origin: 'tool',
    request: (t) =>
      ask(user, {
        type: 'code_interpreter_call',
        id: 'ci',
        container_id: 'c',
        status: 'completed',
        code: 'x',
        outputs: [{ type: 'logs', logs: t }],
      }),
  },
  {
    name: 'shell command',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, {
        type: 'local_shell_call',
        id: 'l',
        call_id: 'c',
        status: 'completed',
        action: { type: 'exec', command: ['echo', t], env: {} },
      }),
  },
  { name: 'shell output', origin: 'tool', request: (t) => ask(user, { type: 'local_shell_call_output', id: 'l', output: t }) },
  {
    name: 'patch',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, { type: 'apply_patch_call', call_id: 'c', status: 'completed', operation: { type: 'update_file', path: 'a', diff: t } }),
  },
  {
    name: 'reasoning summary',
    origin: 'reasoning',
    request: (t) => ask(user, { type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: t }] }),
  },
  {
    name: 'reasoning',
    origin: 'reasoning',
    request: (t) => ask(user, { type: 'reasoning', id: 'rs', summary: [], content: [{ type: 'reasoning_text', text: t }] }),
  },
  {
    name: 'tool description',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ type: 'function', name: 'f', description: t, parameters: {}, strict: true }] }),
  },
  {
    name: 'tool schema',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ type: 'function', name: 'f', parameters: { properties: { a: { enum: [t] } } } }] }),
  },
  {
    name: 'MCP server',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ type: 'mcp', server_label: 's', server_url: 'https://x.test', server_description: t }] }),
  },
  {
    name: 'text format',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), text: { format: { type: 'json_schema', name: 'a', schema: { description: t } } } }),
  },
  {
    name: 'variable of a stored prompt',
    origin: 'user',
    request: (t) => ({ model: 'gpt-x', prompt: { id: 'pmpt_1', variables: { city: t } } }),
  },
  { name: 'metadata', origin: 'unknown', request: (t) => ({ ...ask(user), metadata: { note: t } }) },
  { name: 'item of a new kind', origin: 'tool', request: (t) => ask(user, { type: 'novel_call', inner: { text: t } }) },
]

const answers: Place[] = [
  { name: 'answer', origin: 'assistant', answer: (t) => answered(message(text(t))) },
  { name: 'second message', origin: 'assistant', answer: (t) => answered(message(text('x')), message(text(t))) },
  { name: 'refusal', origin: 'assistant', answer: (t) => answered(message({ type: 'refusal', refusal: t })) },
  {
    name: 'citation',
    origin: 'assistant',
    answer: (t) =>
      answered(
        message(text('x', { annotations: [{ type: 'url_citation', url: 'https://x.test', title: t, start_index: 0, end_index: 1 }] })),
      ),
  },
  {
    name: 'log probabilities',
    origin: 'assistant',
    answer: (t) =>
      answered(message(text('other', { logprobs: [...t].map((token) => ({ token, logprob: -1, bytes: [], top_logprobs: [] })) }))),
  },
  { name: 'function call', origin: 'tool_arguments', answer: (t) => answered(functionCall(JSON.stringify({ a: t }))) },
  {
    name: 'reasoning summary',
    origin: 'reasoning',
    answer: (t) => answered({ type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: t }] }),
  },
  {
    name: 'MCP output',
    origin: 'tool',
    answer: (t) => answered({ type: 'mcp_call', id: 'm', server_label: 's', name: 'f', arguments: '{}', output: t }),
  },
  {
    name: 'revised prompt of an image',
    origin: 'tool',
    answer: (t) => answered({ type: 'image_generation_call', id: 'ig', status: 'completed', result: 'iVBORw0KGgo=', revised_prompt: t }),
  },
  {
    name: 'error of a failed response',
    origin: 'assistant',
    answer: (t) => ({ ...answered(), status: 'failed', error: { code: 'server_error', message: t } }),
  },
  { name: 'echoed instructions', origin: 'system', answer: (t) => ({ ...answered(), instructions: t }) },
]

export const openaiResponsesPlaces: DocumentedApi = { surface: 'openai-responses', places: [...requests, ...answers, ...responsesStreams] }
