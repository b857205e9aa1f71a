import type { IncomingMessage, ServerResponse } from 'node:http'
import { PaviseError } from '#core/errors/error'
import { chat } from '#gateway/chat'
import { type Admission, admit, checkOrigin } from '#gateway/door/door'
import { routeOf } from '#gateway/door/routes'
import { Exchange } from '#gateway/exchange'
import { Leaving } from '#gateway/leaving'
import { passThrough } from '#gateway/pass-through'
import { ExchangeRecord } from '#gateway/record/exchange-record'
import { Refusal, upstreamFault } from '#gateway/refusal'
import type { Room } from '#gateway/room'

/** Answers one request of a client, whatever happens. Never rejects. */
export async function receive(room: Room, request: IncomingMessage, response: ServerResponse, draining: () => boolean): Promise<void> {
  room.stats.requests++
  room.stats.active++
  response.on('error', () => {})
  try {
    checkOrigin(request, room.door)
    const health = request.url === '/healthz' || request.url === '/readyz'
    const admission = health ? undefined : admit(request, room.door)
    const route = routeOf(request.method ?? '', request.url ?? '')
    if (route.kind === 'health') sendJson(response, 200, {}, { status: 'ok' })
    else if (route.kind === 'ready') sendReadiness(room, response, draining())
    else if (route.kind === 'pass') await pass(room, request, response, admission!, route.path)
    else await converse(new Exchange(room, new ExchangeRecord(room.guard, room.upstream.name), response), request, admission!)
  } catch (fault) {
    refuse(room, response, refusalOf(fault), {})
  } finally {
    room.stats.active--
  }
}

async function converse(exchange: Exchange, request: IncomingMessage, admission: Admission): Promise<void> {
  const { room, response } = exchange
  try {
    await chat(exchange, request, admission)
  } catch (fault) {
    const refusal = refusalOf(fault)
    const left = exchange.client.left
    const last = await concluded(exchange, refusal, left)
    if (!left) refuse(room, response, last, exchange.headers())
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

async function pass(room: Room, request: IncomingMessage, response: ServerResponse, admission: Admission, path: string): Promise<void> {
  const answer = await passThrough(room, request, admission, path, new Leaving(response))
  if (response.destroyed) return
  response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json', 'content-length': answer.body.length })
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

function refuse(room: Room, response: ServerResponse, refusal: Refusal, headers: Record<string, string>): void {
  if (refusal.code.startsWith('upstream_')) room.stats.upstreamFailed++
  else if (refusal.code !== 'content_filter') room.stats.refused++
  if (response.destroyed) return
  if (response.headersSent) response.destroy()
  else sendJson(response, refusal.status, { ...refusal.headers, ...headers }, refusal.body)
}

function sendJson(response: ServerResponse, status: number, headers: Record<string, string | string[]>, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length, 'cache-control': 'no-store' })
  response.end(body)
}

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault
  if (fault instanceof PaviseError) return upstreamFault('upstream_refused', `${fault.message}. ${fault.hint}`)
  return new Refusal(500, 'internal_error', 'A fault in Pavise; the exchange did not pass', { type: 'server_error' })
}
