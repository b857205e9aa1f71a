import type { Label, Origin, Principal } from './origin.js'
import type { Span } from './span.js'

/** What a detector may know beside the text. All optional: `guard test` has only the text. */
export interface DetectionContext {
  origin: Origin
  labels?: readonly Label[]
  principal?: Principal
  /** The operator's text of this session (system and developer turns): for prompt leak. */
  operatorText?: string
  /** Strings that must never leave: canaries planted by the operator. */
  canaries?: readonly string[]
  /** What the user or operator typed in this session, for links and vouched values. */
  vouchedText?: string
  /** Tool whose result or arguments the text is. */
  tool?: string
}

/**
 * How far a detector sees. `span`: exact findings whose longest live prefix is known, safe to release a stream behind it.
 * `window`: a score over position-aligned windows. `text`: needs the whole text, so its rules need `stream: buffer` or `observe`.
 */
export type Reach = 'span' | 'window' | 'text'

/** Parameters of one configured detector; each detector validates its own. */
export type DetectorOptions = Readonly<Record<string, unknown>>

export interface Detector {
  readonly id: string
  readonly title: string
  /** One sentence for docs and the console. */
  readonly summary: string
  readonly reach: Reach
  /** Kinds of span it reports. */
  readonly kinds: readonly string[]
  /** Keys of a `detectors:` entry that make an instance of it, e.g. `words`; absent where it needs no configuration. */
  readonly option?: string
  /** Faults of the options, in words; empty when they are right. */
  check?(options: DetectorOptions): string[]
  /** Compiles options once. The returned function is pure. */
  create(options: DetectorOptions): Detect
}

export type Detect = (text: string, context: DetectionContext) => Span[]

/** Declares a detector. Identity function that fixes the type; the list is `detectors/index.ts`. */
export function defineDetector(detector: Detector): Detector {
  return detector
}
