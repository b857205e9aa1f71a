import { anthropicMessages } from '../anthropic-messages/surface.js'
import { record, unknown } from '../fields.js'
import { defineSurface } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

/** Anthropic's count of tokens: the request of messages, answered by a number. */
export const anthropicCountTokens = defineSurface({
  id: 'anthropic-count-tokens',
  title: 'Anthropic count of tokens',
  vendor: 'anthropic',
  paths: ['/v1/messages/count_tokens'],
  request: anthropicMessages.request,
  response: record({ context_management: unknown }),
  chunk: unknown,
  stream: wholeEvents,
})
