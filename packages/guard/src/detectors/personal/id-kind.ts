/**
 * A kind of personal number, as one row of a table. Forms are written as runs of digits and letters with their lengths and what joins
 * them: `D3-D2-D4`, `A2D6A1`; `~` stands for any one joint or none, the same one all over (`D3~D3~D4`); `X17` is a word of 17 letters
 * and digits of which at least one is a digit. Several
 * are parted by commas.
 */
export interface IdKind {
  kind: string
  /** Forms that hardly anything else has, so that a valid number needs no word beside it. */
  plain?: string
  /** Forms that other numbers have as well: valid ones count only beside one of the words in `near`. */
  labelled?: string
  /** What must hold of the number without its joints, in capitals and as it stands. */
  valid?(id: string, written: string): boolean
  /** Words that announce the number, in any language, as they are when folded and without spaces and signs; parted by spaces. */
  near?: string
  /** Where the form says little; 1 for a number with a check, less for one without. */
  score?: number
  /** The check takes many steps, so that only some are made on one text. */
  costly?: true
}
