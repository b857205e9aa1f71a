import type { Head } from '../src/detectors/injection/model/packed.js'
import type { Recipe } from './cross.js'
import { isHarmless } from './knots.js'
import type { LogisticOptions } from './logistic.js'
import { isBenign, isInjection, type Kind, type Row } from './row.js'
import type { Side } from './weighting.js'

/** Chosen by leaving sources out (`leave-out.ts`). */
export const OPTIONS: LogisticOptions = {
  epochs: 6,
  rate: 0.4,
  decay: 1e-4,
  narrow: 300,
  dropout: 0.3,
  wordless: 0.15,
  conceptless: 0.15,
  seed: 1,
}

/** Requests for the system prompt stand under another name in the shared data. */
function kindOf(kind: Kind, row: Row): Kind {
  return row.source === 'garak_sysprompt' ? 'prompt_extraction' : kind
}

/** Harmful wishes are no injections, and harmless ones that sound like them say nothing of injections either: both belong to the head `harmful`. */
function isOfHarm(kind: Kind, row: Row): boolean {
  return kind === 'harmful_request' || isHarmless(row)
}

function oneOf(own: Kind): (kind: Kind, row: Row) => Side {
  return (kind, row) => {
    if (isOfHarm(kind, row)) return 0
    return kindOf(kind, row) === own ? 1 : -1
  }
}

/** Wishes that some sets hide in questions of what was or will be: as words go they are questions of history, and harmless ones sound alike. */
const TENSE = /^(?:how|what|why|which|in what ways?) (?:are|did|had|has|have|is|might|was|were|will|would)\b/i

function harmSide(kind: Kind, { text }: Row): Side {
  if (kind === 'harmful_request') return TENSE.test(text) ? 0 : 1
  return isBenign(kind) ? -1 : 0
}

const SIDES: Readonly<Record<Head, (kind: Kind, row: Row) => Side>> = {
  attack: (kind, row) => (isOfHarm(kind, row) ? 0 : isInjection(kind) ? 1 : -1),
  direct: oneOf('direct_injection'),
  jailbreak: oneOf('jailbreak'),
  indirect: oneOf('indirect_injection'),
  extraction: oneOf('prompt_extraction'),
  harmful: harmSide,
}

export function recipeFor(head: Head, options: Partial<LogisticOptions> = {}, more: Partial<Recipe> = {}): Recipe {
  return { sideOf: SIDES[head], rows: 3, sources: 6, without: new Set(), options: { ...OPTIONS, ...options }, ...more }
}
