import { definition, list, media, record, reference, token, tokens, turnText, turnTree, unknown } from '../fields.js'
import { defineSurface, type Field } from '../surface.js'
import { item, part } from './items.js'
import { openaiResponsesStream } from './stream.js'

const instructions: Field = { as: 'turn', origin: 'system', of: { as: 'either', text: turnText, list: list(item) } }
const reasoned: Field = { as: 'text', origin: 'reasoning' }
const written: Field = { as: 'text', origin: 'tool_arguments' }
/** A prompt that is kept at the API, and what is put into it here. */
const prompt = record({ id: reference, version: token, variables: { as: 'tree', origin: 'user' } })

/** What an answer repeats of its request. */
const SETTINGS = {
  model: token,
  instructions,
  tools: list(definition),
  tool_choice: definition,
  text: definition,
  prompt,
  user: token,
  metadata: unknown,
}

const answer: Field = record({
  ...SETTINGS,
  id: token,
  object: token,
  status: token,
  error: { as: 'tree', origin: 'assistant' },
  incomplete_details: token,
  previous_response_id: token,
  conversation: token,
  output: list(item),
  output_text: { as: 'text', origin: 'assistant' },
  usage: unknown,
})

const place = { type: token, sequence_number: token, item_id: token, output_index: token, content_index: token, summary_index: token }
const event = (fields: Readonly<Record<string, Field>>): Field => record({ ...place, ...fields })
const said = event({ delta: turnText, text: turnText, refusal: turnText, logprobs: tokens, obfuscation: token })
const thought = event({ delta: reasoned, text: reasoned, obfuscation: token })
const argument = event({ delta: written, arguments: written, code: written, obfuscation: token })
const callPart = (key: string, name: readonly string[] = []): Field => ({ as: 'call', id: [], name, arguments: [key] })
const whole = event({ response: answer })

/** OpenAI Responses, as OpenAI documents them. */
export const openaiResponses = defineSurface({
  id: 'openai-responses',
  title: 'OpenAI Responses',
  vendor: 'openai',
  paths: ['/responses'],
  request: record({
    ...SETTINGS,
    input: { as: 'either', text: { as: 'turn', origin: 'user', of: turnText }, list: list(item) },
    previous_response_id: reference,
    conversation: reference,
    safety_identifier: token,
    prompt_cache_key: token,
  }),
  response: answer,
  chunk: {
    as: 'turn',
    origin: 'assistant',
    of: {
      as: 'variant',
      on: 'type',
      cases: {
        'response.created': whole,
        'response.queued': whole,
        'response.in_progress': whole,
        'response.completed': whole,
        'response.incomplete': whole,
        'response.failed': whole,
        'response.output_item.added': event({ item }),
        'response.output_item.done': event({ item }),
        'response.content_part.added': event({ part }),
        'response.content_part.done': event({ part }),
        'response.output_text.delta': said,
        'response.output_text.done': said,
        'response.refusal.delta': said,
        'response.refusal.done': said,
        'response.audio.transcript.delta': said,
        'response.output_text.annotation.added': event({ annotation: turnTree, annotation_index: token }),
        'response.reasoning_summary_part.added': event({ part }),
        'response.reasoning_summary_part.done': event({ part }),
        'response.reasoning_summary_text.delta': thought,
        'response.reasoning_summary_text.done': thought,
        'response.reasoning_text.delta': thought,
        'response.reasoning_text.done': thought,
        'response.function_call_arguments.delta': callPart('delta'),
        'response.function_call_arguments.done': callPart('arguments', ['name']),
        'response.custom_tool_call_input.delta': callPart('delta'),
        'response.custom_tool_call_input.done': callPart('input'),
        'response.mcp_call_arguments.delta': argument,
        'response.mcp_call_arguments.done': argument,
        'response.code_interpreter_call_code.delta': argument,
        'response.code_interpreter_call_code.done': argument,
        'response.audio.delta': event({ delta: media }),
        'response.image_generation_call.partial_image': event({ partial_image_b64: media, partial_image_index: token }),
      },
      otherwise: unknown,
    },
  },
  stream: openaiResponsesStream,
})
