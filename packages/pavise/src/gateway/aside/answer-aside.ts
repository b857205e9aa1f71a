import type { Uninspectable } from '@pavise/guard'
import { surfaces } from '@pavise/guard'
import { standing } from '#gateway/answer/whole-answer'
import { LARGE, passesUnread } from '#gateway/aside/step-aside'
import { unreadGuard } from '#gateway/aside/unread-guard'
import { guardFailed, malformedAnswer } from '#gateway/decide'
import type { Exchange } from '#gateway/exchange'

/** A request whose session is itself alone, so that any thread can learn from it what the answer is judged by. */
export interface AskedAlone {
  readonly request: object
  readonly uninspectable: Uninspectable
}

/**
 * Has a large answer judged where it holds nobody up, as `wholeAnswer` would here. Undefined where it is to be judged here: a small one, one whose texts are
 * recorded, one of a session that goes on, and where too much waits already.
 */
export function answerAside(
  exchange: Exchange,
  alone: AskedAlone | undefined,
  bytes: Buffer,
  kind: 'json' | 'text',
): Promise<Buffer> | undefined {
  const { room, record } = exchange
  const { aside, recorder } = room
  const { guard, principal, surface } = record
  if (!aside || !alone || bytes.length < LARGE || recorder || !surfaces.includes(surface)) return undefined
  // What a second stage said may name masked values otherwise.
  if (guard.doubts && (record.request?.edits.length ?? 0) > 0) return undefined
  const { request, uninspectable } = alone
  const judged = aside.judge(guard, { surface: surface.id, principal, uninspectable, request, kind, bytes: new Uint8Array(bytes) })
  return judged?.then((found) => {
    if (found === 'malformed') throw malformedAnswer()
    if (found === 'lost' && passesUnread(guard.policy)) return standing(exchange, unreadGuard(guard).session().response({}), () => bytes)
    if (typeof found === 'string') throw guardFailed()
    const { decision, notes, edited } = found
    record.notes.hear(notes)
    return standing(exchange, decision, () => (edited ? Buffer.from(edited.buffer, edited.byteOffset, edited.length) : bytes))
  })
}
