import type { ServerResponse } from 'node:http'
import type { Framing } from '#gateway/wire/framing/framing'

export interface StreamWriterOptions {
  readonly response: ServerResponse
  readonly framing: Framing
  readonly head: () => Record<string, string | string[]>
  /** Milliseconds between signs of life while nothing is released. */
  readonly heartbeat: number
  /** Milliseconds after which a client that does not read is cut off. */
  readonly clientIdle: number
  /** The client cannot take more, or can again. */
  readonly onFull: () => void
  readonly onDrained: () => void
}

/** Writes a stream to the client. The head goes out with the first event or heartbeat, so that an early refusal can still be one. */
export class StreamWriter {
  /** Characters of payload that have left. */
  released = 0
  readonly #options: StreamWriterOptions
  readonly #heart: NodeJS.Timeout
  #idle: NodeJS.Timeout | undefined
  #quiet = true
  /** The body goes out in chunks (RFC 9112, 7.1) that are written here: node would make four parts of each. */
  #chunked = false

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
    for (const payload of payloads) this.released += payload.length
    this.#send(this.#options.framing.write(payloads))
  }

  end(payloads: readonly string[]): void {
    this.stop()
    const { response, framing } = this.#options
    if (response.destroyed) return
    this.#open()
    const text = framing.write(payloads) + framing.close()
    if (this.#chunked) response.end(text === '' ? LAST_CHUNK : chunkOf(text) + LAST_CHUNK)
    else response.end(text)
  }

  /** Stops the heartbeat; nothing is written after it. */
  stop(): void {
    clearInterval(this.#heart)
    clearTimeout(this.#idle)
  }

  #beat(): void {
    const { response, framing } = this.#options
    if (framing.heartbeat !== '' && this.#quiet && this.#idle === undefined && !response.destroyed) this.#send(framing.heartbeat)
    this.#quiet = true
  }

  #send(text: string): void {
    // A chunk of nothing would be the last one.
    if (text === '') return
    this.#open()
    this.#quiet = false
    const { response, clientIdle, onFull } = this.#options
    if (response.write(this.#chunked ? chunkOf(text) : text) || this.#idle !== undefined) return
    this.#idle = setTimeout(() => response.destroy(), clientIdle)
    onFull()
  }

  #open(): void {
    const { response, head, framing } = this.#options
    if (response.headersSent) return
    response.socket?.setNoDelay(true)
    response.writeHead(200, {
      'content-type': framing.contentType,
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      ...head(),
    })
    this.#chunked = response.chunkedEncoding === true
    if (this.#chunked) response.chunkedEncoding = false
  }
}

const LAST_CHUNK = '0\r\n\r\n'

function chunkOf(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
}
