import type { Surface, Vendor } from '@pavise/guard/surfaces'

/** What goes upstream of a request line. */
export interface Onward {
  readonly vendor: Vendor
  /** From the root of the vendor's API. */
  readonly path: string
  /** With its question mark; empty where nothing of it is known to be harmless. */
  readonly query: string
  /** Words of the path that a client chose: they go upstream, so they are inspected too. */
  readonly words: readonly string[]
}

/** Along which surface, and how it is asked. */
export interface Inspected {
  readonly kind: 'inspect'
  readonly onward: Onward
  readonly surface: Surface
  readonly method: 'GET' | 'POST'
}

/** What the gateway does with a request: inspects it along a surface, passes it on because nothing in it is text of a model, or answers itself. */
export type Route =
  | Inspected
  | { readonly kind: 'health' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'pass'; readonly onward: Onward }
