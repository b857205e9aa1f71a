/**
 * What stands on one side of a border between two units. Anchors and word borders of RE2 ask nothing else: words and lines are of ASCII
 * there (`\b` knows `\w`, `(?m)^` knows `\n`).
 */
const EDGE = 0
const LINE_BREAK = 1
const WORD = 2
const OTHER = 3
const SIDES = 4

/** Kinds of border: what stands before and what stands behind. */
export const BORDERS = SIDES * SIDES

/** A condition on a border is the set of its kinds for which it holds, one bit each. */
export const ALWAYS = (1 << BORDERS) - 1

function where(holds: (before: number, behind: number) => boolean): number {
  let mask = 0
  for (let before = 0; before < SIDES; before++)
    for (let behind = 0; behind < SIDES; behind++) if (holds(before, behind)) mask |= 1 << (before * SIDES + behind)
  return mask
}

const ends = (side: number) => side === EDGE || side === LINE_BREAK

export const TEXT_BEGIN = where((before) => before === EDGE)
export const TEXT_END = where((_, behind) => behind === EDGE)
export const LINE_BEGIN = where((before) => ends(before))
export const LINE_END = where((_, behind) => ends(behind))
export const WORD_BORDER = where((before, behind) => (before === WORD) !== (behind === WORD))
export const NO_WORD_BORDER = ALWAYS & ~WORD_BORDER

/** Units that conditions on borders tell apart, as inclusive ranges. */
export const TOLD_APART: readonly (readonly [number, number])[] = [
  [10, 10],
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]

const sides = Uint8Array.from({ length: 128 }, (_, c) =>
  c === 10 ? LINE_BREAK : TOLD_APART.some(([from, to]) => c >= from && c <= to) ? WORD : OTHER,
)

/** What a unit is beside a border; -1 is the edge of the text. */
export function sideOf(unit: number): number {
  return unit < 0 ? EDGE : unit < 128 ? sides[unit]! : OTHER
}

/** The kind of the border between two units. */
export function borderOf(before: number, behind: number): number {
  return sideOf(before) * SIDES + sideOf(behind)
}
