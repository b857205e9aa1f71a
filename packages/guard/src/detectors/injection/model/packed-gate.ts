/**
 * What opens a window: its sum; a rise within it, the greatest sum of words in a row (Page's cumulative sum, 1954), where the sum is not far below that; and a high
 * rise, which nothing that stands around can lower.
 */
export interface Opening {
  readonly sum: number
  readonly rise: number
  /** The lowest sum at which a rise opens. */
  readonly least: number
  readonly highRise: number
}

/**
 * A small model before the large one: single words and pairs of them, learned from what the large model says of texts whose sources it had not seen
 * (`train/gate-training.ts`). A window below the gate does not reach the threshold of one ordinary text in a hundred, but for a share of attacks that the
 * trainer prints.
 */
export interface PackedGate {
  /** Per head: the bias of a window by the logarithm of its length, what one level is worth, and what opens a window, where the text stands plainly and where it was hidden. */
  readonly heads: readonly { readonly bias: readonly number[]; readonly step: number; readonly plain: Opening; readonly hidden: Opening }[]
  /** Per head a level for each place of single words, then of pairs; a sign each, 32 more than the level. */
  readonly levels: readonly string[]
}
