import type { Policy } from '@pavise/guard'
import type { ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { digestOf } from '#gateway/record/digest'

/** The same of a chat completion, read without its surface: this is on the hot path. */
export function chatDigests(body: ChatRequest, documents: Policy['documents']): { system?: string; documents: string[] } {
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
  return operator.length > 0 ? { system: systemDigest(operator.join('\n')), documents: found } : { documents: found }
}

/** Most exchanges of an application have the same one. Holds one text. */
let last = { text: '', digest: digestOf('') }

function systemDigest(text: string): string {
  if (last.text !== text) last = { text, digest: digestOf(text) }
  return last.digest
}

function textOf(message: ChatMessage): string {
  if (typeof message.content === 'string') return message.content
  return message.content ? JSON.stringify(message.content) : ''
}
