import type { Attack } from '#core/attack/attempt'
import { CHANNELS, type Channel } from '#core/attack/vocabulary'
import { isFrame } from '#redteam/strategies/frame'
import { type FrameId, GOAL_IDS, type GoalId } from '#redteam/strategies/lexicon/lexicon'
import { type Line, lineId, lineOf } from '#redteam/strategies/line'

/** How the turns are laid out before anything is sent. */
export const LAYOUTS = [
  'single',
  'warmed',
  'turns',
  'foothold',
  'split',
  'pieces',
  'piecemeal',
  'insist',
  'standing',
  'drift',
  'remembered',
] as const
/** How what is planted is laid out: one reading, or what a person does before and after it. */
export const PLANT_LAYOUTS = ['again', 'handled', 'worked', 'renewed', 'later', 'linked'] as const
/** State machines that decide each turn by the answer before it. */
export const SEARCH_IDS = ['crescendo', 'backtrack', 'pair', 'tree', 'goat', 'actor', 'best-of-n'] as const
export type SearchId = (typeof SEARCH_IDS)[number]
/** `script`: the lines that a search came through with, and no others. */
export const DELIVERIES = [...LAYOUTS, ...PLANT_LAYOUTS, ...SEARCH_IDS, 'script'] as const
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
  /** For delivery `linked`: the intake through which the payload comes in; the door itself only points there. */
  readonly via?: string
  readonly wording: number
  /** A hand-written attack (`family/number`) in the place of the wish that the grammar would make. */
  readonly seed?: string
  /** The turns one by one, for delivery `script`. */
  readonly lines?: readonly Line[]
  /** Which way of spending requests drew it: carried along so that a success is credited there. No part of what is sent. */
  readonly arm?: string
}

/** True where all is said in one message of the user. */
export function isOneTurn({ delivery, lines }: Pick<Recipe, 'delivery' | 'lines'>): boolean {
  if (delivery === 'script') return (lines?.length ?? 0) < 2
  return delivery === 'single' || delivery === 'pieces' || delivery === 'pair' || delivery === 'best-of-n'
}

/** The channel that an attack comes in by: talk that needs its earlier turns by the history, an earlier conversation by the memory. */
export function entryChannel(recipe: Pick<Recipe, 'channel' | 'delivery' | 'lines'>): Channel {
  if (recipe.channel !== 'user') return recipe.channel
  if (recipe.delivery === 'remembered') return 'memory'
  return isOneTurn(recipe) ? 'user' : 'history'
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
    ...(recipe.via ? [`via:${recipe.via}`] : []),
    ...(recipe.seed ? [`seed:${recipe.seed}`] : []),
    ...(recipe.lines ?? []).map((line) => `line:${lineId(line)}`),
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
  const via = named('via')[0]
  const seed = named('seed')[0]
  const lines = named('line').flatMap((id) => lineOf(id) ?? [])
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
    ...(via ? { via } : {}),
    wording: Number(named('wording')[0] ?? 0),
    ...(seed ? { seed } : {}),
    ...(lines.length > 0 ? { lines } : {}),
  }
}
