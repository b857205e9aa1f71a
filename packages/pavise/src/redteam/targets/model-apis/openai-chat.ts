import { readAnswer } from '#redteam/targets/answer'
import type { ModelApi } from '#redteam/targets/model-api'

/** OpenAI chat completions, and the many servers that speak it. */
export const openaiChat: ModelApi = {
  id: 'openai-chat',
  title: 'OpenAI chat completions',
  base: '/v1',
  path: () => '/chat/completions',
  headers: (key): Record<string, string> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (model, messages) => ({ model, messages }),
  read: readAnswer,
}
