import type { Vendor } from '../surface.js'

/** Why an exchange ends here, before it is put into a vendor's words. */
export interface WireFault {
  /** HTTP status. */
  readonly status: number
  /** A name such as `content_filter`. */
  readonly code: string
  /** OpenAI's wider name of it. */
  readonly type: string
  readonly message: string
  /** The field of the request that it is about. */
  readonly param: string | null
}

/** What of a stream was seen before it has to end. */
export interface StreamSeen {
  readonly id?: string | undefined
  readonly model?: string | undefined
  readonly created?: number | undefined
  /** Choices that are open. */
  readonly choices: readonly number[]
  /** Events so far. */
  readonly events: number
}

/** How a vendor's API says no, so that its own client throws its own error. */
export interface Dialect {
  readonly vendor: Vendor
  /** The body of an error answer. */
  error(fault: WireFault): object
  /** Payloads that end a stream; the client throws on the error among them. */
  lastWords(fault: WireFault, surface: string, seen: StreamSeen): readonly (object | string)[]
  /** Whether an event of a stream is the upstream's own error. */
  isError(event: Readonly<Record<string, unknown>>): boolean
}
