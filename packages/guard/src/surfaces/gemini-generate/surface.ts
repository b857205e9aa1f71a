import { definition, list, record, reference, token, tokens, turnText, turnTree, unknown } from '../fields.js'
import { defineSurface, type Field } from '../surface.js'
import { contents, parts, systemInstruction } from './parts.js'
import { geminiStream } from './stream.js'

/** What asks for content; the count of tokens takes the same within a field. */
export const geminiRequest: Field = record({
  model: token,
  contents,
  systemInstruction,
  system_instruction: systemInstruction,
  tools: list(definition),
  toolConfig: definition,
  tool_config: definition,
  generationConfig: definition,
  generation_config: definition,
  safetySettings: unknown,
  safety_settings: unknown,
  cachedContent: reference,
  cached_content: reference,
  labels: unknown,
})

const candidate = {
  index: token,
  finishReason: token,
  finishMessage: turnText,
  content: record({ role: token, parts }),
  citationMetadata: turnTree,
  groundingMetadata: turnTree,
  groundingAttributions: turnTree,
  urlContextMetadata: turnTree,
  safetyRatings: token,
  logprobsResult: tokens,
}

const answer: Field = record({
  candidates: { as: 'turns', of: record(candidate) },
  promptFeedback: token,
  usageMetadata: unknown,
  modelVersion: token,
  responseId: token,
  createTime: token,
})

/** Gemini's generation of content, whole and streamed. */
export const geminiGenerate = defineSurface({
  id: 'gemini-generate',
  title: 'Gemini generate content',
  vendor: 'gemini',
  paths: [':generateContent', ':streamGenerateContent'],
  request: geminiRequest,
  response: answer,
  chunk: answer,
  stream: geminiStream,
})
