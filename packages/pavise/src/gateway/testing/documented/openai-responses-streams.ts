import { answered, functionCall, message, text } from '#gateway/testing/documented/openai-responses-shapes'
import type { Place } from '#gateway/testing/documented/place'

let number = 0
const event = (type: string, fields: object) => ({ type: `response.${type}`, sequence_number: number++, ...fields })
const item = { output_index: 0, item_id: 'msg_1' }

/** The whole life of an answer, each text said once more where it is done. */
function streamed(kind: 'output_text' | 'refusal', parts: readonly string[]): object[] {
  number = 0
  const said = parts.join('')
  const place = { ...item, content_index: 0 }
  const part = (whole: string) => (kind === 'refusal' ? { type: 'refusal', refusal: whole } : text(whole))
  const done = message(part(said))
  return [
    event('created', { response: { ...answered(), status: 'in_progress' } }),
    event('in_progress', { response: { ...answered(), status: 'in_progress' } }),
    event('output_item.added', { output_index: 0, item: { ...message(), status: 'in_progress' } }),
    event('content_part.added', { ...place, part: part('') }),
    ...parts.map((delta) =>
      event(`${kind}.delta`, { ...place, delta, ...(kind === 'output_text' && { logprobs: [], obfuscation: 'aB3' }) }),
    ),
    event(`${kind}.done`, { ...place, ...(kind === 'refusal' ? { refusal: said } : { text: said, logprobs: [] }) }),
    event('content_part.done', { ...place, part: part(said) }),
    event('output_item.done', { output_index: 0, item: done }),
    event('completed', { response: answered(done) }),
  ]
}

function called(parts: readonly string[]): object[] {
  number = 0
  const place = { output_index: 0, item_id: 'fc_1' }
  const done = functionCall(parts.join(''))
  return [
    event('created', { response: answered() }),
    event('output_item.added', { output_index: 0, item: { ...functionCall(''), status: 'in_progress' } }),
    ...parts.map((delta) => event('function_call_arguments.delta', { ...place, delta, obfuscation: 'x' })),
    event('function_call_arguments.done', { ...place, name: 'f', arguments: parts.join('') }),
    event('output_item.done', { output_index: 0, item: done }),
    event('completed', { response: answered(done) }),
  ]
}

function custom(parts: readonly string[]): object[] {
  number = 0
  const place = { output_index: 0, item_id: 'ct_1' }
  const done = (input: string) => ({ type: 'custom_tool_call', id: 'ct_1', call_id: 'c', name: 'sql', input })
  return [
    event('output_item.added', { output_index: 0, item: done('') }),
    ...parts.map((delta) => event('custom_tool_call_input.delta', { ...place, delta })),
    event('custom_tool_call_input.done', { ...place, input: parts.join('') }),
    event('output_item.done', { output_index: 0, item: done(parts.join('')) }),
    event('completed', { response: answered(done(parts.join(''))) }),
  ]
}

function thought(parts: readonly string[]): object[] {
  number = 0
  const place = { output_index: 0, item_id: 'rs_1', summary_index: 0 }
  const part = (whole: string) => ({ type: 'summary_text', text: whole })
  const done = { type: 'reasoning', id: 'rs_1', summary: [part(parts.join(''))] }
  return [
    event('output_item.added', { output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } }),
    event('reasoning_summary_part.added', { ...place, part: part('') }),
    ...parts.map((delta) => event('reasoning_summary_text.delta', { ...place, delta })),
    event('reasoning_summary_text.done', { ...place, text: parts.join('') }),
    event('reasoning_summary_part.done', { ...place, part: part(parts.join('')) }),
    event('output_item.done', { output_index: 0, item: done }),
    event('completed', { response: answered(done) }),
  ]
}

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export const responsesStreams: Place[] = [
  { name: 'answer', origin: 'assistant', stream: (parts) => streamed('output_text', parts) },
  { name: 'refusal', origin: 'assistant', stream: (parts) => streamed('refusal', parts) },
  { name: 'function call', origin: 'tool_arguments', json: true, stream: called },
  { name: 'custom tool call', origin: 'tool_arguments', stream: custom },
  { name: 'reasoning summary', origin: 'reasoning', stream: thought },
  {
    name: 'only at its end',
    origin: 'assistant',
    stream: (parts) => [event('completed', { response: answered(message(text(parts.join('')))) })],
  },
]
