import { z } from 'zod'
import { type Call, inPieces, json, parts, strictUpstream, type Upstream } from './strict-upstream.js'

/** What the model says: a text, or one call of the tool `send` with these arguments. */
export interface Said {
  text?: string
  args?: string
}

/** What a test may set between its requests. */
export interface Mind {
  reply: (call: Call) => Said
  /** Requests that are refused as overloaded before one is answered. */
  failures: number
}

const text = z.strictObject({ type: z.literal('text'), text: z.string() })
const toolCall = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string().regex(/^[\w-]{1,64}$/), arguments: z.string() }),
})
const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'developer']), content: z.union([z.string(), z.array(text)]), name: z.string().optional() }),
  z.strictObject({ role: z.literal('user'), content: z.union([z.string(), z.array(text)]), name: z.string().optional() }),
  z.strictObject({ role: z.literal('assistant'), content: z.string().nullish(), tool_calls: z.array(toolCall).optional() }),
  z.strictObject({ role: z.literal('tool'), content: z.union([z.string(), z.array(text)]), tool_call_id: z.string() }),
])
const fn = { name: z.string(), description: z.string().optional(), parameters: z.looseObject({}).optional(), strict: z.boolean().nullish() }
const chatBody = z.strictObject({
  model: z.string(),
  messages: z.array(message).min(1),
  tools: z.array(z.strictObject({ type: z.literal('function'), function: z.strictObject(fn) })).optional(),
  tool_choice: z.enum(['none', 'auto', 'required']).optional(),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  temperature: z.number().optional(),
  n: z.int().optional(),
})
const inputParts = z.array(z.strictObject({ type: z.literal('input_text'), text: z.string() }))
const inputItem = z.union([
  z.strictObject({
    role: z.enum(['user', 'assistant', 'developer', 'system']),
    content: z.union([z.string(), inputParts]),
    type: z.literal('message').optional(),
  }),
  z.strictObject({ type: z.literal('item_reference'), id: z.string() }),
  z.strictObject({
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
    id: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
])
const responsesBody = z.strictObject({
  model: z.string(),
  input: z.union([z.string(), z.array(inputItem)]),
  instructions: z.string().optional(),
  tools: z.array(z.strictObject({ type: z.literal('function'), ...fn })).optional(),
  tool_choice: z.enum(['none', 'auto', 'required']).optional(),
  previous_response_id: z.string().optional(),
  stream: z.boolean().optional(),
})

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
const ids = { id: 'chatcmpl-1', created: 1, model: 'm' }
const calls = (args: string) => [{ id: 'call_1', type: 'function', function: { name: 'send', arguments: args } }]

function chat(mind: Mind, call: Call, response: Parameters<typeof json>[0]) {
  if (mind.failures > 0) {
    mind.failures--
    return json(response, { error: { message: 'Overloaded', type: 'server_error', param: null, code: null } }, 503, {
      'retry-after-ms': '1',
    })
  }
  const { text: content = null, args } = mind.reply(call)
  const finish_reason = args === undefined ? 'stop' : 'tool_calls'
  if (call.body['stream'] !== true) {
    const said = { role: 'assistant', content, refusal: null, ...(args !== undefined && { tool_calls: calls(args) }) }
    return json(response, {
      ...ids,
      object: 'chat.completion',
      choices: [{ index: 0, message: said, finish_reason, logprobs: null }],
      usage,
    })
  }
  const event = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ ...ids, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  const deltas = [
    { role: 'assistant', content: '' },
    ...parts(content ?? '').map((part) => ({ content: part })),
    ...parts(args ?? '').map((part, i) => ({
      tool_calls: [
        { index: 0, ...(i === 0 && { id: 'call_1', type: 'function' }), function: { ...(i === 0 && { name: 'send' }), arguments: part } },
      ],
    })),
  ]
  return inPieces(
    response,
    'text/event-stream',
    `${deltas.map((delta) => event(delta)).join('')}${event({}, finish_reason)}data: [DONE]\n\n`,
  )
}

let number = 0
function responses(mind: Mind, call: Call, response: Parameters<typeof json>[0]) {
  const { text: said = '', args } = mind.reply(call)
  const id = `resp_${++number}`
  const item =
    args === undefined
      ? {
          type: 'message',
          id: 'msg_1',
          status: 'completed',
          role: 'assistant',
          content: [{ type: 'output_text', text: said, annotations: [], logprobs: [] }],
        }
      : { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'send', arguments: args, status: 'completed' }
  const whole = (output: object[], status = 'completed') => ({
    id,
    object: 'response',
    created_at: 1,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model: 'm',
    output,
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
  })
  if (call.body['stream'] !== true) return json(response, whole([item]))
  let sequence = 0
  const event = (type: string, fields: object) =>
    `event: response.${type}\ndata: ${JSON.stringify({ type: `response.${type}`, sequence_number: sequence++, ...fields })}\n\n`
  const place = { output_index: 0, item_id: item.id }
  const body =
    args === undefined
      ? [
          event('output_item.added', { output_index: 0, item: { ...item, content: [], status: 'in_progress' } }),
          event('content_part.added', { ...place, content_index: 0, part: { type: 'output_text', text: '', annotations: [] } }),
          ...parts(said).map((delta) => event('output_text.delta', { ...place, content_index: 0, delta, logprobs: [] })),
          event('output_text.done', { ...place, content_index: 0, text: said, logprobs: [] }),
          event('content_part.done', {
            ...place,
            content_index: 0,
            part: { type: 'output_text', text: said, annotations: [], logprobs: [] },
          }),
        ]
      : [
          event('output_item.added', { output_index: 0, item: { ...item, arguments: '', status: 'in_progress' } }),
          ...parts(args).map((delta) => event('function_call_arguments.delta', { ...place, delta })),
          event('function_call_arguments.done', { ...place, name: 'send', arguments: args }),
        ]
  const all = [
    event('created', { response: whole([], 'in_progress') }),
    ...body,
    event('output_item.done', { output_index: 0, item }),
    event('completed', { response: whole([item]) }),
  ]
  return inPieces(response, 'text/event-stream; charset=utf-8', all.join(''))
}

/** OpenAI's API as its reference describes it, strict about every field. */
export function fakeOpenai(mind: Mind): Promise<Upstream> {
  return strictUpstream(
    {
      headers: ({ authorization, 'accept-encoding': encoding }) =>
        !authorization?.startsWith('Bearer sk-') ? 'Incorrect API key provided' : encoding === 'identity' ? undefined : 'compressed',
      error: (status, said) => ({ error: { message: said, type: 'invalid_request_error', param: null, code: String(status) } }),
    },
    [
      { method: 'POST', path: /^\/v1\/chat\/completions$/, body: chatBody, answer: (call, response) => chat(mind, call, response) },
      { method: 'POST', path: /^\/v1\/responses$/, body: responsesBody, answer: (call, response) => responses(mind, call, response) },
      {
        method: 'POST',
        path: /^\/v1\/completions$/,
        body: z.strictObject({ model: z.string(), prompt: z.union([z.string(), z.array(z.string())]), stream: z.boolean().optional() }),
        answer: (call, response) => {
          const choice = (said: string, finish_reason: string | null) => ({
            id: 'cmpl-1',
            object: 'text_completion',
            created: 1,
            model: 'm',
            choices: [{ index: 0, text: said, logprobs: null, finish_reason }],
          })
          const said = mind.reply(call).text ?? ''
          if (call.body['stream'] !== true) return json(response, { ...choice(said, 'stop'), usage })
          const events = [...parts(said).map((part) => choice(part, null)), choice('', 'stop')]
          return inPieces(
            response,
            'text/event-stream',
            `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`,
          )
        },
      },
      {
        method: 'POST',
        path: /^\/v1\/embeddings$/,
        body: z.strictObject({
          model: z.string(),
          input: z.union([z.string(), z.array(z.string())]),
          encoding_format: z.enum(['float', 'base64']).optional(),
        }),
        answer: (_, response) =>
          json(response, {
            object: 'list',
            model: 'm',
            data: [{ object: 'embedding', index: 0, embedding: Buffer.from(new Float32Array([1, 2]).buffer).toString('base64') }],
            usage: { prompt_tokens: 1, total_tokens: 1 },
          }),
      },
      {
        method: 'POST',
        path: /^\/v1\/moderations$/,
        body: z.strictObject({ model: z.string().optional(), input: z.union([z.string(), z.array(z.string())]) }),
        answer: (_, response) =>
          json(response, {
            id: 'modr-1',
            model: 'm',
            results: [{ flagged: false, categories: {}, category_scores: {}, category_applied_input_types: {} }],
          }),
      },
      {
        method: 'GET',
        path: /^\/v1\/models$/,
        answer: (_, response) => json(response, { object: 'list', data: [{ id: 'm', object: 'model', created: 1, owned_by: 'x' }] }),
      },
    ],
  )
}
