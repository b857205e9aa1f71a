/** One encoding of text. Pure and total: `decode` answers null for what is not of this encoding and never throws. */
export interface Codec {
  readonly id: string
  readonly title: string
  /** `decode(encode(x)) === x` holds for every x, or only for the letters that the encoding can carry. */
  readonly reversible: boolean | 'letters' | 'case-insensitive'
  encode(text: string): string
  /** Decodes a whole string that is in this encoding, or null. */
  decode(text: string): string | null
  /** Places in a longer text that look like this encoding; offsets are UTF-16 into `text`. Costs linear time. */
  detect(text: string): { start: number; end: number }[]
}

export function defineCodec(codec: Codec): Codec {
  return codec
}
