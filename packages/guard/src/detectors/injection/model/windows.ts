import type { Run } from '../../../text/run.js'

/** Windows of the model, in units. Their borders depend on the position only. */
export const WINDOW = 512
export const STEP = 256

/** The windows of a text of this many units, in order; the last one ends with the text. */
export function* windowsOf(length: number): Generator<Run> {
  for (let start = 0; ; start += STEP) {
    yield { start, end: Math.min(length, start + WINDOW) }
    if (start + WINDOW >= length) return
  }
}
