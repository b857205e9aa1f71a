import { ATLAS } from './atlas.js'
import { CWE } from './cwe.js'
import { OWASP_AGENTIC } from './owasp-agentic.js'
import { OWASP_LLM } from './owasp-llm.js'
import type { TaxonomyEntry } from './taxonomy-entry.js'

/** Public taxonomies that ship, by the prefix of a tag: `owasp-llm:LLM01`, `atlas:AML.T0051.000`. */
export const TAXONOMIES: Readonly<Record<string, readonly TaxonomyEntry[]>> = {
  'owasp-llm': OWASP_LLM,
  'owasp-agentic': OWASP_AGENTIC,
  atlas: ATLAS,
  cwe: CWE,
}

/** The entry behind a tag, or undefined when no shipped taxonomy has it. */
export function taxonomyEntry(tag: string): TaxonomyEntry | undefined {
  const colon = tag.indexOf(':')
  return TAXONOMIES[tag.slice(0, colon)]?.find((entry) => entry.id === tag.slice(colon + 1))
}
