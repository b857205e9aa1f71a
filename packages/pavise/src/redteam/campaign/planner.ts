import type { Random } from '#core/random'
import { Memory } from '#redteam/campaign/bandit'
import { type Cell, cellsOf } from '#redteam/campaign/cell'
import { Shelf } from '#redteam/campaign/library'
import { techniques } from '#redteam/campaign/schedule'
import { PLACED } from '#redteam/strategies/encode'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type GoalId } from '#redteam/strategies/lexicon/lexicon'
import { DELIVERIES, type Recipe } from '#redteam/strategies/recipe'
import { structures } from '#redteam/strategies/structure'
import type { Target } from '#redteam/targets/target'

interface Lane {
  readonly cell: Cell
  /** Techniques still to be tried here, next one first. */
  queue: Omit<Recipe, 'goals' | 'channel' | 'carrier' | 'identity'>[]
  drawn: number
  /** Hand-written attacks for this door. */
  readonly shelf: Shelf
}

/** Of so many messages at a door one is a hand-written attack. */
const WRITTEN_EVERY = 8

/** What a goal needed at a door when it worked: tried no more there, so that another flaw at the same door can be found. */
interface Found {
  readonly goal: GoalId
  readonly recipe: Recipe
}

/**
 * Decides what is tried next. Doors take turns, each walking through its own order; what worked somewhere is tried at every other door
 * first; once the order is through, single techniques are drawn by what has worked so far.
 */
export class Planner {
  readonly memory = new Memory()
  readonly #lanes: Lane[]
  readonly #found = new Map<string, Found[]>()
  readonly #hints: Recipe[] = []
  readonly #hinted = new Set<string>()
  #turn = 0

  constructor(
    readonly target: Target,
    readonly random: Random,
  ) {
    const cells = cellsOf(target)
    this.#lanes = cells.map((cell) => ({
      cell,
      queue: techniques(cell, random.fork(cell.id)),
      drawn: 0,
      shelf: new Shelf(cell, random.fork(`shelf/${cell.id}`)),
    }))
  }

  /** The next recipes, `count` of them. */
  next(count: number): Recipe[] {
    return Array.from({ length: count }, () => this.#draw())
  }

  /** A goal worked at a door with a recipe that is down to what it needs. */
  found(recipe: Recipe, goal: GoalId): void {
    const door = doorOf(recipe)
    this.#found.set(door, [...(this.#found.get(door) ?? []), { goal, recipe }])
    const { languages, frames, structures: wraps, codecs, answerIn, delivery, wording } = recipe
    const technique = { languages, frames, structures: wraps, codecs, ...(answerIn ? { answerIn } : {}), delivery, wording }
    for (const lane of this.#lanes) if (doorOf(lane.cell) !== door) lane.queue.unshift(technique)
  }

  /** What already worked at a door for any of these goals. */
  foundAt(door: string, goals: readonly GoalId[]): Recipe[] {
    return (this.#found.get(door) ?? []).filter(({ goal }) => goals.includes(goal)).map(({ recipe }) => recipe)
  }

  #draw(): Recipe {
    const hint = this.#turn % 2 === 0 ? this.#hints.shift() : undefined
    if (hint) {
      this.#turn++
      return hint
    }
    for (let tries = 0; tries < 200; tries++) {
      const lane = this.#lanes[this.#turn++ % this.#lanes.length]!
      const written = lane.drawn > 0 && lane.drawn % WRITTEN_EVERY === 0 ? this.#fromShelf(lane) : null
      if (written) return written
      const technique = lane.queue.shift()
      const identity = this.target.identities[lane.drawn++ % this.target.identities.length]!.name
      const base = { goals: lane.cell.goals, channel: lane.cell.channel, carrier: lane.cell.carrier, identity }
      const recipe = technique ? this.#withoutFound({ ...base, ...technique }) : this.#sample(lane, identity)
      if (recipe) return recipe
    }
    return this.#sample(this.#lanes[this.#turn++ % this.#lanes.length]!, this.target.identities[0]!.name)
  }

  #fromShelf(lane: Lane): Recipe | null {
    const taken = lane.shelf.next(this.memory, this.random)
    if (!taken) return null
    const identity = this.target.identities[lane.drawn++ % this.target.identities.length]!.name
    return { ...taken, channel: lane.cell.channel, carrier: lane.cell.carrier, identity }
  }

  /** Drops goals that already worked here; when none is left, drops what they needed instead, and gives up when nothing is left of it. */
  #withoutFound(recipe: Recipe): Recipe | null {
    const found = this.#found.get(doorOf(recipe)) ?? []
    const open = recipe.goals.filter((goal) => !found.some((item) => item.goal === goal))
    if (open.length > 0) return this.#unshadowed({ ...recipe, goals: open }, found)
    const goal = recipe.goals[this.#turn % recipe.goals.length]!
    let rest: Recipe = { ...recipe, goals: [goal] }
    for (const item of found.filter((candidate) => candidate.goal === goal)) {
      const next = withoutNeeded(rest, item.recipe)
      if (!next) return null
      rest = next
    }
    return rest
  }

  /**
   * A flaw that answers first hides the others behind the same door. Two of three messages therefore leave out what the known flaws
   * there need, as far as something is left.
   */
  #unshadowed(recipe: Recipe, found: readonly Found[]): Recipe | null {
    if (this.#turn % 3 === 0) return recipe
    return found.reduce<Recipe | null>((rest, item) => rest && withoutNeeded(rest, item.recipe), recipe)
  }

  /** Something there that is worth a closer look: tried next. */
  hint(recipe: Recipe, goal: GoalId): void {
    const key = JSON.stringify([doorOf(recipe), goal, recipe.languages, recipe.frames, recipe.codecs])
    if (this.#hinted.has(key) || this.#hinted.size > 200) return
    this.#hinted.add(key)
    this.#hints.push({ ...recipe, goals: [goal], wording: 0 })
  }

  #sample(lane: Lane, identity: string): Recipe {
    const { cell } = lane
    const talk = cell.channel === 'user'
    const pick = <Id extends string>(kind: string, ids: readonly Id[]): Id => this.memory.pick(kind, ids, this.random)
    const codec = pick('codec', ['none', ...PLACED, 'rot13', 'reversed', 'leetspeak', 'spaced', 'homoglyph'])
    const structure = pick('structure', ['none', ...structures.map(({ id }) => id)])
    return {
      goals: [pick('goal', cell.goals)],
      channel: cell.channel,
      carrier: cell.carrier,
      identity,
      languages: [
        pick(
          'language',
          lexicons.map(({ id }) => id),
        ),
      ],
      frames: [pick('frame', FRAME_IDS)],
      structures: structure === 'none' ? [] : [structure],
      codecs: codec === 'none' ? [] : [codec],
      delivery: talk ? pick('delivery', DELIVERIES) : 'single',
      wording: this.random.int(4),
    }
  }
}

export function doorOf(place: { carrier: string; channel: string }): string {
  return `${place.carrier}/${place.channel}`
}

/** The recipe without one thing that the earlier success could not do without; null where nothing remains. */
function withoutNeeded(recipe: Recipe, needed: Recipe): Recipe | null {
  if (needed.codecs.length > 0 && recipe.codecs.some((id) => !needed.codecs.includes(id)))
    return { ...recipe, codecs: recipe.codecs.filter((id) => !needed.codecs.includes(id)) }
  if (needed.codecs.length > 0 !== recipe.codecs.length > 0) return recipe
  if (needed.frames.length > 0) {
    const frames = recipe.frames.filter((id) => !needed.frames.includes(id))
    return frames.length > 0 || recipe.frames.length === 0 ? { ...recipe, frames } : null
  }
  const languages = recipe.languages.filter((id) => !needed.languages.includes(id))
  return languages.length > 0 ? { ...recipe, languages } : null
}
