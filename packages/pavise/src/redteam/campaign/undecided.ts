import type { Outcome } from '#redteam/campaign/runner'
import { INSIDE } from '#redteam/judges/effect-judge'
import type { Observation } from '#redteam/judges/judge'
import { goalOf } from '#redteam/probes/goal'
import type { Recipe } from '#redteam/strategies/recipe'

/** Something seen in a batch that is neither proven nor explained yet. */
export interface Undecided {
  readonly recipe: Recipe
  readonly outcome: Outcome
  readonly observation: Observation
}

/** Lower is settled first; above 2 another attempt of the batch is the likelier cause. */
export function urgency({ recipe, observation }: Undecided): number {
  if (observation.tied) return 0
  if (observation.basis !== 'effect' || observation.key.startsWith(INSIDE)) return 1
  if (!recipe.goals.some((id) => goalOf(id).effect === observation.effect)) return 3
  return observation.key === 'other' ? 2 : 1
}

/** Whether a recipe still holds everything that another one needed. */
export function uses(recipe: Recipe, needed: Recipe): boolean {
  const within = (parts: readonly string[], all: readonly string[]): boolean => parts.every((part) => all.includes(part))
  return within(needed.frames, recipe.frames) && within(needed.codecs, recipe.codecs) && within(needed.languages, recipe.languages)
}
