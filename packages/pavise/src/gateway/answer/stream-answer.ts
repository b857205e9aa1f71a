import type { GuardSession } from '@pavise/guard'
import { errorAnswer } from '#gateway/answer/error-answer'
import { type RelayEnd, StreamRelay } from '#gateway/answer/stream-relay'
import { StreamWriter } from '#gateway/answer/stream-writer'
import type { AnswerHead, UpstreamCall } from '#gateway/answer/upstream-call'
import type { Exchange } from '#gateway/exchange'
import { blocked, type Refusal } from '#gateway/refusal'
import { clientHeaders } from '#gateway/wire/headers'

/** How long an upstream may keep its connection after `[DONE]`. */
const AFTER_DONE = 1_000

/**
 * Relays an answer that streams. Throws a `Refusal` where it ended before anything had left, so that the client gets a plain error;
 * afterwards the error travels in the stream.
 */
export async function streamAnswer(exchange: Exchange, session: GuardSession, call: UpstreamCall, head: AnswerHead): Promise<void> {
  const { room, record, response } = exchange
  const { limits } = room
  let held = false
  let full = false
  const flow = () => (held || full ? call.pause() : call.resume())
  const writer = new StreamWriter({
    response,
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
    errorText: (value) => errorAnswer(502, value, exchange.shown(session)),
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
  writer.end([...end.tail, ...lastWords(exchange, fault, end.end === 'blocked')])
}

/** What a client hears when a stream is cut: why, in OpenAI's shape, and for a filtered answer the finish reason that it knows. */
function lastWords(exchange: Exchange, fault: Refusal, filtered: boolean): string[] {
  const error = JSON.stringify(fault.body)
  if (!filtered) return [error]
  const { notes } = exchange.record
  const open = notes.choices.size > 0 ? [...notes.choices] : [0]
  const choices = open.map((index) => ({ index, delta: {}, finish_reason: 'content_filter' }))
  const chunk = {
    id: notes.id ?? exchange.record.id,
    object: 'chat.completion.chunk',
    created: notes.created ?? 0,
    model: notes.model ?? '',
    choices,
  }
  return [JSON.stringify(chunk), error, '[DONE]']
}
