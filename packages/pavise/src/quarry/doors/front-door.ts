import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChatCompletion, ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { ModelClient } from '#quarry/agent/model-client'
import type { Desk } from '#quarry/desk'
import { parseChatBody } from '#quarry/doors/chat-body'
import { sendCompletion } from '#quarry/doors/chat-reply'
import { bearer, DoorError, readJson } from '#quarry/doors/http'
import { textOf } from '#quarry/model/conversation'

/** `POST /v1/chat/completions`: the agent, for whoever holds a person's key. */
export async function frontDoor(request: IncomingMessage, response: ServerResponse, desk: Desk, model: ModelClient): Promise<void> {
  const person = desk.personOf(bearer(request))
  if (!person) throw new DoorError(401, 'Name a key of this desk in the Authorization header', 'invalid_api_key')
  const body = parseChatBody(await readJson(request))
  const outcome = await desk.converse(clientTurns(body), person, model).catch((error: unknown) => {
    if (error instanceof PaviseError) throw new DoorError(502, error.message, error.code)
    throw error
  })
  sendCompletion(response, body, completionOf(body, outcome.answer, outcome.finish, desk.nextAnswerId()))
}

/**
 * What a client may say: user and assistant turns. Its system and developer turns count as user text, because only the desk briefs
 * the model; its tool turns and tool calls are dropped, because only the desk runs tools.
 */
function clientTurns(body: ChatRequest): ChatMessage[] {
  return body.messages.flatMap((message): ChatMessage[] => {
    if (message.role === 'tool') return []
    const content = textOf(message)
    return [{ role: message.role === 'assistant' ? 'assistant' : 'user', content }]
  })
}

function completionOf(body: ChatRequest, answer: string, finish: 'stop' | 'content_filter' | 'length', id: string): ChatCompletion {
  const asked = body.messages.reduce((sum, message) => sum + textOf(message).length, 0)
  const usage = { prompt_tokens: Math.ceil(asked / 4), completion_tokens: Math.ceil(answer.length / 4) }
  return {
    id,
    object: 'chat.completion',
    created: 0,
    model: body.model,
    choices: [{ index: 0, message: { role: 'assistant', content: answer, refusal: null }, finish_reason: finish }],
    usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
  }
}
