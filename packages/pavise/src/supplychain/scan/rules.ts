import type { RuleDefinition } from '#core/results/rule'
import type { FormatDefinition } from './format.js'
import { sensitiveRules } from './sensitive-text.js'

/** Every rule that a scan may name: those of the formats and those that hold for any content. */
export const scanRules = (formats: readonly FormatDefinition[]): readonly RuleDefinition[] => [
  ...new Map([...formats.flatMap(({ rules }) => rules), ...sensitiveRules].map((rule) => [rule.id, rule])).values(),
]
