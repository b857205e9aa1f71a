import type { ServerResponse } from 'node:http'
import type { ChatChunk, ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'
import { sendJson } from '#quarry/doors/http'

const PIECE = 24

/** Sends a completion as JSON, or as server-sent events where the request asks for a stream. */
export function sendCompletion(response: ServerResponse, request: ChatRequest, completion: ChatCompletion): void {
  if (request.stream !== true) {
    sendJson(response, 200, completion)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  const withUsage = request.stream_options?.include_usage === true
  for (const chunk of chunksOf(completion, withUsage)) response.write(`data: ${JSON.stringify(chunk)}\n\n`)
  response.end('data: [DONE]\n\n')
}

type Delta = ChatChunk['choices'][number]['delta']

/** The stream of a completion: role, content or tool calls in pieces, the end, and usage when asked for. */
export function* chunksOf(completion: ChatCompletion, withUsage: boolean): Generator<ChatChunk> {
  const { id, created, model } = completion
  const choice = completion.choices[0]!
  const chunk = (delta: Delta, finish: ChatChunk['choices'][number]['finish_reason'] = null): ChatChunk => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(withUsage ? { usage: null } : {}),
  })
  yield chunk({ role: 'assistant', content: choice.message.tool_calls ? null : '' })
  for (const piece of pieces(typeof choice.message.content === 'string' ? choice.message.content : '')) yield chunk({ content: piece })
  for (const [index, call] of (choice.message.tool_calls ?? []).entries()) {
    yield chunk({ tool_calls: [{ index, id: call.id, type: 'function', function: { name: call.function.name, arguments: '' } }] })
    for (const piece of pieces(call.function.arguments)) yield chunk({ tool_calls: [{ index, function: { arguments: piece } }] })
  }
  yield chunk({}, choice.finish_reason)
  if (withUsage && completion.usage) yield { ...chunk({}), choices: [], usage: completion.usage }
}

/** Cuts a text into short pieces without cutting a surrogate pair. */
function* pieces(text: string): Generator<string> {
  for (let i = 0; i < text.length; ) {
    let end = Math.min(text.length, i + PIECE)
    const last = text.charCodeAt(end - 1)
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end++
    yield text.slice(i, end)
    i = end
  }
}
