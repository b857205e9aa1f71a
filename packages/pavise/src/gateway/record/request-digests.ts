import type { Policy } from '@pavise/guard'
import type { ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { digestOf } from '#gateway/record/digest'

/** Digests of the operator's prompt and of the documents that the policy names: results of its tools, parts of its types. */
export function requestDigests(body: ChatRequest, documents: Policy['documents']): { system?: string; documents: string[] } {
  const operator: string[] = []
  const found: string[] = []
  const toolOf = new Map<string, string>()
  for (const message of body.messages) {
    for (const call of Array.isArray(message.tool_calls) ? message.tool_calls : [])
      if (typeof call?.id === 'string' && typeof call.function?.name === 'string') toolOf.set(call.id, call.function.name)
    if (message.role === 'system' || message.role === 'developer') operator.push(textOf(message))
    const tool = message.role === 'tool' ? (toolOf.get(message.tool_call_id ?? '') ?? message.name) : undefined
    if (tool !== undefined && documents.tools.includes(tool)) found.push(digestOf(textOf(message)))
    if (!Array.isArray(message.content)) continue
    for (const part of message.content)
      if (typeof part?.type === 'string' && documents.parts.includes(part.type)) found.push(digestOf(JSON.stringify(part)))
  }
  return operator.length > 0 ? { system: digestOf(operator.join('\n')), documents: found } : { documents: found }
}

function textOf(message: ChatMessage): string {
  if (typeof message.content === 'string') return message.content
  return message.content ? JSON.stringify(message.content) : ''
}

/** Parameters of the request that change an answer, scalars only: never a text of the exchange. */
export function parametersOf(body: ChatRequest): Record<string, string | number | boolean | null> {
  const parameters: Record<string, string | number | boolean | null> = {}
  for (const name of NAMES) {
    const value = (body as unknown as Record<string, unknown>)[name]
    if (value === null || typeof value === 'number' || typeof value === 'boolean') parameters[name] = value
    else if (typeof value === 'string' && /^[\w.-]{1,40}$/.test(value)) parameters[name] = value
  }
  return parameters
}

const NAMES = [
  'stream',
  'n',
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'seed',
  'frequency_penalty',
  'presence_penalty',
  'logprobs',
  'top_logprobs',
  'parallel_tool_calls',
  'tool_choice',
  'reasoning_effort',
  'service_tier',
  'store',
]
