import type { ChatMessage, ChatToolCall } from '@pavise/guard/surfaces'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; none where it is no list. */
export const objectsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : [])

export const textAt = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a message says in words: its text parts and refusals, a line each. */
export const textOf = ({ content }: ChatMessage): string =>
  typeof content === 'string'
    ? content
    : objectsOf(content)
        .map((part) => textAt(part['text']) || textAt(part['refusal']))
        .join('\n')

export function parseJson(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Arguments of a forged call as an object; what is no JSON object stays readable under `value`. */
export function argumentsOf(call: ChatToolCall): Record<string, unknown> {
  return parseJson(call.function.arguments) ?? { value: call.function.arguments }
}

/** One answer put together from what was said, thought and called. */
export function messageOf(content: string, reasoning: string, calls: readonly { id: string; name: string; args: unknown }[]): ChatMessage {
  return {
    role: 'assistant',
    content,
    ...(reasoning ? { reasoning_content: reasoning } : {}),
    ...(calls.length > 0
      ? {
          tool_calls: calls.map(({ id, name, args }) => ({
            id,
            type: 'function' as const,
            function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args ?? {}) },
          })),
        }
      : {}),
  }
}
