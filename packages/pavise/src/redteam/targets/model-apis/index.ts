import type { ModelApiId } from '#core/assets'
import type { ModelApi } from '#redteam/targets/model-api'
import { anthropicMessages } from '#redteam/targets/model-apis/anthropic-messages'
import { geminiGenerate } from '#redteam/targets/model-apis/gemini-generate'
import { ollamaChat } from '#redteam/targets/model-apis/ollama-chat'
import { openaiChat } from '#redteam/targets/model-apis/openai-chat'
import { openaiResponses } from '#redteam/targets/model-apis/openai-responses'

/** Every model API that can be attacked. The one explicit list, by the `api` of a target file. */
export const modelApis = {
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  'anthropic-messages': anthropicMessages,
  'gemini-generate': geminiGenerate,
  'ollama-chat': ollamaChat,
} as const satisfies Record<ModelApiId, ModelApi>
