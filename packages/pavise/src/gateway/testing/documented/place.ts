import type { Origin } from '@pavise/guard'

/**
 * One place of an API that holds text, as the vendor's reference describes it. These lists are written from the references, not from our
 * surfaces: what one of the two forgets or mistakes shows where they disagree.
 */
export interface Place {
  readonly name: string
  /** Whose text it is. */
  readonly origin: Origin
  readonly request?: (text: string) => object
  readonly answer?: (text: string) => object
  /** A whole stream of which the text comes in these parts. */
  readonly stream?: (parts: readonly string[]) => readonly object[]
  /** A call's arguments: the text stands in JSON, and its parts are cut from that. */
  readonly json?: true
}

export interface DocumentedApi {
  readonly surface: string
  readonly places: readonly Place[]
}
