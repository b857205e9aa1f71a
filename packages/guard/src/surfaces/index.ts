export { anthropicCountTokens } from './anthropic-count-tokens/surface.js'
export { anthropicMessages } from './anthropic-messages/surface.js'
export { anyJson } from './any-json/surface.js'
export { applyEdits } from './apply-edits.js'
export { type Dialect, dialectOf, type StreamSeen, type WireFault } from './dialects/index.js'
export { geminiCountTokens } from './gemini-count-tokens/surface.js'
export { geminiEmbed } from './gemini-embed/surface.js'
export { geminiGenerate } from './gemini-generate/surface.js'
export { ollamaChat } from './ollama-chat/surface.js'
export { ollamaEmbed } from './ollama-embed/surface.js'
export { ollamaGenerate } from './ollama-generate/surface.js'
export { openaiAudio } from './openai-audio/surface.js'
export { openaiChat } from './openai-chat/surface.js'
export type * from './openai-chat/wire.js'
export { openaiCompletions } from './openai-completions/surface.js'
export { openaiEmbeddings } from './openai-embeddings/surface.js'
export { openaiFiles } from './openai-files/surface.js'
export { openaiModerations } from './openai-moderations/surface.js'
export { openaiResponses } from './openai-responses/surface.js'
export { readSurface } from './read-surface.js'
export type { CallPiece, Piece, Reading, Turn } from './reading.js'
export { defineSurface, type Field, type Surface, VENDORS, type Vendor } from './surface.js'

import { anthropicCountTokens } from './anthropic-count-tokens/surface.js'
import { anthropicMessages } from './anthropic-messages/surface.js'
import { geminiCountTokens } from './gemini-count-tokens/surface.js'
import { geminiEmbed } from './gemini-embed/surface.js'
import { geminiGenerate } from './gemini-generate/surface.js'
import { ollamaChat } from './ollama-chat/surface.js'
import { ollamaEmbed } from './ollama-embed/surface.js'
import { ollamaGenerate } from './ollama-generate/surface.js'
import { openaiAudio } from './openai-audio/surface.js'
import { openaiChat } from './openai-chat/surface.js'
import { openaiCompletions } from './openai-completions/surface.js'
import { openaiEmbeddings } from './openai-embeddings/surface.js'
import { openaiFiles } from './openai-files/surface.js'
import { openaiModerations } from './openai-moderations/surface.js'
import { openaiResponses } from './openai-responses/surface.js'
import type { Surface } from './surface.js'

/** Every model API that Pavise can read. The one explicit list; of two whose paths end alike the longer one comes first. */
export const surfaces: readonly Surface[] = [
  openaiChat,
  openaiResponses,
  openaiCompletions,
  openaiEmbeddings,
  openaiModerations,
  openaiAudio,
  openaiFiles,
  anthropicMessages,
  anthropicCountTokens,
  geminiGenerate,
  geminiCountTokens,
  geminiEmbed,
  ollamaChat,
  ollamaGenerate,
  ollamaEmbed,
]

/** The surface that speaks a request path, if any. */
export function surfaceOf(path: string): Surface | undefined {
  return surfaces.find((surface) => surface.paths.some((end) => path.endsWith(end)))
}
