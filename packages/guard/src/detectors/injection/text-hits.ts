import { type ConceptHit, conceptHits } from './concept-scan.js'
import { withSigns } from './literals.js'
import { Recent } from './recent.js'

const foreign = new Recent<readonly ConceptHit[]>()
const plain = new Recent<readonly ConceptHit[]>()

/** The words of the lexicons and the signs in a text, in order. `everyLanguage`: also where it looks like English. */
export function textHits(text: string, everyLanguage: boolean): readonly ConceptHit[] {
  return (everyLanguage ? foreign : plain).of(text, (read) => withSigns(read, conceptHits(read, everyLanguage)))
}
