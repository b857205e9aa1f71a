import { read } from '../text/reading.js'
import type { Survey } from '../text/survey-counts.js'
import type { Span } from '../vocabulary/span.js'
import { KnownSpans } from './known-spans.js'

/** A finding inside one view: offsets are into the view. */
export interface Found {
  kind: string
  score: number
  start: number
  end: number
  because?: readonly string[]
}

const NONE: ReadonlySet<string> = new Set()

/** Signs that leetspeak turns into letters are what makes an address, a number or a key: such values are not looked for in that view. */
export const EXACT_VALUES: ReadonlySet<string> = new Set(['leetspeak'])

/**
 * Runs a scanner over every view of a text and answers spans of the original, in order. The same place found in several views is
 * reported once, in the view with the shortest path. Views whose path has a member of `without` are left out, and so is the text as it
 * stands where the survey of it says that the scanner has nothing to find there.
 */
export function inViews(
  detector: string,
  text: string,
  scan: (text: string) => readonly Found[],
  without: ReadonlySet<string> = NONE,
  possible: (seen: Survey) => boolean = () => true,
): Span[] {
  const spans: Span[] = []
  const reading = read(text)
  const { views } = reading.views()
  const known = views.length > 1 ? new KnownSpans() : undefined
  let seen: Set<string> | undefined
  for (const view of views) {
    if (view.path.length === 0 ? !possible(reading.survey) : view.path.some((step) => without.has(step))) continue
    for (const found of scan(view.text)) {
      const { start, end } = view.toOriginal(found.start, found.end)
      const key = `${found.kind}:${start}:${end}`
      seen ??= new Set()
      if (seen.has(key)) continue
      seen.add(key)
      if (view.path.length > 0 && known?.overlaps(found.kind, start, end)) continue
      const span: Span = { detector, kind: found.kind, score: found.score, start, end }
      if (view.path.length > 0) span.view = view.path
      if (found.because) span.because = found.because
      spans.push(span)
      known?.add(found.kind, { start, end })
    }
    known?.settle()
  }
  return spans.length < 2 ? spans : spans.sort((a, b) => a.start - b.start || b.end - a.end)
}
