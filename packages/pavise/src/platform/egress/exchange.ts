import { PaviseError } from '#core/errors/error'
import type { EgressResponse, ExchangeControl, ExchangeHandler } from '#core/ports/egress'

/** Bytes that may wait for a slow reader before the socket is paused. */
const HIGH_WATER = 256 * 1024
const DEFAULT_TEXT_LIMIT = 16 * 1024 * 1024

export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** The fault that a caller sees: what was meant for a user stays as it is, all else becomes PAV_EGRESS_FAILED with its cause. */
export function egressFault(origin: string, error: Error): Error {
  if (error instanceof PaviseError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return new PaviseError('PAV_EGRESS_FAILED', `${origin}: ${FAULT_WORDS[code] ?? code}`, { cause: error })
}

const FAULT_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'reset the connection',
  ENOTFOUND: 'has no address',
  EAI_AGAIN: 'could not be resolved',
  UND_ERR_SOCKET: 'closed the connection before the answer was whole',
  UND_ERR_CONNECT_TIMEOUT: 'did not accept a connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not begin to answer within the idle limit',
  UND_ERR_BODY_TIMEOUT: 'stopped sending for longer than the idle limit',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'sent a body of another length than it announced',
  HPE_INVALID_CONSTANT: 'does not speak HTTP',
}

/** What is under way under each signal: one that steers a whole run has one listener, not one for each request. */
const underway = new WeakMap<AbortSignal, Set<Exchange>>()

function exchangesUnder(signal: AbortSignal): Set<Exchange> {
  const known = underway.get(signal)
  if (known) return known
  const exchanges = new Set<Exchange>()
  underway.set(signal, exchanges)
  signal.addEventListener(
    'abort',
    () => {
      for (const exchange of [...exchanges]) exchange.abort(signal.reason)
    },
    { once: true },
  )
  return exchanges
}

/** One answer under way: resolves at its headers, then hands the body to one reader with backpressure. */
export class Exchange implements ExchangeHandler, EgressResponse {
  status = 0
  headers: Headers = {}
  readonly body: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => this.#read() }
  #control: ExchangeControl | undefined
  #chunks: Uint8Array[] = []
  #bytes = 0
  #limit = HIGH_WATER
  #collecting = false
  #ended = false
  #fault: unknown
  #wake: (() => void) | undefined
  #under: Set<Exchange> | undefined

  constructor(
    readonly origin: string,
    readonly signal: AbortSignal | undefined,
    readonly begun: (response: EgressResponse) => void,
    readonly failed: (error: unknown) => void,
  ) {
    if (signal) this.#under = exchangesUnder(signal).add(this)
  }

  onRequestStart(control: ExchangeControl): void {
    this.#control = control
    if (this.signal?.aborted) this.abort(this.signal.reason)
  }

  onResponseStart(_control: ExchangeControl, status: number, headers: Headers): void {
    if (status < 200) return
    this.status = status
    this.headers = headers
    this.begun(this)
  }

  onResponseData(control: ExchangeControl, chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    if (this.#bytes > this.#limit) {
      if (this.#collecting) control.abort(this.#tooLarge())
      else control.pause()
    }
    if (!this.#collecting) this.#awaken()
  }

  onResponseEnd(): void {
    this.#ended = true
    this.#finish()
  }

  onResponseError(_control: ExchangeControl, error: Error): void {
    this.#fault = this.signal?.aborted ? this.signal.reason : egressFault(this.origin, error)
    if (this.status === 0) this.failed(this.#fault)
    this.#finish()
  }

  async text(limit = DEFAULT_TEXT_LIMIT): Promise<string> {
    this.#limit = limit
    this.#collecting = true
    if (this.#bytes > limit) this.#control?.abort(this.#tooLarge())
    this.#control?.resume()
    while (!this.#ended && !this.#fault) await this.#next()
    if (this.#fault) throw this.#fault
    const only = this.#chunks.length === 1 ? this.#chunks[0] : undefined
    const whole = only ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(this.#chunks)
    this.#chunks = []
    return whole.toString('utf8')
  }

  discard(): void {
    if (!this.#ended && !this.#fault) this.#control?.abort(new Error('discarded'))
    this.#chunks = []
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const ready = this.#chunks
        this.#chunks = []
        this.#bytes = 0
        this.#control?.resume()
        yield* ready
        if (this.#chunks.length > 0) continue
        if (this.#fault) throw this.#fault
        if (this.#ended) return
        await this.#next()
      }
    } finally {
      this.discard()
    }
  }

  /** A request that waits for a socket has no control yet: the caller is told at once, the socket when it comes. */
  abort(reason: unknown): void {
    if (this.#control) this.#control.abort(reason instanceof Error ? reason : new Error(String(reason)))
    else this.failed(reason)
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #awaken(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }

  #finish(): void {
    this.#under?.delete(this)
    this.#awaken()
  }

  #tooLarge(): PaviseError {
    return new PaviseError('PAV_EGRESS_TOO_LARGE', `${this.origin} sent more than ${this.#limit} bytes`)
  }
}
