import type { IncomingMessage } from 'node:http'
import { type Decision, type Firing, type GuardSession, routePolicy } from '@pavise/guard'
import { errorAnswer } from '#gateway/answer/error-answer'
import { framingOf } from '#gateway/answer/framing-of'
import { streamAnswer } from '#gateway/answer/stream-answer'
import { type AnswerHead, UpstreamCall } from '#gateway/answer/upstream-call'
import { wholeAnswer } from '#gateway/answer/whole-answer'
import { type AskedAlone, answerAside } from '#gateway/aside/answer-aside'
import { goOnAside } from '#gateway/aside/step-aside'
import { clientLeft, decide } from '#gateway/decide'
import type { Admission } from '#gateway/door/door'
import type { Exchange } from '#gateway/exchange'
import { goOnAtHome } from '#gateway/homes/go-on-at-home'
import { admitTo, spentBy } from '#gateway/limits/admit-exchange'
import { principalOf } from '#gateway/principal'
import { upstreamFault } from '#gateway/refusal'
import { credentials } from '#gateway/routes/credentials'
import type { Inspected } from '#gateway/routes/route'
import { settled } from '#gateway/second/settled'
import type { SessionLease } from '#gateway/sessions'
import { urlAt } from '#gateway/upstream'
import { type AskedBody, readAsked } from '#gateway/wire/asked-body'
import { clientHeaders, upstreamHeaders } from '#gateway/wire/headers'

const LONGEST_ERROR = 1024 * 1024
const EMPTY: AskedBody = { bytes: Buffer.alloc(0), value: {}, type: '', edited: () => Buffer.alloc(0) }

/** One exchange along a surface: inspects the request, asks the upstream, inspects the answer. Throws every refusal. */
export async function converse(exchange: Exchange, request: IncomingMessage, admission: Admission, route: Inspected): Promise<void> {
  const { room, record, surface } = exchange
  const body = route.method === 'GET' ? EMPTY : await readAsked(request, surface, room.limits)
  record.requestBytes = body.bytes.length
  record.asked(body.value, route.onward.words[0])
  record.principal = principalOf(request.headers, body.value, admission.key)
  if (room.aside && (await goOnAside(exchange, request, admission, body))) return
  if (room.homes?.answers && (await goOnAtHome(exchange, request, answerBefore(route, body), body.bytes))) return
  const admitted = admitTo(room.meter, admission, record, body.value, route.onward.path)
  const ticket = admitted && (await admitted)
  try {
    await within(exchange, request, admission, route, body)
  } finally {
    ticket?.settle(spentBy(record))
  }
}

/** The answer that a request goes on from, or asks for again, without a session that it names. */
function answerBefore({ method, surface, onward }: Inspected, { value }: AskedBody): string | undefined {
  // An answer that is fetched is read as what its session knows.
  if (method === 'GET') return surface.id === 'openai-responses' ? onward.words[0] : undefined
  const before = value['previous_response_id']
  return typeof before === 'string' ? before : undefined
}

async function within(
  exchange: Exchange,
  request: IncomingMessage,
  admission: Admission,
  route: Inspected,
  body: AskedBody,
): Promise<void> {
  const { room, record, surface } = exchange
  const { policy } = record.guard
  const { header } = policy.session
  const named = header === undefined ? undefined : request.headers[header]
  const { uninspectable } = routePolicy(policy, route.onward.path, surface.id)
  const before = answerBefore(route, body)
  const name = typeof named === 'string' ? named : undefined
  const opened = room.sessions.open(record.guard, record.principal, name, { surface, uninspectable }, before)
  const lease = opened instanceof Promise ? await opened : opened
  record.session = lease.name
  try {
    const unseen = before !== undefined && route.method !== 'GET' && !lease.knowsBefore ? uninspectable : undefined
    const inspected = inspectRequest(exchange, lease, body, unseen)
    const sent = inspected instanceof Promise ? await inspected : inspected
    const alone =
      name === undefined && before === undefined && surface.id !== 'openai-responses' ? { request: body.value, uninspectable } : undefined
    const sending = { ...route, body: body.type === '' ? undefined : { ...body, bytes: sent }, alone }
    await answer(exchange, lease.session, request, admission, sending)
    if (record.notes.id !== undefined && surface.id === 'openai-responses' && route.method === 'POST')
      room.sessions.keep(record.principal, record.notes.id, lease)
  } finally {
    lease.risk.note(record.response, policy.risk, record.answer)
    lease.release()
  }
}

/** `unseen`: the request goes on from an answer that this gateway did not see, and what the policy says of that. */
function inspectRequest(
  exchange: Exchange,
  { session, risk }: SessionLease,
  body: AskedBody,
  unseen: 'block' | 'flag' | undefined,
): Buffer | Promise<Buffer> {
  const { record, room } = exchange
  const { policy } = record.guard
  const { extraction } = policy
  const look = () => decide(record.guard, 'request', () => session.request(body.value, { stopped: () => exchange.client.left }))
  const weigh = (seen: Decision) => {
    const weighed = risk.weigh(unseen === undefined ? seen : goingOn(seen, unseen), policy.risk, body.value)
    return extraction && room.extraction ? room.extraction.weigh(weighed, extraction, record.principal, body.value) : weighed
  }
  const sent = ({ edits }: Decision) => (edits.length === 0 ? body.bytes : body.edited(edits))
  const stand = (decision: Decision) => {
    record.request = decision
    const asked = exchange.enforce(decision, 'request')
    return asked ? asked.then(() => sent(decision)) : sent(decision)
  }
  if (record.guard.doubts) return settled(record.guard, room.stats, look).then(weigh).then(stand)
  const weighed = weigh(look())
  return weighed instanceof Promise ? weighed.then(stand) : stand(weighed)
}

function goingOn(decision: Decision, action: 'block' | 'flag'): Decision {
  const reason = 'it goes on from an answer that this gateway did not see'
  const firing: Firing = { rule: 'uninspectable', action, origin: 'unknown', path: ['previous_response_id'], detections: [], reason }
  const enforced = action === 'block' && decision.mode === 'enforce'
  const stronger = enforced ? 'block' : decision.action === 'allow' ? 'flag' : decision.action
  return { ...decision, action: stronger, firings: [...decision.firings, firing] }
}

type Sending = Inspected & { readonly body: AskedBody | undefined; readonly alone: AskedAlone | undefined }

async function answer(
  exchange: Exchange,
  session: GuardSession,
  request: IncomingMessage,
  admission: Admission,
  { onward, method, body, alone }: Sending,
): Promise<void> {
  const { room, record, client, upstream } = exchange
  if (client.left) return
  const { limits, egress } = room
  const call = new UpstreamCall(egress, urlAt(upstream, onward.path) + onward.query, {
    method,
    headers: upstreamHeaders(request.headers, credentials(upstream, request.headers, admission), body?.type),
    ...(body && { body: body.bytes }),
    idleTimeout: limits.upstreamIdle,
  })
  client.onLeave(() => call.abort(clientLeft()))
  const deadline = setTimeout(() => call.abort(upstreamFault('upstream_timeout', 'The answer took too long', 504)), limits.exchange)
  try {
    const head = await call.head
    record.answered()
    await relay(exchange, session, call, head, onward.path, alone)
  } finally {
    clearTimeout(deadline)
    client.onLeave(undefined)
    record.responseBytes = call.bytes
  }
}

async function relay(
  exchange: Exchange,
  session: GuardSession,
  call: UpstreamCall,
  head: AnswerHead,
  path: string,
  alone: AskedAlone | undefined,
): Promise<void> {
  const { limits } = exchange.room
  if (head.status < 200 || head.status > 299) return failed(exchange, session, call, head)
  const kind = framingOf(head, path, limits.eventBytes)
  if (typeof kind === 'object') return streamAnswer(exchange, session, call, head, kind)
  if (kind === 'neither') {
    call.abort(new Error('not an answer'))
    throw upstreamFault('upstream_malformed', 'The upstream answered with neither JSON nor an event stream')
  }
  const bytes = await call.collect(limits.answerBytes, limits.inflation)
  const inspected = answerAside(exchange, alone, bytes, kind) ?? wholeAnswer(exchange, session, bytes, kind)
  const shown = inspected instanceof Promise ? await inspected : inspected
  exchange.record.responseBytes = call.bytes
  await exchange.conclude({ status: head.status, end: 'complete' })
  exchange.send(head.status, clientHeaders(head.headers), shown)
}

/** An error of the upstream, with the headers that say when to come again. */
async function failed(exchange: Exchange, session: GuardSession, call: UpstreamCall, head: AnswerHead): Promise<void> {
  const bytes = await call.collect(LONGEST_ERROR, exchange.room.limits.inflation)
  const { status, code, body, refusal } = errorAnswer(head.status, bytes.toString('utf8'), exchange.shown(session))
  const headers = clientHeaders(head.headers)
  if (body === undefined) throw refusal.with(headers)
  exchange.record.responseBytes = call.bytes
  await exchange.conclude({ status, end: 'upstream-failed', reason: code })
  exchange.room.stats.upstreamFailed++
  exchange.send(status, headers, Buffer.from(body))
}
