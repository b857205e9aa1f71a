import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatCompletion, ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { ModelClient } from '#quarry/agent/model-client'
import type { Desk } from '#quarry/desk'
import { parseChatBody } from '#quarry/doors/chat-body'
import { sendCompletion } from '#quarry/doors/chat-reply'
import { bearer, DoorError, readJson } from '#quarry/doors/http'
import type { Fate } from '#quarry/doors/noise'
import { textOf } from '#quarry/model/conversation'

/** `POST /v1/chat/completions`: the agent, for whoever holds a person's key. */
export async function frontDoor(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  model: ModelClient,
  fateOf: (request: () => string) => Fate,
): Promise<void> {
  const person = desk.personOf(bearer(request))
  if (!person) throw new DoorError(401, 'Name a key of this desk in the Authorization header', 'invalid_api_key')
  const body = parseChatBody(await readJson(request))
  const fate = fateOf(() => JSON.stringify([person.key, body.messages]))
  if (fate.wait > 0) await sleep(fate.wait)
  if (fate.kind === 'busy')
    throw new DoorError(429, 'Too many requests; wait a little', 'rate_limit_exceeded', null, { 'retry-after': '0' })
  if (fate.kind === 'drop') {
    response.destroy()
    return
  }
  const outcome = await desk.converse(clientTurns(body), person, model).catch((error: unknown) => {
    if (error instanceof PaviseError) throw new DoorError(502, error.message, error.code)
    throw error
  })
  sendCompletion(response, body, completionOf(body, noisy(outcome.answer, fate, desk.refusal), outcome.finish, desk.nextAnswerId()))
}

/** An answer as a noisy target gives it: a refusal in front of what it says all the same, and its last line in code. */
function noisy(answer: string, fate: Fate, refusal: string): string {
  const lines = answer.split('\n')
  const last = lines.at(-1)!
  const told = fate.scrambled && last !== '' ? [...lines.slice(0, -1), Buffer.from(last).toString('base64')].join('\n') : answer
  return fate.refused ? `${refusal} ${told}` : told
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
