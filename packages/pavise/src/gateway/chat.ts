import type { IncomingMessage } from 'node:http'
import type { GuardSession } from '@pavise/guard'
import { applyEdits, type ChatRequest } from '@pavise/guard/surfaces'
import { errorAnswer } from '#gateway/answer/error-answer'
import { streamAnswer } from '#gateway/answer/stream-answer'
import { type AnswerHead, UpstreamCall } from '#gateway/answer/upstream-call'
import { wholeAnswer } from '#gateway/answer/whole-answer'
import { decide } from '#gateway/decide'
import type { Admission } from '#gateway/door/door'
import type { Exchange } from '#gateway/exchange'
import { principalOf } from '#gateway/principal'
import { type Refusal, upstreamFault } from '#gateway/refusal'
import { parseChatRequest } from '#gateway/wire/chat-request'
import { clientHeaders, upstreamHeaders } from '#gateway/wire/headers'
import { readBody } from '#gateway/wire/read-body'

const LONGEST_ERROR = 1024 * 1024

/** `POST /v1/chat/completions`: inspects the request, asks the upstream, inspects the answer. Throws every refusal. */
export async function chat(exchange: Exchange, request: IncomingMessage, admission: Admission): Promise<void> {
  const { room, record } = exchange
  const bytes = await readBody(request, room.limits.requestBytes)
  record.requestBytes = bytes.length
  const body = parseChatRequest(bytes, room.limits.depth)
  record.asked(body)
  record.principal = principalOf(request.headers, body, admission.key)
  const header = record.guard.policy.session.header
  const named = header === undefined ? undefined : request.headers[header]
  const lease = await room.sessions.open(record.guard, record.principal, typeof named === 'string' ? named : undefined)
  record.session = lease.name
  try {
    const sent = await inspectRequest(exchange, lease.session, body, bytes)
    await answer(exchange, lease.session, request, admission, sent)
  } finally {
    lease.release()
  }
}

async function inspectRequest(exchange: Exchange, session: GuardSession, body: ChatRequest, bytes: Buffer): Promise<Buffer> {
  const { record } = exchange
  const decision = decide(record.guard, 'request', () => session.request(body))
  record.request = decision
  await exchange.enforce(decision, 'request')
  return decision.edits.length === 0 ? bytes : Buffer.from(JSON.stringify(applyEdits(body, decision.edits)))
}

async function answer(
  exchange: Exchange,
  session: GuardSession,
  request: IncomingMessage,
  admission: Admission,
  body: Buffer,
): Promise<void> {
  const { room, record, client } = exchange
  if (client.left) return
  const { upstream, limits, egress } = room
  const call = new UpstreamCall(egress, `${upstream.base}/chat/completions`, {
    method: 'POST',
    headers: upstreamHeaders(request.headers, authorizationFor(exchange, request, admission), true),
    body,
    idleTimeout: limits.upstreamIdle,
  })
  client.onLeave(() => call.abort(upstreamFault('client_left', 'The client closed the connection', 499)))
  const deadline = setTimeout(() => call.abort(upstreamFault('upstream_timeout', 'The answer took too long', 504)), limits.exchange)
  try {
    const head = await call.head
    record.answered()
    await relay(exchange, session, call, head)
  } finally {
    clearTimeout(deadline)
    client.onLeave(undefined)
    record.responseBytes = call.bytes
  }
}

async function relay(exchange: Exchange, session: GuardSession, call: UpstreamCall, head: AnswerHead): Promise<void> {
  const { limits } = exchange.room
  const type = String(head.headers['content-type'] ?? '').toLowerCase()
  if (head.status < 200 || head.status > 299) throw await errorOf(exchange, session, call, head)
  if (type.startsWith('text/event-stream')) return streamAnswer(exchange, session, call, head)
  if (!type.startsWith('application/json')) {
    call.abort(new Error('not an answer'))
    throw upstreamFault('upstream_malformed', 'The upstream answered with neither JSON nor an event stream')
  }
  const bytes = await call.collect(limits.answerBytes, limits.inflation)
  const shown = await wholeAnswer(exchange, session, bytes)
  exchange.record.responseBytes = call.bytes
  await exchange.conclude({ status: head.status, end: 'complete' })
  exchange.send(head.status, clientHeaders(head.headers), shown)
}

/** An error of the upstream, with the headers that say when to come again. */
async function errorOf(exchange: Exchange, session: GuardSession, call: UpstreamCall, head: AnswerHead): Promise<Refusal> {
  const bytes = await call.collect(LONGEST_ERROR, exchange.room.limits.inflation)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    value = undefined
  }
  return errorAnswer(head.status, value, exchange.shown(session)).with(clientHeaders(head.headers))
}

function authorizationFor(exchange: Exchange, request: IncomingMessage, admission: Admission): string | undefined {
  const { key } = exchange.room.upstream
  if (key !== undefined) return `Bearer ${key}`
  return admission.authorizationIsForUpstream ? request.headers.authorization : undefined
}
