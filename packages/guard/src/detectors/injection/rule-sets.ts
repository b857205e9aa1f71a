import { CONCEPTS, type Concept } from './concepts.js'
import { OUTSIDE_RULES } from './outside-rules.js'
import { type InjectionRule, RULES } from './rules.js'

/** Rules in the form that a scan asks them. */
export interface RuleSet {
  rules: readonly InjectionRule[]
  /** Rules that a word of a concept may complete. */
  rulesOf: readonly (readonly number[])[]
  /** Concepts of each rule, as indices. */
  needs: readonly (readonly number[])[]
  /** Concepts that keep each rule from holding, as indices. */
  unless: readonly (readonly number[])[]
}

function ruleSet(rules: readonly InjectionRule[]): RuleSet {
  const indices = (concepts: readonly Concept[]) => concepts.map((concept) => CONCEPTS.indexOf(concept))
  return {
    rules,
    rulesOf: CONCEPTS.map((concept) => rules.flatMap((rule, index) => (rule.all.includes(concept) ? [index] : []))),
    needs: rules.map((rule) => indices(rule.all)),
    unless: rules.map((rule) => indices(rule.unless ?? [])),
  }
}

/** Rules for every text. */
export const ANYWHERE: RuleSet = ruleSet(RULES)
/** Rules for texts from outside: those for every text, and those for orders to an assistant. */
export const OUTSIDE: RuleSet = ruleSet([...RULES, ...OUTSIDE_RULES])
