import { anthropicCountTokens } from '../surfaces/anthropic-count-tokens/surface.js'
import { anthropicMessages } from '../surfaces/anthropic-messages/surface.js'
import { type Fetch, type FetchOptions, guardedFetch } from './wire/guarded-fetch.js'
import { surfaceApi } from './wire/surface-api.js'

const APIS = [anthropicMessages, anthropicCountTokens].map(surfaceApi)

/**
 * A `fetch` for the `@anthropic-ai/sdk` package. What the policy blocks reaches the application as the client's own `BadRequestError`; an
 * answer that is stopped while it streams throws `APIError` where it is read. A session that is given must speak the surface
 * `anthropicMessages`.
 * @example
 * const client = new Anthropic({ fetch: anthropicFetch(fetch, { guard }) })
 */
export function anthropicFetch(send: Fetch, options: FetchOptions): Fetch {
  return guardedFetch(send, APIS, options)
}
