/** Letters and digits of a text alone, lower case, with the place in the text that each came from. */
export interface FlatText {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** A text without everything that is no letter and no digit. */
export function flatten(text: string): FlatText {
  return collect(text, (piece) => (/[\p{L}\p{N}]/u.test(piece) ? piece.normalize('NFKC').toLowerCase() : ''))
}

function collect(text: string, spell: (piece: string) => string): FlatText {
  const out: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const letter of text) {
    const piece = spell(letter)
    for (let i = 0; i < piece.length; i++) {
      from.push(at)
      to.push(at + letter.length)
    }
    out.push(piece)
    at += letter.length
  }
  return { text: out.join(''), from, to }
}

/** Pieces of text, each with its place, run together into one. */
export function joined(pieces: readonly { text: string; start: number; end: number }[]): FlatText {
  const from: number[] = []
  const to: number[] = []
  for (const piece of pieces)
    for (let i = 0; i < piece.text.length; i++) {
      from.push(piece.start)
      to.push(piece.end)
    }
  return { text: pieces.map(({ text }) => text).join(''), from, to }
}

/** Where a needle stands, in offsets of the text that was flattened; null where it does not. */
export function findFlat(flat: FlatText, needle: string): { start: number; end: number } | null {
  if (needle === '') return null
  const at = flat.text.indexOf(needle)
  return at < 0 ? null : { start: flat.from[at]!, end: flat.to[at + needle.length - 1]! }
}
