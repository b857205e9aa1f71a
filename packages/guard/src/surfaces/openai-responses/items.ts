import type { Origin } from '../../vocabulary/origin.js'
import { content, definition, list, media, record, reference, sealed, token, tokens, turnText, turnTree } from '../fields.js'
import type { Field } from '../surface.js'

const ROLES: Readonly<Record<string, Origin>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool',
}

const reasoned: Field = { as: 'text', origin: 'reasoning' }
const documentText: Field = { as: 'text', origin: 'document' }
const written: Field = { as: 'tree', origin: 'tool_arguments' }

const text = record({ type: token, text: turnText, annotations: turnTree, logprobs: tokens })
const image = record({ type: token, image_url: media, file_id: reference, detail: token })

/** A part of a message or of a tool's answer. One that the API adds later is read as a document. */
export const part: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    input_text: text,
    output_text: text,
    text,
    refusal: record({ type: token, refusal: turnText }),
    summary_text: record({ type: token, text: reasoned }),
    reasoning_text: record({ type: token, text: reasoned }),
    input_image: image,
    computer_screenshot: image,
    input_file: record({ type: token, file_data: media, file_id: reference, file_url: media, filename: documentText, detail: token }),
    input_audio: record({ type: token, input_audio: record({ data: media, format: token }) }),
  },
  otherwise: { as: 'tree', origin: 'document' },
}

const message: Field = {
  as: 'turn',
  origin: 'user',
  roles: ROLES,
  of: record({ type: token, id: token, role: token, status: token, phase: token, content: content(part) }),
}

/** A call that the application makes. `name` of a built-in tool is its type. */
const call = (name: string, args: string, id: string, object?: true): Field => ({
  as: 'turn',
  origin: 'assistant',
  of: { as: 'call', id: [id], name: [name], arguments: [args], ...(object && { written: 'object' }) },
})
const answer = (id: string, fields: Readonly<Record<string, Field>>): Field => ({
  as: 'turn',
  origin: 'tool',
  answers: id,
  loose: true,
  of: record({ type: token, id: token, call_id: token, status: token, ...fields }),
})
/** A tool that runs at the API: its arguments and its answer come together. */
const served = (tool: string, fields: Readonly<Record<string, Field>>): Field => ({
  as: 'turn',
  origin: 'tool',
  answersTool: tool,
  of: record({ type: token, id: token, status: token, ...fields }),
})
const toolOutput = content(part)

/** An item of the input or the output. One that the API adds later is read as the answer of a tool: it taints and vouches for nothing. */
export const item: Field = {
  as: 'variant',
  on: 'type',
  absent: message,
  cases: {
    message,
    function_call: call('name', 'arguments', 'call_id'),
    function_call_output: answer('call_id', { output: toolOutput }),
    custom_tool_call: call('name', 'input', 'call_id'),
    custom_tool_call_output: answer('call_id', { output: toolOutput }),
    computer_call: call('type', 'action', 'call_id', true),
    computer_call_output: answer('call_id', { output: image, acknowledged_safety_checks: turnTree }),
    local_shell_call: call('type', 'action', 'call_id', true),
    local_shell_call_output: answer('id', { output: turnText }),
    shell_call: call('type', 'action', 'call_id', true),
    shell_call_output: answer('call_id', { output: turnTree }),
    apply_patch_call: call('type', 'operation', 'call_id', true),
    apply_patch_call_output: answer('call_id', { output: turnText }),
    mcp_approval_request: call('name', 'arguments', 'id'),
    mcp_approval_response: {
      as: 'turn',
      origin: 'user',
      of: record({ type: token, id: token, approval_request_id: token, reason: turnText }),
    },
    mcp_call: served('name', {
      name: token,
      server_label: token,
      arguments: { as: 'text', origin: 'tool_arguments' },
      output: turnTree,
      error: turnTree,
    }),
    mcp_list_tools: served('server_label', { server_label: token, tools: definition, error: turnTree }),
    file_search_call: served('type', { queries: written, results: { as: 'tree', origin: 'document' } }),
    web_search_call: served('type', { action: written }),
    code_interpreter_call: served('type', { code: { as: 'text', origin: 'tool_arguments' }, container_id: token, outputs: turnTree }),
    image_generation_call: served('type', { result: media, revised_prompt: turnText }),
    tool_search_output: served('type', { tools: definition }),
    additional_tools: served('type', { tools: definition }),
    reasoning: {
      as: 'turn',
      origin: 'assistant',
      of: record({ type: token, id: token, status: token, summary: list(part), content: list(part), encrypted_content: sealed }),
    },
    compaction: record({ type: token, id: token, encrypted_content: sealed }),
    item_reference: record({ type: token, id: reference }),
  },
  otherwise: { as: 'turn', origin: 'tool', of: turnTree },
}
