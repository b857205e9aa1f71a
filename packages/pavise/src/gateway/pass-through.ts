import type { IncomingMessage } from 'node:http'
import { dialectOf } from '@pavise/guard/surfaces'
import { errorAnswer, shownIn } from '#gateway/answer/error-answer'
import { UpstreamCall } from '#gateway/answer/upstream-call'
import { clientLeft, malformedAnswer } from '#gateway/decide'
import type { Admission } from '#gateway/door/door'
import type { Leaving } from '#gateway/leaving'
import type { Room } from '#gateway/room'
import { credentials } from '#gateway/routes/credentials'
import type { Onward } from '#gateway/routes/route'
import { urlAt } from '#gateway/upstream'
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
  onward: Onward,
  client: Leaving,
): Promise<PassedAnswer> {
  const { limits } = room
  const upstream = room.upstreams.get(onward.vendor)!
  const call = new UpstreamCall(room.egress, urlAt(upstream, onward.path) + onward.query, {
    headers: upstreamHeaders(request.headers, credentials(upstream, request.headers, admission), undefined),
    idleTimeout: limits.upstreamIdle,
  })
  client.onLeave(() => call.abort(clientLeft()))
  const head = await call.head
  const body = await call.collect(limits.answerBytes, limits.inflation)
  const headers = clientHeaders(head.headers)
  const text = body.toString('utf8')
  if (head.status < 200 || head.status > 299) {
    const shown = shownIn(room.guard, room.guard.session(), () => {})
    const { status, body: said, refusal } = errorAnswer(head.status, text, shown)
    const words = said ?? JSON.stringify(dialectOf(onward.vendor).error(refusal.fault))
    return { status, headers, body: Buffer.from(words) }
  }
  try {
    JSON.parse(text)
  } catch {
    throw malformedAnswer()
  }
  return { status: head.status, headers, body }
}
