import type { GuardSession } from '@pavise/guard'
import { errorAnswer } from '#gateway/answer/error-answer'
import { type RelayEnd, StreamRelay } from '#gateway/answer/stream-relay'
import { StreamWriter } from '#gateway/answer/stream-writer'
import type { AnswerHead, UpstreamCall } from '#gateway/answer/upstream-call'
import type { Exchange } from '#gateway/exchange'
import { blocked, type Refusal } from '#gateway/refusal'
import type { Framing } from '#gateway/wire/framing/framing'
import { clientHeaders } from '#gateway/wire/headers'

/** How long an upstream may keep its connection after `[DONE]`. */
const AFTER_DONE = 1_000

/**
 * Relays an answer that streams. Throws a `Refusal` where it ended before anything had left, so that the client gets a plain error;
 * afterwards the error travels in the stream.
 */
export async function streamAnswer(
  exchange: Exchange,
  session: GuardSession,
  call: UpstreamCall,
  head: AnswerHead,
  framing: Framing,
): Promise<void> {
  const { room, record, response } = exchange
  const { limits } = room
  let held = false
  let full = false
  const flow = () => (held || full ? call.pause() : call.resume())
  const writer = new StreamWriter({
    response,
    framing,
    head: () => ({ ...clientHeaders(head.headers), ...exchange.headers() }),
    heartbeat: limits.heartbeat,
    clientIdle: limits.clientIdle,
    onFull: () => {
      full = true
      flow()
    },
    onDrained: () => {
      full = false
      flow()
    },
  })
  const relay = new StreamRelay({
    inspector: session.stream(),
    ...(record.guard.doubts && { doubts: record.guard.doubts.follow() }),
    settled: ({ asked, judged }) => {
      room.stats.doubted += asked
      room.stats.unsettled += asked - judged
    },
    framing,
    notes: record.notes,
    limits,
    release: (payloads) => writer.write(payloads),
    ask: (decision) => exchange.askAbout(decision, 'response'),
    pause: () => {
      held = true
      flow()
    },
    resume: () => {
      held = false
      flow()
    },
    isError: (event) => exchange.dialect.isError(event),
    errorAnswer: (payload) => errorAnswer(502, payload, exchange.shown(session)),
  })
  try {
    call.pipe(limits.inflation, relay)
    await finish(exchange, writer, await relay.done)
  } finally {
    writer.stop()
    setTimeout(() => call.abort(new Error('the answer is over')), AFTER_DONE).unref()
  }
}

async function finish(exchange: Exchange, writer: StreamWriter, end: RelayEnd): Promise<void> {
  const { record } = exchange
  record.response = end.sum
  const released = writer.released
  if (exchange.client.left) return
  if (end.end === 'complete') {
    await exchange.conclude({ status: 200, end: 'complete' })
    writer.end(end.tail)
    return
  }
  const fault = end.fault ?? blocked(end.sum!, 'response')
  if (!writer.begun) throw fault
  await exchange.conclude({ status: 200, end: end.end === 'blocked' ? 'blocked' : 'upstream-failed', reason: fault.code, released })
  writer.end([...end.tail, ...(end.said === undefined ? lastWords(exchange, fault) : [end.said])])
}

/** What a client hears when a stream is cut: why, in the words of its API. */
function lastWords({ dialect, record, surface }: Exchange, fault: Refusal): string[] {
  const { notes } = record
  const seen = { id: notes.id ?? record.id, model: notes.model, created: notes.created, choices: [...notes.choices], events: notes.events }
  return dialect
    .lastWords(fault.fault, surface.id, seen)
    .map((payload) => (typeof payload === 'string' ? payload : JSON.stringify(payload)))
}
