import type { IncomingMessage } from 'node:http'
import { errorAnswer, shownIn } from '#gateway/answer/error-answer'
import { UpstreamCall } from '#gateway/answer/upstream-call'
import { malformedAnswer } from '#gateway/decide'
import type { Admission } from '#gateway/door/door'
import type { Leaving } from '#gateway/leaving'
import { upstreamFault } from '#gateway/refusal'
import type { Room } from '#gateway/room'
import { clientHeaders, upstreamHeaders } from '#gateway/wire/headers'

export interface PassedAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[]>
  readonly body: Buffer
}

/** Forwards a request that has no body and whose answer is a list of names, not text of a model. Throws every refusal. */
export async function passThrough(
  room: Room,
  request: IncomingMessage,
  admission: Admission,
  path: string,
  client: Leaving,
): Promise<PassedAnswer> {
  const { upstream, limits } = room
  const own = admission.authorizationIsForUpstream ? request.headers.authorization : undefined
  const authorization = upstream.key === undefined ? own : `Bearer ${upstream.key}`
  const call = new UpstreamCall(room.egress, upstream.base + path, {
    headers: upstreamHeaders(request.headers, authorization, false),
    idleTimeout: limits.upstreamIdle,
  })
  client.onLeave(() => call.abort(upstreamFault('client_left', 'The client closed the connection', 499)))
  const head = await call.head
  const bytes = await call.collect(limits.answerBytes, limits.inflation)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    if (head.status < 400) throw malformedAnswer()
  }
  const headers = clientHeaders(head.headers)
  if (head.status < 200 || head.status > 299)
    throw errorAnswer(
      head.status,
      value,
      shownIn(room.guard, room.guard.session(), () => {}),
    ).with(headers)
  return { status: head.status, headers, body: bytes }
}
