import type { Destination } from '../policy/policy.js'
import type { Origin } from '../vocabulary/origin.js'
import type { StreamShape } from './stream-shape.js'

/** Origin of a text: fixed, or that of the turn (by its role) in which it lies. */
export type PlacedOrigin = Origin | 'turn'

/**
 * What stands at one place of a body. A surface is a tree of these; `readSurface` walks a body along it. What a record does not
 * name is read as a tree of origin `unknown`, so that no text of a body is ever passed over.
 */
export type Field =
  /** A text. Anything else there is malformed; null and absence are fine. */
  | { readonly as: 'text'; readonly origin: PlacedOrigin }
  /** A word of the protocol (an id, a type, a model name): no message, yet read as `unknown`. */
  | { readonly as: 'token' }
  /** A text, or numbers of a tokenizer that nobody here can read. Lists of either, too. */
  | { readonly as: 'ids'; readonly origin: PlacedOrigin }
  /** The name of something that is kept elsewhere (a file, an earlier answer): its content is not seen. */
  | { readonly as: 'reference' }
  /** Encoded media: base64, a `data:` URL, or the address of one. What holds text is read, the rest counts as skipped. */
  | {
      readonly as: 'media'
      readonly origin: PlacedOrigin
      /** Sealed by the API for itself, such as a signature: that it cannot be read is no news. */
      readonly sealed?: true
    }
  /** Any JSON: every text in it, its keys too, is of one origin. */
  | { readonly as: 'tree'; readonly origin: PlacedOrigin }
  /** Log probabilities: the text of the turn once more, token by token. They are read joined. */
  | { readonly as: 'tokens' }
  /** A list that has to be empty here: what it holds later comes in parts. */
  | { readonly as: 'none' }
  | { readonly as: 'list'; readonly of: Field }
  /**
   * A list of which each item is one turn or one choice, with the role from `role` or fixed. `answers` and `answersTool` name the fields
   * that say which call, or the call of which tool, it answers.
   */
  | {
      readonly as: 'turns'
      readonly of: Field
      readonly roles?: Readonly<Record<string, Origin>>
      /** What a turn without a role is; where it is not said, such a turn is malformed. */
      readonly roleless?: Origin
      readonly answers?: string
      readonly answersTool?: string
    }
  /** One turn that is no item of a list of turns: with a role of its own (or from `role`), and the call that it answers. */
  | {
      readonly as: 'turn'
      readonly origin: Origin
      readonly roles?: Readonly<Record<string, Origin>>
      readonly answers?: string
      readonly answersTool?: string
      /** `answers` may be missing. */
      readonly loose?: true
      readonly of: Field
    }
  | { readonly as: 'record'; readonly fields: Readonly<Record<string, Field>> }
  /** A text or a list, as many APIs allow for content. */
  | { readonly as: 'either'; readonly text: Field; readonly list: Field }
  /** A record whose other fields depend on one of them. */
  | {
      readonly as: 'variant'
      readonly on: string
      readonly cases: Readonly<Record<string, Field>>
      readonly otherwise: Field
      /** Where the deciding field may be missing. */
      readonly absent?: Field
    }
  /** A record that is read as `of` where a field of it is true. */
  | { readonly as: 'when'; readonly on: string; readonly of: Field; readonly otherwise: Field }
  /**
   * A call of a tool: where its id, name and arguments lie, from here (no path: not said at this place). The arguments are JSON as text, an
   * object, or an empty one because events that follow say them.
   */
  | {
      readonly as: 'call'
      readonly id: readonly string[]
      readonly name: readonly string[]
      readonly arguments: readonly string[]
      readonly written?: 'text' | 'object' | 'empty'
    }

/** Whose dialect an API speaks. */
export const VENDORS = ['openai', 'anthropic', 'gemini', 'ollama'] as const
export type Vendor = (typeof VENDORS)[number]

/** One model API: where each text lies in what is asked and what is answered. */
export interface Surface {
  readonly id: string
  readonly title: string
  /** Whose API it is: decides the shape of errors. */
  readonly vendor?: Vendor
  /** Ends of the request paths that speak it. */
  readonly paths: readonly string[]
  readonly request: Field
  readonly response: Field
  /** Where the texts of an answer go; to the user where it is not said. */
  readonly answersTo?: Destination
  /** One event of a streamed answer. */
  readonly chunk: Field
  /** How the events of a streamed answer go together. */
  readonly stream: StreamShape
}

/** Declares a surface. Identity function that fixes the type; the list is `surfaces/index.ts`. */
export function defineSurface(surface: Surface): Surface {
  return surface
}
