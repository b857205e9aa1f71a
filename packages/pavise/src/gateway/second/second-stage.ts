import { createGuard, type Guard, type Policy } from '@pavise/guard'
import { readTokenizer, type SequenceClassifier, secondStage, type Tokenizer } from '@pavise/guard/onnx'
import { verdictDigest } from '#gateway/verdict-digest'

/** A model that settles the doubts of the detector `injection`, and how it is asked. All but the model itself crosses to other threads. */
export interface SecondStageParts {
  /** The text of a tokenizer.json. */
  readonly tokenizer: string
  /** Scores that are doubt: from the first to below the second. */
  readonly zone: readonly [from: number, to: number]
  readonly attackFrom: number
  /** Numbers that the model reads at once. */
  readonly windowTokens: number
  readonly classifier: SequenceClassifier
}

/** Makes the guard of a policy, with a second stage behind it where there is one. Guards made after the first share its tokenizer. */
export function guardMaker(second?: SecondStageParts): (policy: Policy) => Guard {
  const options = () => ({ clock: Date.now, digest: verdictDigest() })
  if (!second) return (policy) => createGuard(policy, options())
  const tokenizer: Tokenizer = readTokenizer(JSON.parse(second.tokenizer))
  return (policy) => secondStage(policy, { ...second, tokenizer, guard: options() }).guard
}
