import type { JsonPath } from '../policy/decision.js'
import type { Origin } from '../vocabulary/origin.js'

/** One text of a body. */
export interface Piece {
  path: JsonPath
  text: string
  origin: Origin
  /** Position of its turn (request) or choice (answer) among all of the body; -1 outside of any. */
  turn: number
  /** Type of the content part that it is, such as `file`. */
  part?: string
  /** Media that holds no text: it is counted as skipped. */
  opaque?: true
  /** The tokens of log probabilities, joined: not replaceable, but the field can go as a whole. */
  tokens?: true
  /** Of `tokens`: what could have been said instead. */
  instead?: true
  /** Why it cannot be replaced, where it cannot. */
  fixed?: string
  /** It names something whose content nobody here sees, and why. */
  unseen?: string
  /** Names of fields, joined: read, but not replaceable. */
  keys?: true
}

/** One call of a tool, as the model wrote it. `path` leads to the arguments. */
export interface CallPiece {
  path: JsonPath
  turn: number
  id: string
  name: string
  arguments: string
  /** Whether the body has a field for the arguments at all. */
  written: boolean
  /** The body holds the arguments as an object; `arguments` is its JSON. */
  object?: true
}

export interface Turn {
  origin: Origin
  /** The call that a tool turn answers. */
  answers?: string
  /** The tool whose call it answers, where the body says it by name. */
  tool?: string
}

/** All that a body says, in its order. */
export interface Reading {
  pieces: Piece[]
  calls: CallPiece[]
  turns: Turn[]
}
