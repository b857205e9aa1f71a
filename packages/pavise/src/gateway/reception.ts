import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Dialect, dialectOf } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import { renderMetrics } from '#core/metrics'
import { stepAside } from '#gateway/aside/step-aside'
import { converse } from '#gateway/converse'
import { type Admission, admit, checkOrigin } from '#gateway/door/door'
import { Exchange } from '#gateway/exchange'
import { homeOf, socketOf } from '#gateway/homes/homes'
import { Leaving } from '#gateway/leaving'
import { gatewayMetrics } from '#gateway/ops/gateway-metrics'
import { passThrough } from '#gateway/pass-through'
import { ExchangeRecord } from '#gateway/record/exchange-record'
import { Refusal, upstreamFault } from '#gateway/refusal'
import type { Room } from '#gateway/room'
import type { Inspected, Onward } from '#gateway/routes/route'
import { routeOf } from '#gateway/routes/route-of'
import { vendorOf } from '#gateway/routes/vendor'
import { checkWords } from '#gateway/routes/words'
import { endAfterRest } from '#gateway/wire/end-after-rest'

/** Answers one request of a client, or has it answered by the process that has the session which it names. Never rejects. */
export function receiveOrRelay(room: Room, request: IncomingMessage, response: ServerResponse, draining: () => boolean): Promise<void> {
  const { homes } = room
  const home = homes && homeOf(homes, request, room.guard.policy.session.header)
  if (!homes || home === undefined || home === homes.place) return receive(room, request, response, draining)
  response.on('error', () => {})
  return homes
    .relay(socketOf(homes, home), request, response)
    .then((done) => (done ? undefined : receive(room, request, response, draining)))
}

/** Answers one request of a client here, whatever happens. Never rejects. */
export async function receive(room: Room, request: IncomingMessage, response: ServerResponse, draining: () => boolean): Promise<void> {
  room.stats.requests++
  room.stats.active++
  response.on('error', () => {})
  try {
    checkOrigin(request, room.door)
    if (room.mcp && request.url?.startsWith('/mcp/')) return await room.mcp.handle(request, response, () => admit(request, room.door))
    const health = request.url === '/healthz' || request.url === '/readyz'
    const admission = health ? undefined : admit(request, room.door)
    const { method = '', url: target = '', headers } = request
    if (target === '/metrics' && method === 'GET') return await sendMetrics(room, response)
    const route = routeOf({ method, target, headers }, { vendors: [...room.upstreams.keys()], policy: room.guard.policy })
    if (route.kind === 'health') sendJson(response, 200, {}, { status: 'ok' })
    else if (route.kind === 'ready') sendReadiness(room, response, draining())
    else if (route.kind === 'pass') await pass(room, request, response, admission!, route.onward)
    else await inspected(room, request, response, admission!, route)
  } catch (fault) {
    refuse(room, response, refusalOf(fault), {}, dialectOf(vendorOf(request.url ?? '', request.headers)))
  } finally {
    room.stats.active--
  }
}

/** Answers a request that was let in elsewhere. Never rejects. */
export async function goOn(room: Room, request: IncomingMessage, response: ServerResponse, admission: Admission): Promise<void> {
  const { method = '', url: target = '', headers } = request
  try {
    const route = routeOf({ method, target, headers }, { vendors: [...room.upstreams.keys()], policy: room.guard.policy })
    if (route.kind === 'inspect') await inspected(room, request, response, admission, route)
  } catch (fault) {
    refuse(room, response, refusalOf(fault), {}, dialectOf(vendorOf(target, headers)))
  }
}

async function inspected(
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  route: Inspected,
): Promise<void> {
  const upstream = room.upstreams.get(route.onward.vendor)!
  const exchange = new Exchange(room, new ExchangeRecord(room.guard, upstream.vendor, route.surface), response, upstream)
  try {
    checkWords(room.guard, route.onward)
    const rest = room.aside ? await stepAside(exchange, request, admission, route) : request
    if (rest === 'answered') return
    await converse(exchange, rest, admission, route)
  } catch (fault) {
    const refusal = refusalOf(fault)
    const left = exchange.client.left
    const last = await concluded(exchange, refusal, left)
    if (!left) refuse(room, response, last, exchange.headers(), exchange.dialect)
  }
  if (!exchange.client.left) return
  room.stats.clientLeft++
  await exchange.conclude({ status: 499, end: 'client-left' }).catch(() => {})
}

/** Records a refusal; where the record fails, that is what the client hears. */
async function concluded(exchange: Exchange, refusal: Refusal, left: boolean): Promise<Refusal> {
  const { status, code } = refusal
  const end = left ? 'client-left' : endOf(refusal)
  try {
    await exchange.conclude({ status: left ? 499 : status, end, reason: code })
    return refusal
  } catch (journal) {
    return refusalOf(journal)
  }
}

function endOf(refusal: Refusal): 'blocked' | 'refused' | 'upstream-failed' | 'failed' {
  if (refusal.code === 'content_filter' && refusal.isOwn) return 'blocked'
  if (!refusal.isOwn || refusal.code.startsWith('upstream_')) return 'upstream-failed'
  return refusal.status < 500 ? 'refused' : 'failed'
}

async function pass(room: Room, request: IncomingMessage, response: ServerResponse, admission: Admission, onward: Onward): Promise<void> {
  checkWords(room.guard, onward)
  const answer = await passThrough(room, request, admission, onward, new Leaving(response))
  if (response.destroyed) return
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers, 'content-length': answer.body.length })
  response.end(answer.body)
}

/** Ready means: the guard inspects, the journal takes events, and the gateway is not on its way out. */
function sendReadiness(room: Room, response: ServerResponse, draining: boolean): void {
  let guard = true
  try {
    room.guard.inspect({ text: 'Is the guard at work?', from: 'user' })
  } catch {
    guard = false
  }
  const journal = room.journal?.healthy ?? true
  const ready = guard && journal && !draining
  sendJson(response, ready ? 200 : 503, {}, { ready, guard, journal, draining, policy: room.guard.version })
}

/** Prometheus reads it with a key, like any other client. */
async function sendMetrics(room: Room, response: ServerResponse): Promise<void> {
  const body = Buffer.from(renderMetrics(await (room.metrics?.() ?? gatewayMetrics(room))))
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'content-length': body.length })
  response.end(body)
}

function refuse(room: Room, response: ServerResponse, refusal: Refusal, headers: Record<string, string>, dialect: Dialect): void {
  if (refusal.code.startsWith('upstream_')) room.stats.upstreamFailed++
  else if (refusal.code !== 'content_filter') room.stats.refused++
  if (response.destroyed) return
  if (response.headersSent) response.destroy()
  else sendJson(response, refusal.status, { ...refusal.headers, ...headers }, dialect.error(refusal.fault))
}

function sendJson(response: ServerResponse, status: number, headers: Record<string, string | string[]>, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length, 'cache-control': 'no-store' })
  if (headers['connection'] === 'close') endAfterRest(response, body)
  else response.end(body)
}

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault
  if (fault instanceof PaviseError) return upstreamFault('upstream_refused', `${fault.message}. ${fault.hint}`)
  return new Refusal(500, 'internal_error', 'A fault in Pavise; the exchange did not pass', { type: 'server_error' })
}
