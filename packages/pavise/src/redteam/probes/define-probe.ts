import type { Channel, EffectKind } from '#core/attack/vocabulary'
import type { Severity } from '#core/results/severity'
import { goalOf } from '#redteam/probes/goal'
import { ruleOf } from '#redteam/rules'
import type { FrameId, GoalId } from '#redteam/strategies/lexicon/lexicon'
import type { Delivery, Recipe } from '#redteam/strategies/recipe'

export interface ProbeDefinition {
  readonly id: string
  readonly title: string
  readonly goals: readonly GoalId[]
  readonly channels: readonly Channel[]
  /** Techniques that make this family; a recipe belongs to it when it uses one of each kind that is named. */
  readonly frames?: readonly FrameId[]
  readonly structures?: readonly string[]
  /** `any` codec, or `none`. */
  readonly codecs?: 'any' | 'none'
  readonly answerIn?: 'any'
  readonly deliveries?: readonly Delivery[]
  /** Tags besides those of the rule. */
  readonly taxonomy: readonly string[]
}

/** A family of attacks: a goal, the doors it fits, the technique that makes it. Effect, rule and severity follow from the goal. */
export interface Probe extends ProbeDefinition {
  readonly effect: EffectKind
  readonly objective: string
  readonly rule: string
  readonly severity: Severity
}

export function defineProbe(definition: ProbeDefinition): Probe {
  const goal = goalOf(definition.goals[0]!)
  const rule = ruleOf[goal.effect]
  return { ...definition, effect: goal.effect, objective: goal.objective, rule: rule.id, severity: rule.severity }
}

/** How specific a probe is for a recipe: 0 where it does not describe it. */
export function fit(probe: Probe, recipe: Recipe): number {
  if (!probe.channels.includes(recipe.channel)) return 0
  if (!probe.goals.includes(recipe.goals[0]!)) return 0
  const wants: boolean[] = []
  if (probe.frames) wants.push(probe.frames.some((id) => recipe.frames.includes(id)))
  if (probe.structures) wants.push(probe.structures.some((id) => recipe.structures.includes(id)))
  if (probe.codecs) wants.push(probe.codecs === 'any' ? recipe.codecs.length > 0 : recipe.codecs.length === 0)
  if (probe.answerIn) wants.push(recipe.answerIn !== undefined)
  if (probe.deliveries) wants.push(probe.deliveries.includes(recipe.delivery))
  return wants.every(Boolean) ? 1 + wants.length : 0
}
