/** A parsed pattern. Ranges are inclusive and over UTF-16 units. */
export type Node =
  | { type: 'set'; ranges: readonly (readonly [number, number])[] }
  /** Reads nothing and holds at some kinds of border: a condition of `border.ts`. */
  | { type: 'border'; holds: number }
  | { type: 'sequence'; items: readonly Node[] }
  | { type: 'choice'; items: readonly Node[] }
  | { type: 'repeat'; item: Node; least: number; most: number }

/** A pattern that is refused, in words for the person who wrote it. */
export class PatternFault extends Error {}
