import type { ChatMessage } from '@pavise/guard/surfaces'
import { type Answer, answered } from '#redteam/targets/answer'
import type { ModelApi } from '#redteam/targets/model-api'
import { isObject, messageOf, objectsOf, parseJson, textAt, textOf } from '#redteam/targets/model-apis/json-reading'
import { usageOf } from '#redteam/targets/usage'

/** OpenAI Responses. The whole conversation is sent each time and nothing is stored at the provider. */
export const openaiResponses: ModelApi = {
  id: 'openai-responses',
  title: 'OpenAI Responses',
  base: '/v1',
  path: () => '/responses',
  headers: (key): Record<string, string> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (model, messages) => ({ model, store: false, input: messages.flatMap(itemsOf) }),
  read(body): Answer {
    const parsed = parseJson(body)
    if (!parsed) return { ok: false, reason: `the answer is not JSON (${body.length} characters)` }
    if (!Array.isArray(parsed['output'])) return { ok: false, reason: 'the answer has no output' }
    const items = objectsOf(parsed['output'])
    const parts = items.filter(({ type }) => type === 'message').flatMap((item) => objectsOf(item['content']))
    const said = parts.filter(({ type }) => type === 'output_text').map((part) => textAt(part['text']))
    const refusal = parts.filter(({ type }) => type === 'refusal').map((part) => textAt(part['refusal']))
    const thought = items
      .filter(({ type }) => type === 'reasoning')
      .flatMap((item) => objectsOf(item['summary']).map((s) => textAt(s['text'])))
    const calls = items
      .filter(({ type }) => type === 'function_call' || type === 'mcp_call')
      .map((item) => ({ id: textAt(item['call_id']) || textAt(item['id']), name: textAt(item['name']), args: item['arguments'] }))
    const message = messageOf(said.join('\n'), thought.join('\n'), calls)
    const tokens = isObject(parsed['usage']) ? parsed['usage'] : {}
    const usage = usageOf([tokens['input_tokens']], [tokens['output_tokens']])
    return answered(refusal.length > 0 ? { ...message, refusal: refusal.join('\n') } : message, usage)
  },
}

function itemsOf(message: ChatMessage): Record<string, unknown>[] {
  if (message.role === 'tool') return [{ type: 'function_call_output', call_id: message.tool_call_id ?? 'call_0', output: textOf(message) }]
  const said = textOf(message) || (message.tool_calls ? '' : (message.refusal ?? '(no answer)'))
  const calls = (message.tool_calls ?? []).map((call) => ({
    type: 'function_call',
    call_id: call.id,
    name: call.function.name,
    arguments: call.function.arguments,
  }))
  return [...(said === '' ? [] : [{ role: message.role, content: said }]), ...calls]
}
