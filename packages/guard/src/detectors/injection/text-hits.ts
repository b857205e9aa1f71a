import type { View } from '../../text/view.js'
import { type ConceptHit, conceptHits } from './concept-scan.js'
import { withSigns } from './literals.js'

/** What was found in views, kept as long as they are: two detectors ask for the same ones, one after the other. */
const foreign = new WeakMap<View, readonly ConceptHit[]>()
const plain = new WeakMap<View, readonly ConceptHit[]>()

/** The words of the lexicons and the signs in a view, in order. `everyLanguage`: also where it looks like English. */
export function viewHits(view: View, everyLanguage: boolean): readonly ConceptHit[] {
  const kept = everyLanguage ? foreign : plain
  const known = kept.get(view)
  if (known) return known
  const hits = withSigns(view.text, conceptHits(view.text, everyLanguage))
  kept.set(view, hits)
  return hits
}
