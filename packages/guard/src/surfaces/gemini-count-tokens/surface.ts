import { record, token, unknown } from '../fields.js'
import { contents } from '../gemini-generate/parts.js'
import { geminiRequest } from '../gemini-generate/surface.js'
import { defineSurface } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

/** Gemini's count of tokens. */
export const geminiCountTokens = defineSurface({
  id: 'gemini-count-tokens',
  title: 'Gemini count of tokens',
  vendor: 'gemini',
  paths: [':countTokens'],
  request: record({ model: token, contents, generateContentRequest: geminiRequest, generate_content_request: geminiRequest }),
  response: record({ promptTokensDetails: unknown, cacheTokensDetails: unknown }),
  chunk: unknown,
  stream: wholeEvents,
})
