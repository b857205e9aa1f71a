import { openaiChat } from '../../surfaces/openai-chat/surface.js'
import { dataEvent, type WireApi } from './wire-api.js'

const error = (message: string, code: string) => ({ error: { message, type: code, param: null, code } })

/** OpenAI chat completions on the wire. */
export const openaiChatApi: WireApi = {
  surface: openaiChat,
  error,
  event: (payload) => dataEvent(payload),
  lastEvents: (message) => [dataEvent(JSON.stringify(error(message, 'content_filter')))],
}
