import type { Dialect, StreamSeen, WireFault } from './dialect.js'

const error = ({ message, type, param, code }: WireFault) => ({ error: { message, type, param, code } })

/** A filtered answer ends with the finish reason that clients know, an error, and the end mark. */
function lastWords(fault: WireFault, surface: string, seen: StreamSeen): (object | string)[] {
  if (surface === 'openai-responses') {
    const { code, message, param } = fault
    // The documented event has its words at the top; the client looks for `error`.
    return [{ type: 'error', code, message, param, sequence_number: seen.events, ...error(fault) }]
  }
  if (fault.code !== 'content_filter' || (surface !== 'openai-chat' && surface !== 'openai-completions')) return [error(fault)]
  const open = seen.choices.length > 0 ? seen.choices : [0]
  const isChat = surface === 'openai-chat'
  const choices = open.map((index) => ({
    index,
    ...(isChat ? { delta: {} } : { text: '', logprobs: null }),
    finish_reason: 'content_filter',
  }))
  const object = isChat ? 'chat.completion.chunk' : 'text_completion'
  const chunk = { id: seen.id ?? 'chatcmpl-filtered', object, created: seen.created ?? 0, model: seen.model ?? '', choices }
  return [chunk, error(fault), '[DONE]']
}

/** https://platform.openai.com/docs/guides/error-codes */
export const openaiDialect: Dialect = {
  vendor: 'openai',
  error,
  lastWords,
  isError: (event) => ('error' in event && event['error'] !== null) || event['type'] === 'error',
}
