import type { Concept } from './concepts.js'

export type InjectionKind = 'direct' | 'indirect' | 'jailbreak' | 'extraction'

/** Concepts that mean an attack when they stand together, and how sure that alone makes (0 to 1). */
export interface InjectionRule {
  id: string
  kind: InjectionKind
  all: readonly Concept[]
  /** Units between the beginning of the first word and the end of the last. */
  within: number
  weight: number
  /** No sentence or line ends between its words. */
  oneSentence?: boolean
  /** Concepts near its words that give them another meaning. */
  unless?: readonly Concept[]
}

/**
 * The rules. Weights are set by hand on what the combination means and held against ordinary text
 * with `pavise guard eval`; they are not fitted.
 */
export const RULES: readonly InjectionRule[] = [
  { id: 'override of earlier instructions', kind: 'direct', all: ['override', 'instruction', 'prior'], within: 70, weight: 0.75 },
  { id: 'override of all that was said', kind: 'direct', all: ['override', 'told-before'], within: 50, weight: 0.75 },
  { id: 'override of instructions', kind: 'direct', all: ['override', 'instruction'], within: 40, weight: 0.2 },
  { id: 'instructions declared void', kind: 'direct', all: ['not-valid', 'instruction', 'prior'], within: 80, weight: 0.7 },
  { id: 'all that was said declared void', kind: 'direct', all: ['not-valid', 'told-before'], within: 60, weight: 0.6 },
  { id: 'override and new order', kind: 'direct', all: ['override', 'instruction', 'new-order'], within: 160, weight: 0.6 },
  { id: 'override and dictated answer', kind: 'direct', all: ['override', 'only-answer'], within: 160, weight: 0.7 },
  { id: 'override by a turn of time', kind: 'direct', all: ['from-now-on', 'not-valid'], within: 120, weight: 0.7 },
  { id: 'new order by a turn of time', kind: 'direct', all: ['from-now-on', 'new-order'], within: 120, weight: 0.6 },
  { id: 'dictated answer by a turn of time', kind: 'direct', all: ['from-now-on', 'only-answer'], within: 120, weight: 0.6 },
  { id: 'override and secret', kind: 'direct', all: ['override', 'instruction', 'secret', 'reveal'], within: 200, weight: 0.5 },
  { id: 'override and transfer', kind: 'direct', all: ['override', 'send', 'destination'], within: 250, weight: 0.55 },
  { id: 'void rules and transfer', kind: 'direct', all: ['not-valid', 'send', 'destination'], within: 250, weight: 0.6 },
  { id: 'forged role mark and order', kind: 'direct', all: ['marker', 'override', 'instruction'], within: 200, weight: 0.6 },
  { id: 'forged role mark and new order', kind: 'direct', all: ['marker', 'new-order'], within: 160, weight: 0.65 },
  { id: 'forged role mark and authority', kind: 'direct', all: ['marker', 'authority'], within: 160, weight: 0.5 },
  { id: 'forged role mark and secrecy', kind: 'direct', all: ['marker', 'secrecy'], within: 240, weight: 0.5 },
  { id: 'forged role mark and transfer', kind: 'direct', all: ['marker', 'send', 'destination'], within: 200, weight: 0.3 },
  { id: 'forged role mark and word to a machine', kind: 'indirect', all: ['marker', 'to-machine'], within: 80, weight: 0.5 },
  { id: 'claimed authority and override', kind: 'direct', all: ['authority', 'override'], within: 160, weight: 0.55 },
  { id: 'claimed authority and extraction', kind: 'extraction', all: ['authority', 'reveal', 'prompt'], within: 200, weight: 0.5 },
  { id: 'asks for the prompt', kind: 'extraction', all: ['reveal', 'prompt'], within: 60, weight: 0.62 },
  { id: 'asks for the prompt word by word', kind: 'extraction', all: ['reveal', 'prompt', 'verbatim'], within: 160, weight: 0.7 },
  { id: 'asks for what was said before', kind: 'extraction', all: ['reveal', 'told-before', 'verbatim'], within: 120, weight: 0.65 },
  { id: 'asks for a secret as written', kind: 'extraction', all: ['reveal', 'secret', 'verbatim'], within: 120, weight: 0.35 },
  { id: 'secret to an address', kind: 'indirect', all: ['send', 'secret', 'destination'], within: 140, weight: 0.45 },
  { id: 'conversation to an address', kind: 'indirect', all: ['send', 'data', 'destination'], within: 140, weight: 0.5, oneSentence: true },
  { id: 'transfer kept secret', kind: 'indirect', all: ['send', 'secrecy'], within: 200, weight: 0.6 },
  { id: 'secrecy from the user', kind: 'indirect', all: ['secrecy', 'to-machine'], within: 300, weight: 0.6 },
  { id: 'order to a machine', kind: 'indirect', all: ['to-machine', 'override'], within: 240, weight: 0.7 },
  { id: 'transfer by a machine', kind: 'indirect', all: ['to-machine', 'send'], within: 240, weight: 0.5 },
  { id: 'dictated answer to a machine', kind: 'indirect', all: ['to-machine', 'only-answer'], within: 240, weight: 0.7 },
  { id: 'new order to a machine', kind: 'indirect', all: ['to-machine', 'new-order'], within: 240, weight: 0.7 },
  { id: 'extraction by a machine', kind: 'indirect', all: ['to-machine', 'reveal', 'secret'], within: 240, weight: 0.6 },
  { id: 'persona without limits', kind: 'jailbreak', all: ['persona', 'unlimited'], within: 400, weight: 0.6 },
  { id: 'persona that never refuses', kind: 'jailbreak', all: ['persona', 'no-refusal'], within: 500, weight: 0.65 },
  { id: 'without limits and refusals', kind: 'jailbreak', all: ['unlimited', 'no-refusal'], within: 400, weight: 0.65 },
  { id: 'without limits by a turn of time', kind: 'jailbreak', all: ['from-now-on', 'unlimited'], within: 240, weight: 0.6 },
  { id: 'override and persona', kind: 'jailbreak', all: ['override', 'instruction', 'persona'], within: 260, weight: 0.5 },
  { id: 'claimed authority and no limits', kind: 'jailbreak', all: ['authority', 'unlimited'], within: 240, weight: 0.6 },
  { id: 'decode and obey', kind: 'direct', all: ['decode', 'follow'], within: 80, weight: 0.45 },
]
