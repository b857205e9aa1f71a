import type { ServerResponse } from 'node:http'
import { sseEvent } from '#gateway/wire/sse-splitter'

export interface StreamWriterOptions {
  readonly response: ServerResponse
  readonly head: () => Record<string, string | string[]>
  /** Milliseconds between signs of life while nothing is released. */
  readonly heartbeat: number
  /** Milliseconds after which a client that does not read is cut off. */
  readonly clientIdle: number
  /** The client cannot take more, or can again. */
  readonly onFull: () => void
  readonly onDrained: () => void
}

/** Writes an event stream to the client. The head goes out with the first event or heartbeat, so that an early refusal can still be one. */
export class StreamWriter {
  /** Characters of payload that have left. */
  released = 0
  readonly #options: StreamWriterOptions
  readonly #heart: NodeJS.Timeout
  #idle: NodeJS.Timeout | undefined
  #quiet = true

  constructor(options: StreamWriterOptions) {
    this.#options = options
    this.#heart = setInterval(() => this.#beat(), options.heartbeat)
    options.response.on('drain', () => {
      clearTimeout(this.#idle)
      this.#idle = undefined
      options.onDrained()
    })
  }

  get begun(): boolean {
    return this.#options.response.headersSent
  }

  write(payloads: readonly string[]): void {
    if (payloads.length === 0 || this.#options.response.destroyed) return
    let text = ''
    for (const payload of payloads) {
      this.released += payload.length
      text += sseEvent(payload)
    }
    this.#send(text)
  }

  end(payloads: readonly string[]): void {
    this.stop()
    const { response } = this.#options
    if (response.destroyed) return
    this.#open()
    response.end(payloads.map(sseEvent).join(''))
  }

  /** Stops the heartbeat; nothing is written after it. */
  stop(): void {
    clearInterval(this.#heart)
    clearTimeout(this.#idle)
  }

  #beat(): void {
    if (this.#quiet && this.#idle === undefined && !this.#options.response.destroyed) this.#send(':\n\n')
    this.#quiet = true
  }

  #send(text: string): void {
    this.#open()
    this.#quiet = false
    const { response, clientIdle, onFull } = this.#options
    if (response.write(text) || this.#idle !== undefined) return
    this.#idle = setTimeout(() => response.destroy(), clientIdle)
    onFull()
  }

  #open(): void {
    const { response, head } = this.#options
    if (response.headersSent) return
    response.socket?.setNoDelay(true)
    response.writeHead(200, {
      ...head(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
    response.flushHeaders()
  }
}
