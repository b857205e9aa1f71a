import type { ServerResponse } from 'node:http'
import type { UpstreamCall } from '#gateway/answer/upstream-call'
import type { Limits } from '#gateway/limits'
import type { Conversation } from '#gateway/mcp/conversation'
import { type SseEvent, SseEvents, sseText } from '#gateway/mcp/http/sse-events'
import { parseRpc, type Rpc, RpcFault } from '#gateway/mcp/message'
import type { Sent } from '#gateway/mcp/talk'

export interface Relay {
  readonly talk: Conversation
  readonly response: ServerResponse
  readonly limits: Limits
  /** Sends something back to the server, which has no way of its own for it in this stream. */
  readonly reply: (message: Sent) => Promise<void>
}

/** Hands an event stream of a server on, message by message as they were judged, with their ids. Ends with the stream, or when the client leaves. */
export function relayEvents(call: UpstreamCall, relay: Relay): Promise<void> {
  return new Promise((resolve, reject) => {
    const { response, limits } = relay
    const splitter = new SseEvents(limits.eventBytes)
    let work: Promise<void> = Promise.resolve()
    const heartbeat = setInterval(() => response.write(': alive\n\n'), limits.heartbeat)
    const finish = (then: () => void): void => {
      void work.finally(() => {
        clearInterval(heartbeat)
        then()
      })
    }
    const broken = (fault: unknown): void => {
      call.abort(fault instanceof Error ? fault : new Error('broken'))
      clearInterval(heartbeat)
      reject(fault)
    }
    call.pipe(limits.inflation, {
      data: (chunk) => {
        call.pause()
        work = work
          .then(async () => {
            for (const event of splitter.push(chunk)) await forward(event, relay)
            call.resume()
          })
          .catch(broken)
      },
      end: () => finish(resolve),
      fail: (fault) => finish(() => reject(fault)),
    })
  })
}

async function forward(event: SseEvent, relay: Relay): Promise<void> {
  const { data, event: name, ...rest } = event
  if (name !== undefined && name !== 'message') return
  const named = name === undefined ? rest : { ...rest, event: name }
  // An event without a message tells an id, from which the client may go on later.
  if (data === undefined || data.trim() === '') return write(relay, sseText(data === undefined ? rest : { ...named, data: '' }))
  let messages: Rpc[]
  let batch: boolean
  try {
    ;({ messages, batch } = parseRpc(data, relay.limits.depth))
  } catch (fault) {
    if (fault instanceof RpcFault) return write(relay, sseText(rest))
    throw fault
  }
  for (const rpc of messages) {
    let held = (): void => {}
    const waits = new Promise<void>((resolve) => {
      held = resolve
    })
    const passed = relay.talk.pass(rpc, 'server', held).then(async ({ onward, back }) => {
      if (back) await relay.reply(back)
      if (!onward) return write(relay, sseText(rest))
      const text = onward === rpc.message && !batch ? data : JSON.stringify(onward)
      return write(relay, sseText({ ...named, data: text }))
    })
    await Promise.race([passed, waits])
  }
}

/** Waits for a client that reads slowly, and gives up on one that does not read at all. */
function write({ response, limits }: Relay, text: string): Promise<void> {
  if (response.destroyed || response.writableEnded || text === '\n\n') return Promise.resolve()
  if (response.write(text)) return Promise.resolve()
  return new Promise((resolve) => {
    const idle = setTimeout(() => response.destroy(), limits.clientIdle)
    const go = (): void => {
      clearTimeout(idle)
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.once('drain', go)
    response.once('close', go)
  })
}
