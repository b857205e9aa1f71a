import type { Attack } from '#core/attack/attempt'
import { CHANNELS, type Channel } from '#core/attack/vocabulary'
import { isFrame } from '#redteam/strategies/frame'
import { type FrameId, GOAL_IDS, type GoalId } from '#redteam/strategies/lexicon/lexicon'

/** How the turns are laid out. */
export const DELIVERIES = ['single', 'warmed', 'turns', 'crescendo', 'foothold', 'split'] as const
export type Delivery = (typeof DELIVERIES)[number]

/**
 * What an attack is made of, before it is text. Lists with more than one entry make one message that tries them all; what was
 * needed is found afterwards by taking entries away.
 */
export interface Recipe {
  readonly goals: readonly GoalId[]
  readonly channel: Channel
  /** Which door in detail: `chat`, `paste`, `forged`, or `intake:NAME`. */
  readonly carrier: string
  readonly identity: string
  readonly languages: readonly string[]
  readonly frames: readonly FrameId[]
  readonly structures: readonly string[]
  readonly codecs: readonly string[]
  /** Codec in which the answer is demanded. */
  readonly answerIn?: string
  readonly delivery: Delivery
  readonly wording: number
  /** A hand-written attack (`family/number`) in the place of the wish that the grammar would make. */
  readonly seed?: string
}

/** Strategy ids of a recipe as an attack names them, outermost last. Everything that `recipeOf` needs stands in them. */
export function strategyIds(recipe: Recipe): string[] {
  return [
    ...recipe.goals.map((id) => `goal:${id}`),
    ...recipe.languages.map((id) => `language:${id}`),
    `wording:${recipe.wording}`,
    ...recipe.frames,
    ...recipe.structures.map((id) => `structure:${id}`),
    ...(recipe.answerIn ? [`answer:${recipe.answerIn}`] : []),
    ...recipe.codecs.map((id) => `codec:${id}`),
    `carrier:${recipe.carrier}`,
    `delivery:${recipe.delivery}`,
    ...(recipe.seed ? [`seed:${recipe.seed}`] : []),
  ]
}

/** Reads the recipe back from an attack, so that it can be varied on another seed; null for attacks that were not made here. */
export function recipeOf(attack: Attack): Recipe | null {
  const named = (prefix: string): string[] =>
    attack.strategies.filter((id) => id.startsWith(`${prefix}:`)).map((id) => id.slice(prefix.length + 1))
  const goals = named('goal').filter((id): id is GoalId => (GOAL_IDS as readonly string[]).includes(id))
  const delivery = DELIVERIES.find((id) => id === named('delivery')[0])
  const carrier = named('carrier')[0]
  const answerIn = named('answer')[0]
  const seed = named('seed')[0]
  if (goals.length === 0 || !delivery || !carrier || !(CHANNELS as readonly string[]).includes(attack.channel)) return null
  return {
    goals,
    channel: attack.channel,
    carrier,
    identity: attack.identity ?? '',
    languages: named('language'),
    frames: attack.strategies.filter(isFrame),
    structures: named('structure'),
    codecs: named('codec'),
    ...(answerIn ? { answerIn } : {}),
    delivery,
    wording: Number(named('wording')[0] ?? 0),
    ...(seed ? { seed } : {}),
  }
}
