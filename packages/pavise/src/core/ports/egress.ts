/** One outgoing HTTP exchange. The body is read by the caller, who must read it to its end or call `discard`. */
export interface EgressResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: AsyncIterable<Uint8Array>
  /** The whole body as UTF-8; throws PAV_TARGET_… when it is longer than `limit` bytes. */
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

/**
 * The one way out. Allows only the origins that the trusted configuration or the command line named, resolves once and pins the
 * address, refuses link-local and metadata addresses unless named literally, follows no redirect.
 */
export interface Egress {
  request(url: string, request?: EgressRequest): Promise<EgressResponse>
  close(): Promise<void>
}
