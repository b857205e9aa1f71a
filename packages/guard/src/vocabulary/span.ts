/** A part of a text that a detector found. `start` and `end` are UTF-16 offsets into the original input, end exclusive. */
export interface Span {
  detector: string
  kind: string
  /** Calibrated or rule score, 0 to 1; exact matches (checksums, canaries, literals) have 1. */
  score: number
  start: number
  end: number
  /** The view of the text in which it was found, outermost first: `[]` is the plain text, `['base64','rot13']` two decodings deep. */
  view?: readonly string[]
  /** Names of the rules or features that fired, for the event; never a copy of the text. */
  because?: readonly string[]
  /**
   * Set where a second stage has a word in it: `open` while it is still to be asked, and no rule acts on the span before; `unsettled` where it could not tell, and
   * `onError` of each rule decides.
   */
  doubt?: 'open' | 'unsettled'
}
