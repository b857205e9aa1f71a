import type { DetectionContext } from '../vocabulary/detector.js'
import type { Span } from '../vocabulary/span.js'
import type { Instance, Step } from './rule-table.js'

/**
 * What the detectors of a plan find in a text, by nothing but the text, where it stands and the operator's words. One that is not named found nothing; one that is
 * `contextual` and found something is named with `null`: the rest of the session decides what of it stands.
 */
export interface Findings {
  readonly found: ReadonlyMap<Instance, readonly Span[] | null>
  /** Not all of its encodings were followed. */
  readonly unread: boolean
}

/** How the spans of a step come about. Throws what its detector throws. */
export type SpansOf = (step: Step) => readonly Span[]

export const spansIn = ({ found }: Findings): number => {
  let spans = 0
  for (const each of found.values()) spans += each?.length ?? 0
  return spans
}

/** Runs the detectors and notes in `found` what may be remembered of it. */
export function noting(text: string, context: DetectionContext, found: Map<Instance, readonly Span[] | null>): SpansOf {
  return ({ instance }) => {
    if (instance.detector.contextual) {
      // What it finds where nothing was said yet holds all that it can find.
      if (instance.detect(text, { ...context, vouchedText: '' }).length === 0) return []
      found.set(instance, null)
      return instance.detect(text, context)
    }
    const spans = instance.detect(text, context)
    if (spans.length > 0) found.set(instance, spans)
    return spans
  }
}

/** Takes what was found before, and runs only what depends on the session. */
export function recalling(text: string, context: DetectionContext, { found }: Findings): SpansOf {
  return ({ instance }) => {
    const known = found.get(instance)
    return known === undefined ? [] : (known ?? instance.detect(text, context))
  }
}
