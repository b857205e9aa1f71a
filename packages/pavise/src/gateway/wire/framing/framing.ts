/**
 * How a streamed answer is cut into events, and put together again. One object per stream: what goes out looks as what came in did, to
 * the byte where an event is unchanged.
 */
export interface Framing {
  /** The payload of every event that these bytes complete, in order. Throws RangeError for one that is too long, SyntaxError for what is no stream. */
  push(bytes: Buffer): string[]
  /** What a stream had to say that ended without its last mark. */
  end(): string[]
  /** Payloads as text for the client. */
  write(payloads: readonly string[]): string
  /** What ends the stream after its last payload. */
  close(): string
  /** A sign of life between events; empty where the form allows none. */
  readonly heartbeat: string
  /** Where the upstream named none. */
  readonly contentType: string
}

/** Frames that do not look like the others of their stream, by payload. Bounded: beyond it they are written like the others. */
export class OddFrames {
  readonly #byPayload = new Map<string, { frame: string; times: number }>()

  keep(payload: string, frame: string): void {
    const known = this.#byPayload.get(payload)
    if (known?.frame === frame) known.times++
    else if (this.#byPayload.size < 1024) this.#byPayload.set(payload, { frame, times: 1 })
  }

  take(payload: string): string | undefined {
    if (this.#byPayload.size === 0) return undefined
    const known = this.#byPayload.get(payload)
    if (known && --known.times === 0) this.#byPayload.delete(payload)
    return known?.frame
  }
}
