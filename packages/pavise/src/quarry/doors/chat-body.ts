import type { ChatRequest } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { DoorError } from '#quarry/doors/http'

const content = z.union([z.string(), z.array(z.looseObject({ type: z.string() })), z.null()]).optional()
const toolCall = z.looseObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
})
const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content,
  tool_calls: z.array(toolCall).optional(),
  tool_call_id: z.string().optional(),
})
const body = z.looseObject({
  model: z.string().min(1),
  messages: z.array(message).min(1).max(500),
  tools: z.array(z.looseObject({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) })).optional(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
})

/** Checks the body of a chat completion request. Throws 400 that names every faulty field. */
export function parseChatBody(value: unknown): ChatRequest {
  const parsed = body.safeParse(value)
  if (parsed.success) return parsed.data as unknown as ChatRequest
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new DoorError(400, faults.join('; '), 'invalid_body', parsed.error.issues[0]?.path.join('.') || null)
}
