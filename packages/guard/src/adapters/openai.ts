import { openaiChat } from '../surfaces/openai-chat/surface.js'
import { openaiCompletions } from '../surfaces/openai-completions/surface.js'
import { openaiEmbeddings } from '../surfaces/openai-embeddings/surface.js'
import { openaiModerations } from '../surfaces/openai-moderations/surface.js'
import { openaiResponses } from '../surfaces/openai-responses/surface.js'
import { type Fetch, type FetchOptions, guardedFetch } from './wire/guarded-fetch.js'
import { surfaceApi } from './wire/surface-api.js'

const APIS = [openaiChat, openaiResponses, openaiCompletions, openaiEmbeddings, openaiModerations].map(surfaceApi)

/**
 * A `fetch` for the `openai` package: chat completions, responses, completions, embeddings and moderations (and for whatever else speaks its API through a `fetch` of the application's). What the policy blocks
 * reaches the application as the client's own `BadRequestError` with code `content_filter`; an answer that is stopped while it streams
 * throws `APIError` where it is read.
 * @example
 * const client = new OpenAI({ fetch: openaiFetch(fetch, { guard }) })
 */
export function openaiFetch(send: Fetch, options: FetchOptions): Fetch {
  return guardedFetch(send, APIS, options)
}
