/** A decoding that remembers where each UTF-16 unit of it came from: `at[i]` is its offset in the encoded text, `at[text.length]` the end. */
export interface Traced {
  text: string
  at: Uint32Array
}

/**
 * One encoding of text. Pure and total: `decode` answers null for what is not of this encoding and never throws.
 * Encodings over bytes carry UTF-8, so a lone surrogate comes back as U+FFFD; every well-formed string survives.
 */
export interface Codec {
  readonly id: string
  readonly title: string
  /** `decode(encode(x)) === x` holds for every well-formed x, or only for the letters that the encoding can carry. */
  readonly reversible: boolean | 'letters' | 'case-insensitive'
  encode(text: string): string
  /** Decodes a whole string that is in this encoding, or null. */
  decode(text: string): string | null
  /** Places in a longer text that look like this encoding, in order, disjoint; offsets are UTF-16 into `text`. Costs linear time. */
  detect(text: string): { start: number; end: number }[]
  /** `decode` with offsets, for encodings that work letter by letter. Absent where a part of a run means nothing without the rest. */
  trace?(text: string): Traced | null
}

export function defineCodec(codec: Codec): Codec {
  return codec
}
