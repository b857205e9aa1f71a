/** One outgoing HTTP exchange. The body is read by the caller, who must read it to its end or call `discard`. */
export interface EgressResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: AsyncIterable<Uint8Array>
  /** The whole body as UTF-8; throws PAV_EGRESS_TOO_LARGE when it is longer than `limit` bytes. */
  text(limit?: number): Promise<string>
  discard(): void
}

export interface EgressRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal
  /** Milliseconds without a byte before it counts as dead; default 60,000. */
  readonly idleTimeout?: number
}

/** An open WebSocket. Messages wait, in order, until they are asked for; a binary one is read as UTF-8. */
export interface Socket {
  send(text: string): void
  /** The next message; undefined once the other side has closed and nothing is left. Rejects with the reason of an aborted signal. */
  next(signal: AbortSignal): Promise<string | undefined>
  readonly isOpen: boolean
  close(): void
}

export interface SocketRequest {
  readonly protocols?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Longest message, in bytes; default 2,000,000. A longer one closes the socket. */
  readonly messageLimit?: number
}

/**
 * The one way out. Allows only the origins that the trusted configuration or the command line named, resolves once and pins the
 * address, refuses link-local and metadata addresses unless named literally, follows no redirect.
 * `request` rejects with PAV_EGRESS_… ; the reason of an aborted signal is rethrown as it is.
 */
export interface Egress {
  request(url: string, request?: EgressRequest): Promise<EgressResponse>
  /** Opens a WebSocket at an http(s) or ws(s) URL of an allowed origin, by the same rules. Absent where a way out has none. */
  socket?(url: string, request?: SocketRequest): Promise<Socket>
  close(): Promise<void>
}

/** Steers an exchange that is on its way. `pause` and `resume` carry backpressure to the socket; `abort` ends in `onResponseError`. */
export interface ExchangeControl {
  pause(): void
  resume(): void
  abort(reason: Error): void
}

/** Receives an answer as it arrives, without promises or copies. After `onResponseEnd` or `onResponseError` nothing more is called. */
export interface ExchangeHandler {
  onRequestStart(control: ExchangeControl): void
  onResponseStart(control: ExchangeControl, status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void
  onResponseData(control: ExchangeControl, chunk: Uint8Array): void
  onResponseEnd(control: ExchangeControl): void
  onResponseError(control: ExchangeControl, error: Error): void
}

/** The same way out for a hot path: same origins, same pins, no allocation beyond the request. */
export interface DispatchEgress extends Egress {
  /** Throws PAV_EGRESS_REFUSED at once; every later fault goes to `onResponseError`. A compressed answer arrives as it was sent. */
  dispatch(url: string, request: Omit<EgressRequest, 'signal'>, handler: ExchangeHandler): void
}
