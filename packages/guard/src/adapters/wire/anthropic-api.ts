import { anthropicMessages } from '../../surfaces/anthropic-messages/surface.js'
import { dataEvent, type WireApi } from './wire-api.js'

const error = (message: string, code: string) => ({
  type: 'error',
  error: { type: code === 'content_filter' ? 'invalid_request_error' : 'api_error', message },
})

/** Anthropic messages on the wire. Its events have names: the type that the payload says. */
export const anthropicMessagesApi: WireApi = {
  surface: anthropicMessages,
  error,
  event: (payload) => dataEvent(payload, nameOf(payload)),
  lastEvents: (message) => [dataEvent(JSON.stringify(error(message, 'content_filter')), 'error')],
}

function nameOf(payload: string): string | undefined {
  try {
    const { type } = JSON.parse(payload)
    return typeof type === 'string' && /^\w+$/u.test(type) ? type : undefined
  } catch {
    return undefined
  }
}
