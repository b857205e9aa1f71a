import type { Origin } from '../vocabulary/origin.js'
import type { Span } from '../vocabulary/span.js'
import type { Action, Mode } from './policy.js'

/** Where a text or a tool call lies in a parsed body: keys and indices from the root. */
export type JsonPath = readonly (string | number)[]

/** One rule that fired, on one text or one tool call. */
export interface Firing {
  rule: string
  action: Action
  origin: Origin
  path: JsonPath
  detections: readonly Span[]
  /** For flow and call rules: which tool and argument, and why in the field's terms ("not vouched for", "private value"). Never the value. */
  tool?: string
  argument?: string
  reason?: string
  timeout?: number
  otherwise?: 'allow' | 'block'
  /** The exception that made this a `flag`: who answers for it and until when. */
  exception?: string
}

/** UTF-16 units seen, scanned and skipped by origin. What was skipped is said, never counted as clean. */
export type Coverage = Partial<Record<Origin, { seen: number; scanned: number; skipped: number }>>

/** One value of the body to replace: by a text, or by `null` where a field that repeats masked text (log probabilities) has to go. */
export interface Edit {
  path: JsonPath
  text: string | null
}

/** What is to happen to a body, and why. */
export interface Decision {
  /** The strongest action of all firings; in observe mode what *would* have happened stands in `firings` and this is `allow` or `flag`. */
  action: Action
  mode: Mode
  firings: readonly Firing[]
  /** Replacements to make in the body, already resolved against each other: mask and redact. `applyEdits` makes them. */
  edits: readonly Edit[]
  coverage: Coverage
  /** True when a detector failed and the rule's `onError` decided. */
  degraded: boolean
}
