import type { GoalId } from '#redteam/strategies/lexicon/lexicon'
import { entryChannel, type Recipe } from '#redteam/strategies/recipe'

/** What a goal needed at a door when it worked: tried no more there, so that another flaw at the same door can be found. */
interface Found {
  readonly goal: GoalId
  readonly recipe: Recipe
  /** False while nobody knows what of the recipe was needed. */
  readonly isLeast: boolean
}

/** What worked at which door, and how to step around it. */
export class Known {
  readonly #found = new Map<string, Found[]>()

  add(door: string, found: Found): void {
    this.#found.set(door, [...(this.#found.get(door) ?? []), found])
  }

  /** Puts what a success came down to in the place of the whole. */
  tookApart(door: string, whole: Recipe, least: Recipe): void {
    const found = this.#found.get(door) ?? []
    this.#found.set(
      door,
      found.map((item) => (item.recipe === whole ? { ...item, recipe: least, isLeast: true } : item)),
    )
  }

  has(door: string, goal: GoalId): boolean {
    return this.#found.get(door)?.some((item) => item.goal === goal) ?? false
  }

  /** What already worked at a door for any of these goals; undefined while one of them was not taken apart. */
  at(door: string, goals: readonly GoalId[]): Recipe[] | undefined {
    const found = (this.#found.get(door) ?? []).filter(({ goal }) => goals.includes(goal))
    return found.every(({ isLeast }) => isLeast) ? found.map(({ recipe }) => recipe) : undefined
  }

  /** Whether all that could be tried there was found and waits for being taken apart. */
  waits(door: string, goals: readonly GoalId[]): boolean {
    const found = this.#found.get(door) ?? []
    return (
      goals.every((goal) => found.some((item) => item.goal === goal)) && found.some((item) => !item.isLeast && goals.includes(item.goal))
    )
  }

  /** Drops goals that already worked here; when none is left, drops what they needed instead, and gives up when nothing is left of it. */
  without(recipe: Recipe, door: string, turn: number): Recipe | null {
    const found = this.#found.get(door) ?? []
    const open = recipe.goals.filter((goal) => !found.some((item) => item.goal === goal))
    const least = found.filter(({ isLeast }) => isLeast)
    if (open.length > 0) return unshadowed({ ...recipe, goals: open }, least, turn)
    const goal = recipe.goals[turn % recipe.goals.length]!
    const needed = least.filter((candidate) => candidate.goal === goal)
    return needed.reduce<Recipe | null>((rest, item) => rest && withoutNeeded(rest, item.recipe), { ...recipe, goals: [goal] })
  }
}

/**
 * A flaw that answers first hides the others behind the same door. Two of three messages therefore leave out what the known flaws
 * there need, as far as something is left.
 */
function unshadowed(recipe: Recipe, found: readonly Found[], turn: number): Recipe {
  if (turn % 3 === 0) return recipe
  return found.reduce((rest, item) => withoutNeeded(rest, item.recipe) ?? rest, recipe)
}

/** The recipe without one thing that the earlier success could not do without; null where nothing remains. */
function withoutNeeded(recipe: Recipe, needed: Recipe): Recipe | null {
  if (needed.codecs.length > 0 && recipe.codecs.some((id) => !needed.codecs.includes(id)))
    return { ...recipe, codecs: recipe.codecs.filter((id) => !needed.codecs.includes(id)) }
  if (needed.codecs.length > 0 !== recipe.codecs.length > 0) return recipe
  if (needed.delivery !== 'single' && recipe.delivery !== needed.delivery) return recipe
  if (needed.frames.length > 0) {
    const frames = recipe.frames.filter((id) => !needed.frames.includes(id))
    return frames.length > 0 || recipe.frames.length === 0 ? { ...recipe, frames } : null
  }
  const languages = recipe.languages.filter((id) => !needed.languages.includes(id))
  return languages.length > 0 ? { ...recipe, languages } : null
}

/** Where an attack enters: its door, or what carries it on from earlier turns or conversations. */
export function entryOf(recipe: Pick<Recipe, 'carrier' | 'channel' | 'delivery' | 'lines'>): string {
  return `${recipe.carrier}/${entryChannel(recipe)}`
}
