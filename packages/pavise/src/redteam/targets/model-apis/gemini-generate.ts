import type { ChatMessage } from '@pavise/guard/surfaces'
import { type Answer, answered } from '#redteam/targets/answer'
import type { ModelApi } from '#redteam/targets/model-api'
import { argumentsOf, isObject, messageOf, objectsOf, parseJson, textAt, textOf } from '#redteam/targets/model-apis/json-reading'
import { type Usage, usageOf } from '#redteam/targets/usage'

interface Content {
  role: 'user' | 'model'
  parts: Record<string, unknown>[]
}

/** Gemini generateContent. A prompt that the API's own filter stopped is an answer that refuses. */
export const geminiGenerate: ModelApi = {
  id: 'gemini-generate',
  title: 'Gemini generateContent',
  base: '/v1beta',
  path: (model) => `/models/${encodeURIComponent(model.replace(/^models\//, ''))}:generateContent`,
  headers: (key): Record<string, string> => (key === undefined ? {} : { 'x-goog-api-key': key }),
  body(_model, messages) {
    const system = messages.filter(isBriefing).map(textOf).join('\n')
    const contents: Content[] = []
    for (const message of messages) {
      if (isBriefing(message)) continue
      const content = contentOf(message, messages)
      const last = contents.at(-1)
      if (last?.role === content.role) last.parts.push(...content.parts)
      else contents.push(content)
    }
    return { ...(system ? { systemInstruction: { parts: [{ text: system }] } } : {}), contents }
  },
  read(body): Answer {
    const parsed = parseJson(body)
    if (!parsed) return { ok: false, reason: `the answer is not JSON (${body.length} characters)` }
    const blocked = isObject(parsed['promptFeedback']) ? textAt(parsed['promptFeedback']['blockReason']) : ''
    const usage = tokensOf(parsed['usageMetadata'])
    const [candidate] = objectsOf(parsed['candidates'])
    if (!candidate)
      return blocked
        ? answered({ role: 'assistant', content: '', refusal: `blocked: ${blocked}` }, usage)
        : { ok: false, reason: 'the answer has no candidates' }
    const parts = isObject(candidate['content']) ? objectsOf(candidate['content']['parts']) : []
    const said = parts.filter((part) => part['thought'] !== true).map((part) => textAt(part['text']))
    const thought = parts.filter((part) => part['thought'] === true).map((part) => textAt(part['text']))
    const calls = parts.flatMap((part, i) => {
      const call = part['functionCall']
      return isObject(call) ? [{ id: textAt(call['id']) || `call_${i}`, name: textAt(call['name']), args: call['args'] }] : []
    })
    const message = messageOf(said.join(''), thought.join(''), calls)
    const finish = textAt(candidate['finishReason'])
    const stopped = parts.length === 0 && !['', 'STOP', 'MAX_TOKENS'].includes(finish)
    return answered(stopped ? { ...message, refusal: `finished: ${finish}` } : message, usage)
  },
}

function tokensOf(usage: unknown): Usage | undefined {
  if (!isObject(usage)) return undefined
  const read = [usage['promptTokenCount'], usage['toolUsePromptTokenCount']]
  return usageOf(read, [usage['candidatesTokenCount'], usage['thoughtsTokenCount']])
}

const isBriefing = ({ role }: ChatMessage): boolean => role === 'system' || role === 'developer'

function contentOf(message: ChatMessage, all: readonly ChatMessage[]): Content {
  if (message.role === 'tool') {
    const name = all.flatMap((one) => one.tool_calls ?? []).find(({ id }) => id === message.tool_call_id)?.function.name
    return {
      role: 'user',
      parts: [{ functionResponse: { name: name ?? message.name ?? 'tool', response: { result: textOf(message) } } }],
    }
  }
  const text = textOf(message)
  const calls = (message.tool_calls ?? []).map((call) => ({ functionCall: { name: call.function.name, args: argumentsOf(call) } }))
  const said = text !== '' || calls.length === 0 ? [{ text: text || message.refusal || '(no answer)' }] : []
  return { role: message.role === 'assistant' ? 'model' : 'user', parts: [...said, ...calls] }
}
