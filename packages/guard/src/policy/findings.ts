import type { DetectionContext } from '../vocabulary/detector.js'
import { GuardError } from '../vocabulary/error.js'
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

/** Runs the detectors. */
export const detecting =
  (text: string, context: DetectionContext): SpansOf =>
  ({ instance }) =>
    instance.detect(text, context)

/** Texts that cost so little that nobody asks in between whether the result is still wanted. */
const SHORT = 65_536

/** Throws PAV_INSPECTION_STOPPED where nobody waits any more. */
export function stopWhen(stopped: (() => boolean) | undefined): void {
  if (stopped?.()) throw new GuardError('PAV_INSPECTION_STOPPED', 'nobody waits for this inspection any more')
}

/** The same, but over a long text each detector is run only while somebody waits for the result. */
export function pausing(text: string, spansOf: SpansOf, stopped: (() => boolean) | undefined): SpansOf {
  if (stopped === undefined || text.length < SHORT) return spansOf
  return (step) => {
    stopWhen(stopped)
    return spansOf(step)
  }
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
