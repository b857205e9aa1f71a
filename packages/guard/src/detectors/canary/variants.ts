import { codec } from '../../text/codecs/index.js'
import { compileLiterals, type LiteralMatcher } from '../../text/literal-matcher.js'
import { SampledGrams } from '../../text/sampled-grams.js'
import { squeeze } from '../../text/squeeze.js'

/** Squeezed canaries shorter than this are compared as they stand only: they would be found inside ordinary text. */
const LEAST = 8

/** What is looked for in samples is not longer than this, however long the canaries. */
const LONGEST = 32

/** All spellings of the canaries that can be written down beforehand, in two automata. */
export interface Variants {
  /** Compared with the squeezed text: the canary itself, backwards, and under every letter shift. */
  squeezed: LiteralMatcher
  /** Where the squeezed text may hold one of them at all. */
  sampled: SampledGrams
  /** Compared with the text as it stands: short canaries, and base64 at the three alignments that a longer encoded text can give it. */
  exact: LiteralMatcher
}

function shifted(text: string, by: number): string {
  return text.replace(/[a-z]/g, (c) => String.fromCharCode(97 + ((c.charCodeAt(0) - 97 + by) % 26)))
}

/** The part of the base64 of `canary` that does not depend on what stands around it. */
function base64Core(canary: string, lead: number): string {
  const encoded = codec('base64')?.encode('\u0001'.repeat(lead) + canary) ?? ''
  const bits = 8 * (lead + new TextEncoder().encode(canary).length)
  return encoded.slice(Math.ceil((8 * lead) / 6), Math.floor(bits / 6))
}

export function variantsOf(canaries: readonly string[]): Variants {
  const squeezed = new Set<string>()
  const exact = new Set<string>()
  for (const canary of canaries) {
    const core = squeeze(canary).text
    if (canary.trim() === '') continue
    if (core.length < LEAST) {
      exact.add(canary)
      continue
    }
    const backwards = Array.from(core).reverse().join('')
    for (const form of [core, backwards]) for (let by = 0; by < 26; by++) squeezed.add(shifted(form, by))
    squeezed.add(codec('atbash')?.encode(core) ?? core)
    for (let lead = 0; lead < 3; lead++) {
      const encoded = base64Core(canary, lead)
      if (encoded.length >= LEAST) exact.add(encoded)
    }
  }
  const words = [...squeezed].map((word) => squeeze(word).text)
  const least = words.reduce((low, word) => Math.min(low, word.length), LONGEST)
  return {
    sampled: new SampledGrams(words, least),
    squeezed: compileLiterals([...squeezed], { caseFold: true, squeezed: true }),
    exact: compileLiterals([...exact], { caseFold: false }),
  }
}
