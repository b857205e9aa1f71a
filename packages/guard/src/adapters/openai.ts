import { type Fetch, type FetchOptions, guardedFetch } from './wire/guarded-fetch.js'
import { openaiChatApi } from './wire/openai-api.js'

/**
 * A `fetch` for the `openai` package (and for whatever else speaks its API through a `fetch` of the application's). What the policy blocks
 * reaches the application as the client's own `BadRequestError` with code `content_filter`; an answer that is stopped while it streams
 * throws `APIError` where it is read.
 * @example
 * const client = new OpenAI({ fetch: openaiFetch(fetch, { guard }) })
 */
export function openaiFetch(send: Fetch, options: FetchOptions): Fetch {
  return guardedFetch(send, [openaiChatApi], options)
}
