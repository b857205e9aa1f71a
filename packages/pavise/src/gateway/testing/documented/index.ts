export type { DocumentedApi, Place } from '#gateway/testing/documented/place'

import { anthropicCountPlaces, anthropicPlaces } from '#gateway/testing/documented/anthropic'
import { geminiCountPlaces, geminiEmbedPlaces, geminiPlaces } from '#gateway/testing/documented/gemini'
import { ollamaChatPlaces, ollamaEmbedPlaces, ollamaGeneratePlaces } from '#gateway/testing/documented/ollama'
import { openaiChatPlaces } from '#gateway/testing/documented/openai-chat'
import {
  openaiAudioPlaces,
  openaiCompletionsPlaces,
  openaiEmbeddingsPlaces,
  openaiFilesPlaces,
  openaiModerationsPlaces,
} from '#gateway/testing/documented/openai-others'
import { openaiResponsesPlaces } from '#gateway/testing/documented/openai-responses'
import type { DocumentedApi } from '#gateway/testing/documented/place'

/** Places of every API as the vendors' references describe them. */
export const documentedApis: readonly DocumentedApi[] = [
  openaiChatPlaces,
  openaiResponsesPlaces,
  openaiCompletionsPlaces,
  openaiEmbeddingsPlaces,
  openaiModerationsPlaces,
  openaiAudioPlaces,
  openaiFilesPlaces,
  anthropicPlaces,
  anthropicCountPlaces,
  geminiPlaces,
  geminiCountPlaces,
  geminiEmbedPlaces,
  ollamaChatPlaces,
  ollamaGeneratePlaces,
  ollamaEmbedPlaces,
]
