/** What one exchange may cost at most. Bytes and milliseconds. */
export interface Limits {
  /** A request body. */
  readonly requestBytes: number
  /** An answer that is not streamed, after decompression. */
  readonly answerBytes: number
  /** A whole stream, and one event of it. */
  readonly streamBytes: number
  readonly eventBytes: number
  /** Nesting of a JSON body. */
  readonly depth: number
  /** Times a compressed answer may grow. */
  readonly inflation: number
  /** Silence of the upstream; models that think long are silent long. */
  readonly upstreamIdle: number
  /** Silence of a client that does not read what it asked for. */
  readonly clientIdle: number
  /** One exchange from its first to its last byte. */
  readonly exchange: number
  /** Between two signs of life in a stream that waits. */
  readonly heartbeat: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  requestBytes: 10 * MB,
  answerBytes: 32 * MB,
  streamBytes: 64 * MB,
  eventBytes: 4 * MB,
  depth: 64,
  inflation: 100,
  upstreamIdle: 300_000,
  clientIdle: 120_000,
  exchange: 3_600_000,
  heartbeat: 15_000,
}
