/** Bounds of the work on one text, counted in UTF-16 units and never in time, so that the same text has the same views everywhere. */
export interface ViewBudget {
  /** Nesting of encodings that is followed. */
  depth: number
  /** Units of all views together, the text itself left out. */
  output: number
  /** Units that detection of encodings may walk over. */
  work: number
}

/** What the views of a text may have together beside twice its length, so that a short text may be written in many encodings. */
const OUTPUT = 4096
/** From here on views of a very long text may have an eighth of its length. */
const MOST_OUTPUT = 2 ** 22
const WORK = 2 ** 18

export function viewBudget(length: number): ViewBudget {
  return {
    depth: 3,
    output: Math.min(2 * length + OUTPUT, Math.max(MOST_OUTPUT, length >> 3)),
    work: 64 * length + WORK,
  }
}
