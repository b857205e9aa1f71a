import type { IncomingMessage } from 'node:http'
import type { Policy } from '@pavise/guard'
import { unreadGuard } from '#gateway/aside/unread-guard'
import { guardFailed } from '#gateway/decide'
import type { Admission } from '#gateway/door/door'
import type { Exchange } from '#gateway/exchange'
import type { Inspected } from '#gateway/routes/route'
import { keyOf } from '#gateway/sessions'
import { again } from '#gateway/wire/again'
import { type AskedBody, isForm } from '#gateway/wire/asked-body'
import { checkJsonType, readShared } from '#gateway/wire/read-body'

/** A request of as many bytes is inspected where nobody waits for it. */
export const LARGE = 128 * 1024

/**
 * Hands a large request over to where it holds nobody up. Answers `answered` where it was taken; else the request, to be read from the start. Throws a `Refusal` where
 * it may not pass.
 */
export async function stepAside(
  exchange: Exchange,
  request: IncomingMessage,
  admission: Admission,
  route: Inspected,
): Promise<IncomingMessage | 'answered'> {
  const { room, record, response, client } = exchange
  const { method = '', url: target = '', headers } = request
  const { aside, limits } = room
  if (!aside || method !== 'POST' || Number(headers['content-length'] ?? LARGE) < LARGE) return request
  // What a named session learned is here.
  const { header } = record.guard.policy.session
  if (header !== undefined && headers[header] !== undefined) return request
  if (!isForm(route.surface)) checkJsonType(request)
  const { body, holds: goesOn } = await readShared(request, limits.requestBytes, '"previous_response_id"')
  // So is what a request goes on from, unless it was answered aside as well: `goOnAside` sees to that.
  if (body.byteLength < LARGE || goesOn) return again(request, Buffer.from(body))
  const end = await aside.take({ method, target, headers, admission, body, guard: record.guard, response, client })
  if (end === 'lost') {
    if (!passesUnread(record.guard.policy)) throw guardFailed()
    record.guard = unreadGuard(record.guard)
    return again(request, Buffer.from(body))
  }
  exchange.handOver()
  return 'answered'
}

/** Hands a request over that goes on from an answer that was given aside. False where it does not. */
export async function goOnAside(exchange: Exchange, request: IncomingMessage, admission: Admission, asked: AskedBody): Promise<boolean> {
  const { room, record, response, client } = exchange
  const before = asked.value['previous_response_id']
  if (!room.aside || typeof before !== 'string' || !room.aside.keeps(keyOf(record.principal, before))) return false
  const { method = '', url: target = '', headers } = request
  const body = new SharedArrayBuffer(asked.bytes.length)
  new Uint8Array(body).set(asked.bytes)
  const end = await room.aside.take({ method, target, headers, admission, body, guard: record.guard, response, client })
  if (end === 'lost') throw guardFailed()
  exchange.handOver()
  return true
}

/** Whether all rules let pass what could not be inspected. */
export function passesUnread({ mode, rules }: Policy): boolean {
  return mode === 'observe' || rules.every((rule) => rule.onError === 'allow')
}
