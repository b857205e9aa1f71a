import type { ChatMessage, ChatToolCall } from '@pavise/guard/surfaces'
import { type Usage, usageOf } from '#redteam/targets/usage'

/** What came back, or why nothing that can be judged came back. */
export type Answer = { ok: true; message: ChatMessage; usage?: Usage } | { ok: false; reason: string }

/** Reads a chat completion, JSON or server-sent events. Total: whatever the bytes say, it answers and never throws. */
export function readAnswer(body: string, contentType: string): Answer {
  if (contentType.includes('text/event-stream') || /^data:/.test(body)) return readStream(body)
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return { ok: false, reason: `the answer is not JSON (${body.length} characters)` }
  }
  const choice = field(field(parsed, 'choices'), 0)
  const message = field(choice, 'message')
  if (!isObject(message)) return { ok: false, reason: 'the answer has no choices[0].message' }
  return answered(toMessage(message), tokensOf(parsed))
}

function readStream(body: string): Answer {
  let content = ''
  let refusal = ''
  let reasoning = ''
  const calls: ChatToolCall[] = []
  let events = 0
  let usage: Usage | undefined
  for (const line of body.split(/\r?\n/)) {
    if (!line.startsWith('data:')) continue
    const payload = line.slice(5).trim()
    if (payload === '[DONE]' || payload === '') continue
    let event: unknown
    try {
      event = JSON.parse(payload)
    } catch {
      return { ok: false, reason: 'an event of the answer stream is not JSON' }
    }
    usage = tokensOf(event) ?? usage
    const delta = field(field(field(event, 'choices'), 0), 'delta')
    if (!isObject(delta)) continue
    events++
    content += text(delta['content'])
    refusal += text(delta['refusal'])
    reasoning += text(delta['reasoning_content'])
    if (Array.isArray(delta['tool_calls'])) for (const part of delta['tool_calls']) addCall(calls, part)
  }
  if (events === 0) return { ok: false, reason: 'the answer stream holds no event' }
  return answered(build(content, refusal, reasoning, calls.filter(Boolean)), usage)
}

/** An answer with what it took, where the API says so. */
export const answered = (message: ChatMessage, usage: Usage | undefined): Answer => ({ ok: true, message, ...(usage ? { usage } : {}) })

function tokensOf(answer: unknown): Usage | undefined {
  const usage = field(answer, 'usage')
  return usageOf([field(usage, 'prompt_tokens')], [field(usage, 'completion_tokens')])
}

function addCall(calls: ChatToolCall[], part: unknown): void {
  const index = Number(field(part, 'index') ?? calls.length)
  if (!Number.isSafeInteger(index) || index < 0 || index > 128) return
  calls[index] ??= { id: text(field(part, 'id')), type: 'function', function: { name: '', arguments: '' } }
  calls[index].function.name += text(field(field(part, 'function'), 'name'))
  calls[index].function.arguments += text(field(field(part, 'function'), 'arguments'))
}

function toMessage(message: Record<string, unknown>): ChatMessage {
  const content = message['content']
  const parts = Array.isArray(content)
    ? content.map((part) => text(field(part, 'text')) + text(field(part, 'refusal'))).join('\n')
    : text(content)
  const calls: ChatToolCall[] = []
  if (Array.isArray(message['tool_calls']))
    message['tool_calls'].forEach((call, index) => void addCall(calls, isObject(call) ? { index, ...call } : { index }))
  return build(parts, text(message['refusal']), text(message['reasoning_content']), calls.filter(Boolean))
}

function build(content: string, refusal: string, reasoning: string, calls: ChatToolCall[]): ChatMessage {
  return {
    role: 'assistant',
    content,
    ...(refusal ? { refusal } : {}),
    ...(reasoning ? { reasoning_content: reasoning } : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
}

/** Everything that a person or a program would read of an answer. */
export function answerText(message: ChatMessage): string {
  const content = typeof message.content === 'string' ? message.content : ''
  return [content, message.refusal, message.reasoning_content].filter(Boolean).join('\n')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
