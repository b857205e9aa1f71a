import type { ChatMessage } from '@pavise/guard/surfaces'
import { type Answer, answered } from '#redteam/targets/answer'
import type { ModelApi } from '#redteam/targets/model-api'
import { argumentsOf, isObject, messageOf, objectsOf, parseJson, textAt, textOf } from '#redteam/targets/model-apis/json-reading'
import { type Usage, usageOf } from '#redteam/targets/usage'

/** Longest answer asked for, in tokens: the API wants to be told. */
const MAX_TOKENS = 2048

interface Turn {
  role: 'user' | 'assistant'
  content: Record<string, unknown>[]
}

/** Anthropic messages. System and developer turns go into `system`; neighbours of one role become one turn, as the API wants. */
export const anthropicMessages: ModelApi = {
  id: 'anthropic-messages',
  title: 'Anthropic messages',
  base: '/v1',
  path: () => '/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key === undefined ? {} : { 'x-api-key': key }) }),
  body(model, messages) {
    const system = messages.filter(isBriefing).map(textOf).join('\n')
    const turns: Turn[] = []
    for (const message of messages) {
      if (isBriefing(message)) continue
      const turn = turnOf(message)
      const last = turns.at(-1)
      if (last?.role === turn.role) last.content.push(...turn.content)
      else turns.push(turn)
    }
    // A conversation of this API begins with the user.
    if (turns[0]?.role === 'assistant') turns.unshift({ role: 'user', content: [{ type: 'text', text: 'Hello.' }] })
    return { model, max_tokens: MAX_TOKENS, ...(system ? { system } : {}), messages: turns }
  },
  read(body): Answer {
    const parsed = parseJson(body)
    if (!parsed) return { ok: false, reason: `the answer is not JSON (${body.length} characters)` }
    if (!Array.isArray(parsed['content'])) return { ok: false, reason: 'the answer has no content' }
    const parts = objectsOf(parsed['content'])
    const said = parts.filter(({ type }) => type === 'text').map((part) => textAt(part['text']))
    const thought = parts.filter(({ type }) => type === 'thinking').map((part) => textAt(part['thinking']))
    const calls = parts
      .filter(({ type }) => type === 'tool_use' || type === 'server_tool_use' || type === 'mcp_tool_use')
      .map((part) => ({ id: textAt(part['id']), name: textAt(part['name']), args: part['input'] }))
    return answered(messageOf(said.join('\n'), thought.join('\n'), calls), tokensOf(parsed['usage']))
  },
}

function tokensOf(usage: unknown): Usage | undefined {
  if (!isObject(usage)) return undefined
  const read = [usage['input_tokens'], usage['cache_creation_input_tokens'], usage['cache_read_input_tokens']]
  return usageOf(read, [usage['output_tokens']])
}

const isBriefing = ({ role }: ChatMessage): boolean => role === 'system' || role === 'developer'

function turnOf(message: ChatMessage): Turn {
  if (message.role === 'tool')
    return { role: 'user', content: [{ type: 'tool_result', tool_use_id: message.tool_call_id ?? 'call_0', content: textOf(message) }] }
  const text = textOf(message)
  const calls = (message.tool_calls ?? []).map((call) => ({
    type: 'tool_use',
    id: call.id,
    name: call.function.name,
    input: argumentsOf(call),
  }))
  // A turn without any text is an error of the API; a refusal or an empty answer still stands for a turn.
  const said = text !== '' || calls.length === 0 ? [{ type: 'text', text: text || message.refusal || '(no answer)' }] : []
  return { role: message.role === 'assistant' ? 'assistant' : 'user', content: [...said, ...calls] }
}
