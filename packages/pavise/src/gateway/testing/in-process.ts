import { EventEmitter, once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Guard } from '@pavise/guard'
import { VENDORS } from '@pavise/guard/surfaces'
import type { DispatchEgress, EgressRequest, ExchangeHandler } from '#core/ports/egress'
import { DEFAULT_LIMITS } from '#gateway/limits'
import { receive } from '#gateway/reception'
import type { Room } from '#gateway/room'
import { Sessions } from '#gateway/sessions'
import { Stats } from '#gateway/stats'
import { upstreamOf } from '#gateway/upstream'

/** What an upstream answers, in the parts in which it comes. */
export interface Answered {
  readonly status?: number
  readonly type: string
  readonly parts: readonly Buffer[]
}

export interface Asking {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly type?: string
  readonly parts: readonly Buffer[]
}

export interface Seen {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number>>
  readonly body: string
  /** What the upstream was asked; absent where nobody asked it. */
  readonly asked?: { readonly url: string; readonly body: Buffer }
  readonly aborted: boolean
}

/**
 * The gateway without sockets: a request in the parts in which it would arrive goes through its front door, and what the upstream
 * answers comes back in the parts given. Fast enough to cut streams at every byte.
 */
export async function exchangeInProcess(guard: Guard, asking: Asking, answered: Answered, sessions = new Sessions()): Promise<Seen> {
  let asked: Seen['asked']
  let aborted = false
  const egress: DispatchEgress = {
    request: () => Promise.reject(new Error('the gateway dispatches')),
    close: async () => {},
    dispatch: (url, request, handler) => {
      asked = { url, body: bodyOf(request) }
      deliver(handler, answered, () => {
        aborted = true
      })
    },
  }
  const response = new Answer()
  await receive(roomWith(guard, egress, sessions), requestOf(asking), response as unknown as ServerResponse, () => false)
  if (!response.over) await once(response, 'over')
  return { status: response.status, headers: response.headers, body: response.text(), aborted, ...(asked && { asked }) }
}

function roomWith(guard: Guard, egress: DispatchEgress, sessions: Sessions): Room {
  return {
    guard,
    upstreams: new Map(VENDORS.map((vendor) => [vendor, upstreamOf(vendor, `http://${vendor}.test`, 'sk-upstream')])),
    door: { keys: 'none', hosts: new Set(), origins: new Set() },
    egress,
    journal: undefined,
    onJournalFull: 'pass',
    recorder: undefined,
    approver: 'none',
    limits: DEFAULT_LIMITS,
    sessions,
    stats: new Stats(),
  }
}

function requestOf({ method = 'POST', path, type = 'application/json', parts }: Asking): IncomingMessage {
  const headers = { host: '127.0.0.1', 'content-type': type }
  return Object.assign(Readable.from(parts, { objectMode: false }), {
    method,
    url: path,
    headers,
    complete: true,
  }) as unknown as IncomingMessage
}

const bodyOf = ({ body }: Omit<EgressRequest, 'signal'>): Buffer => (body === undefined ? Buffer.alloc(0) : Buffer.from(body as Buffer))

function deliver(handler: ExchangeHandler, { status = 200, type, parts }: Answered, onAbort: () => void): void {
  let over = false
  const control = {
    pause: () => {},
    resume: () => {},
    abort: (reason: Error) => {
      if (over) return
      over = true
      onAbort()
      handler.onResponseError(control, reason)
    },
  }
  setImmediate(() => {
    handler.onRequestStart(control)
    handler.onResponseStart(control, status, { 'content-type': type })
    queueMicrotask(() =>
      queueMicrotask(() => {
        for (const part of parts) if (!over) handler.onResponseData(control, part)
        if (over) return
        over = true
        handler.onResponseEnd(control)
      }),
    )
  })
}

/** As much of a ServerResponse as the gateway uses. */
class Answer extends EventEmitter {
  status = 0
  headers: Record<string, string | string[] | number> = {}
  headersSent = false
  destroyed = false
  writableFinished = false
  over = false
  readonly socket = { setNoDelay: () => {} }
  readonly #written: Buffer[] = []

  writeHead(status: number, headers: Record<string, string | string[] | number>): this {
    this.status = status
    this.headers = headers
    this.headersSent = true
    return this
  }

  write(chunk: string | Buffer): boolean {
    this.#written.push(Buffer.from(chunk as string))
    return true
  }

  end(chunk?: string | Buffer): void {
    if (chunk !== undefined) this.write(chunk)
    this.writableFinished = true
    this.#finish()
  }

  destroy(): void {
    this.destroyed = true
    this.#finish()
  }

  text(): string {
    return Buffer.concat(this.#written).toString('utf8')
  }

  #finish(): void {
    if (this.over) return
    this.over = true
    this.emit('close')
    this.emit('over')
  }
}
