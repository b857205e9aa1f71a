import type { Reading } from '../surfaces/reading.js'
import { read } from '../text/reading.js'
import type { Firing } from './decision.js'
import type { DecisionDraft } from './decision-draft.js'
import type { Segment } from './segments.js'
import type { Uninspectable } from './uninspectable.js'

/** More of them in one body say nothing new. */
const MOST = 16

/** Tells of every part of a body whose content was not seen. */
export function fireUnseen({ pieces }: Reading, action: Uninspectable, draft: DecisionDraft): void {
  const firings: Firing[] = []
  for (const { unseen: reason, origin, path } of pieces) {
    if (reason === undefined) continue
    firings.push({ rule: 'uninspectable', action, origin, path, detections: [], reason })
    if (firings.length === MOST) break
  }
  if (firings.length > 0) draft.fire(firings)
}

/** Whether a text has encodings that were not all followed: nested too deeply, or too many for the work that a text may cost. */
export const isUnread = (text: string): boolean => !read(text).views().complete

/** Tells of such a text. */
export function fireUnread({ origin, path }: Pick<Segment, 'origin' | 'path'>, action: Uninspectable, draft: DecisionDraft): void {
  draft.fire([
    { rule: 'uninspectable', action, origin, path, detections: [], reason: 'encoded in more layers or places than are followed' },
  ])
}
