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
  /** What the text follows, where it is the rest of a longer one: at least its last unit. */
  before?: string
  /** More text may follow: what a second stage would be asked about may not be whole yet. */
  more?: boolean
  /** The decision stands at once: a second stage is not asked. */
  unasked?: boolean
  /** No rule asks for a lower score: what a detector can tell to score less it may leave out. */
  least?: number
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
  /**
   * Its findings depend on what else was said in the session (`vouchedText`): they are never remembered for another one. What is said can only take findings away: where
   * it finds nothing with no `vouchedText`, it never does.
   */
  readonly contextual?: true
  /** It finds nothing in a point in time that stands alone, such as 2026-11-22T18:19:54.5Z, and so needs not be shown the one in each event of a stream. */
  readonly timeless?: true
  /** Keys of a `detectors:` entry that make an instance of it, e.g. `words`; absent where it needs no configuration. */
  readonly option?: string
  /** Faults of the options, in words; empty when they are right. */
  check?(options: DetectorOptions): string[]
  /** The score at which at most this share of benign texts fires, from the detector's own calibration; absent where it has none. */
  threshold?(fpr: number): number
  /** Compiles options once. The returned function is pure. */
  create(options: DetectorOptions): Detect
}

export interface Detect {
  (text: string, context: DetectionContext): Span[]
  /**
   * For streams: the offset from which `text` (all that came so far, or a tail that starts at a border) may still become part of a
   * span, or make one longer, when more text follows; `text.length` when nothing may. What lies before it is final. For `window`
   * detectors: the start of the last window that is not whole. A detector without it makes its rules wait for the whole text.
   */
  live?(text: string, context: DetectionContext): number
  /**
   * For streams, where `live` of a long open part would be read again with every piece: begins to follow one text. What it answers is
   * given all that came so far, each time more, and tells what `live` tells of the whole, or a place before it.
   */
  follow?(): (text: string) => number
  /**
   * For streams: begins to watch one text that comes in pieces. What it answers is given each piece once, in order, and tells whether
   * something ends in it that every finding needs in a text without encoded parts. In a stretch of the text in which none ended there is none.
   */
  watch?(context: DetectionContext): (piece: string) => boolean
  /** Whether it matters where a text begins or ends: such a detector is never shown several texts as one. */
  anchored?: boolean
}

/** Declares a detector. Identity function that fixes the type; the list is `detectors/index.ts`. */
export function defineDetector(detector: Detector): Detector {
  return detector
}
