import { PaviseError } from '#core/errors/error'
import type { DispatchEgress, EgressRequest, ExchangeControl, ExchangeHandler } from '#core/ports/egress'
import { type AnswerSink, decompressed } from '#gateway/answer/decompress'
import { Refusal, upstreamFault } from '#gateway/refusal'

export interface AnswerHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Bytes of an answer that are kept before somebody takes them; then its socket waits. Most answers are shorter and come with their head. */
const EARLY = 64 * 1024

/**
 * One request upstream and its answer. `head` settles first; then the body is taken once, by `collect` or `pipe`. Bytes that come in
 * between are kept, and beyond a few the socket waits.
 */
export class UpstreamCall implements ExchangeHandler {
  readonly head: Promise<AnswerHead>
  #settle!: (head: AnswerHead) => void
  #reject!: (error: Error) => void
  #control: ExchangeControl | undefined
  #sink: AnswerSink | undefined
  #early: Buffer[] = []
  #headers: AnswerHead['headers'] = {}
  #state: 'waiting' | 'open' | 'ended' | 'failed' = 'waiting'
  #fault: Error | undefined
  #paused = false
  /** The socket waits because nobody takes what comes. */
  #waits = false
  bytes = 0

  constructor(egress: DispatchEgress, url: string, request: Omit<EgressRequest, 'signal'>) {
    this.head = new Promise((resolve, reject) => {
      this.#settle = resolve
      this.#reject = reject
    })
    egress.dispatch(url, request, this)
  }

  /** The whole body. Rejects with a `Refusal` when it is longer than `limit`, breaks off or cannot be decoded. */
  collect(limit: number, inflation: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let size = 0
      this.pipe(inflation, {
        data: (chunk) => {
          size += chunk.length
          if (size <= limit) chunks.push(chunk)
          else {
            const fault = upstreamFault('upstream_too_large', `The upstream's answer is longer than ${limit} bytes`)
            this.abort(fault)
            reject(fault)
          }
        },
        end: () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
        fail: reject,
      })
    })
  }

  /** Hands the body over as it comes. Throws when its encoding cannot be undone. */
  pipe(inflation: number, sink: AnswerSink): void {
    this.#sink = decompressed(this.#headers['content-encoding'], inflation, sink)
    for (const chunk of this.#early.splice(0)) this.#sink.data(chunk)
    if (this.#state === 'ended') this.#sink.end()
    else if (this.#state === 'failed') this.#sink.fail(this.#fault!)
    else if (this.#waits && !this.#paused) this.#control?.resume()
  }

  pause(): void {
    this.#paused = true
    this.#control?.pause()
  }

  resume(): void {
    this.#paused = false
    this.#control?.resume()
  }

  /** Ends the exchange at the upstream; harmless after its end. */
  abort(reason: Error): void {
    if (this.#state === 'ended' || this.#state === 'failed') return
    if (this.#control) this.#control.abort(reason)
    else this.#fail(reason)
  }

  onRequestStart(control: ExchangeControl): void {
    this.#control = control
    if (this.#state === 'failed') control.abort(this.#fault!)
  }

  onResponseStart(control: ExchangeControl, status: number, headers: AnswerHead['headers']): void {
    if (status < 200) return
    this.#state = 'open'
    this.#headers = headers
    this.#settle({ status, headers })
    if (this.#paused) control.pause()
  }

  onResponseData(control: ExchangeControl, chunk: Uint8Array): void {
    this.bytes += chunk.length
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    if (this.#sink) this.#sink.data(bytes)
    else {
      this.#early.push(bytes)
      if (this.bytes < EARLY) return
      this.#waits = true
      control.pause()
    }
  }

  onResponseEnd(): void {
    this.#state = 'ended'
    this.#sink?.end()
  }

  onResponseError(_control: ExchangeControl, error: Error): void {
    this.#fail(error)
  }

  #fail(error: Error): void {
    if (this.#state === 'failed') return
    this.#state = 'failed'
    this.#fault = error instanceof Refusal ? error : refusalOf(error)
    this.#reject(this.#fault)
    this.#sink?.fail(this.#fault)
  }
}

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'])
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function refusalOf(error: Error): Refusal {
  if (error instanceof PaviseError) return upstreamFault('upstream_refused', `${error.message}. ${error.hint}`)
  const code = 'code' in error ? String(error.code) : ''
  if (TIMEOUTS.has(code)) return upstreamFault('upstream_timeout', 'The upstream was silent for too long', 504)
  if (UNREACHABLE.has(code)) return upstreamFault('upstream_unreachable', 'The upstream cannot be reached')
  return upstreamFault('upstream_broken', 'The upstream broke off before its answer was whole')
}
