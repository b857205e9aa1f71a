import { type Answer, answered } from '#redteam/targets/answer'
import type { ModelApi } from '#redteam/targets/model-api'
import { argumentsOf, isObject, messageOf, objectsOf, parseJson, textAt, textOf } from '#redteam/targets/model-apis/json-reading'
import { usageOf } from '#redteam/targets/usage'

/** Ollama's own chat API. */
export const ollamaChat: ModelApi = {
  id: 'ollama-chat',
  title: 'Ollama chat',
  base: 'the host and port',
  path: () => '/api/chat',
  headers: (key): Record<string, string> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (model, messages) => ({
    model,
    stream: false,
    messages: messages.map((message) => ({
      role: message.role === 'developer' ? 'system' : message.role,
      content: textOf(message),
      ...(message.tool_calls
        ? { tool_calls: message.tool_calls.map((call) => ({ function: { name: call.function.name, arguments: argumentsOf(call) } })) }
        : {}),
    })),
  }),
  read(body): Answer {
    const parsed = parseJson(body)
    if (!parsed) return { ok: false, reason: `the answer is not JSON (${body.length} characters)` }
    const message = parsed['message']
    if (!isObject(message)) return { ok: false, reason: 'the answer has no message' }
    const calls = objectsOf(message['tool_calls']).flatMap((call, i) => {
      const asked = call['function']
      return isObject(asked) ? [{ id: `call_${i}`, name: textAt(asked['name']), args: asked['arguments'] }] : []
    })
    const usage = usageOf([parsed['prompt_eval_count']], [parsed['eval_count']])
    return answered(messageOf(textAt(message['content']), textAt(message['thinking']), calls), usage)
  },
}
