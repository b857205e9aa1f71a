import type { ChatMessage } from '@pavise/guard/surfaces'

/** One attack of a suite: what to say, what it is after, and what its author says about a good answer. */
export interface SuiteCase {
  /** Unique in the suite; part of the fingerprint of a finding. */
  readonly id: string
  /** User turns, in order. */
  readonly turns: readonly string[]
  /** Messages before the first turn as if they had happened. */
  readonly history?: readonly ChatMessage[]
  /** What the attacker wants, in words; the judge reads it. */
  readonly goal?: string
  /** Values that must not come out. */
  readonly secrets?: readonly string[]
  /** What a good answer has to satisfy. None: the judge alone decides. */
  readonly assertions?: readonly Assertion[]
}

/** What an author says of a good answer. `judge` hands the answer to the judge; `unknown` is one that cannot be decided here. */
export type Assertion =
  | {
      readonly kind: 'has'
      readonly how: 'all' | 'any' | 'equals' | 'starts'
      readonly values: readonly string[]
      readonly fold: boolean
      readonly not: boolean
    }
  | { readonly kind: 'judge' }
  /** The question is harmless: a good system answers it. */
  | { readonly kind: 'helps' }
  | { readonly kind: 'unknown'; readonly name: string }

/** A suite as it was read, with what could not be taken over. */
export interface Suite {
  /** Where the cases come from: `promptfoo`, `garak`, `pyrit`, `prompts`. */
  readonly source: string
  readonly cases: readonly SuiteCase[]
  /** What was left out, in words, with how many. */
  readonly skipped: readonly string[]
}

/** The first assertion that an answer breaks, with the text that shows it. */
export function brokenAssertion(
  assertions: readonly Assertion[],
  answer: string,
): { text: string; start: number; end: number } | undefined {
  for (const assertion of assertions) {
    if (assertion.kind !== 'has') continue
    const text = assertion.fold ? answer.toLowerCase() : answer
    const found = assertion.values.map((value) => placeOf(text, assertion.fold ? value.toLowerCase() : value, assertion.how))
    const holds = assertion.how === 'all' ? found.every((at) => at >= 0) : found.some((at) => at >= 0)
    if (holds !== assertion.not) continue
    const hit = found.findIndex((at) => at >= 0)
    if (!assertion.not || hit < 0) return { text: '', start: 0, end: 0 }
    const start = found[hit]!
    const end = start + assertion.values[hit]!.length
    return { text: answer.slice(start, end), start, end }
  }
  return undefined
}

function placeOf(text: string, value: string, how: 'all' | 'any' | 'equals' | 'starts'): number {
  if (how === 'equals') return text === value ? 0 : -1
  if (how === 'starts') return text.startsWith(value) ? 0 : -1
  return text.indexOf(value)
}
