import type { Random } from '#core/random'
import { Memory, type Yield, yieldOf } from '#redteam/campaign/bandit'
import { cellsOf } from '#redteam/campaign/cell'
import { type Lane, laneOf, nextTechnique, promote, SOURCES, type Source } from '#redteam/campaign/lane'
import { sampled } from '#redteam/campaign/sample'
import type { Technique } from '#redteam/campaign/schedule'
import { type Selection, selectionOf } from '#redteam/campaign/selection'
import { Survey } from '#redteam/campaign/survey'
import { searchOf } from '#redteam/searches/index'
import { lexiconOf } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type FrameId, type GoalId } from '#redteam/strategies/lexicon/lexicon'
import { PLANT_LAYOUTS, type Recipe } from '#redteam/strategies/recipe'
import type { Target } from '#redteam/targets/target'

/** In a fixed order one message of so many at a door is a hand-written attack, and one of so many a search. */
const FIXED = { written: 8, search: 12 }
/** What one attempt of a source costs in requests, about; a planted one takes one more. */
const COST: Readonly<Record<Source, number>> = { sweep: 1, written: 1, search: 6 }
/** Every so many draws the lane that waited longest has its turn, whatever it brought so far. */
const TURN_EVERY = 2
/** Every so many draws is one of the survey, until that is through. */
const SURVEY_EVERY = 2

/** What a goal needed at a door when it worked: tried no more there, so that another flaw at the same door can be found. */
interface Found {
  readonly goal: GoalId
  readonly recipe: Recipe
}

export interface PlannerOptions {
  /** False: every door walks its own order and nothing is learned. */
  readonly learns?: boolean
  /** Only these strategies. */
  readonly strategies?: readonly string[]
}

/**
 * Decides what is tried next. A survey meets every tool, family and door first.
 * Each door walks its own order, takes hand-written attacks and holds searches; which door, and which of the
 * three there, is drawn by what they brought for their requests (Thompson sampling), with a turn for everybody in between. What worked
 * somewhere is tried at every other door first; once an order is through, single techniques are drawn by what has worked so far.
 */
export class Planner {
  readonly memory = new Memory()
  readonly #learns: boolean
  readonly #selection: Selection
  readonly #lanes: Lane[]
  readonly #yields = new Map<string, Yield>()
  /** What each source brought at all doors together. */
  readonly #kinds: Record<Source, Yield> = { sweep: { won: 0, tried: 0 }, written: { won: 0, tried: 0 }, search: { won: 0, tried: 0 } }
  readonly #found = new Map<string, Found[]>()
  readonly #likely = new Map<string, { technique: Technique; times: number }>()
  readonly #hints: Recipe[] = []
  readonly #hinted = new Set<string>()
  readonly #survey: Survey | undefined
  #turn = 0
  #draws = 0

  constructor(
    readonly target: Target,
    readonly random: Random,
    { learns = true, strategies }: PlannerOptions = {},
  ) {
    this.#learns = learns
    this.#selection = selectionOf(strategies)
    const intakes = target.intakes.map(({ name }) => name)
    this.#lanes = cellsOf(target).map((cell) => laneOf(cell, random, this.#selection, intakes))
    this.#survey = learns && this.#selection.everything ? new Survey(target, random.fork('survey')) : undefined
  }

  /** The next recipes, `count` of them at most. */
  next(count: number): Recipe[] {
    return Array.from({ length: count }, () => this.#draw()).filter((recipe) => recipe !== null)
  }

  /**
   * A goal worked at a door with a recipe that is down to what it needs; no goal where what came of it was not what was asked for.
   * `news`: nothing of this kind was found before.
   */
  found(recipe: Recipe, goal: GoalId | undefined, news = true): void {
    if (!this.#learns) return
    const door = doorOf(recipe)
    if (news) this.#credit(recipe, 1)
    // A hand-written text is needed as it stands: it says nothing about what else the door takes.
    if (!recipe.seed && goal) this.#found.set(door, [...(this.#found.get(door) ?? []), { goal, recipe }])
    if (recipe.lines || recipe.seed || searchOf(recipe.delivery)) return
    const { languages, frames, structures, codecs, answerIn, delivery, via, wording } = recipe
    const technique = {
      languages,
      frames,
      structures,
      codecs,
      ...(answerIn ? { answerIn } : {}),
      delivery,
      ...(via ? { via } : {}),
      wording,
    }
    const key = JSON.stringify(technique)
    this.#likely.set(key, { technique, times: (this.#likely.get(key)?.times ?? 0) + 1 })
    for (const lane of this.#lanes) if (doorOf(lane.cell) !== door && fits(technique, lane)) promote(lane, technique)
  }

  /** Partial credit: something that a person should look at came of it. */
  near(recipe: Recipe): void {
    if (this.#learns) this.#credit(recipe, 0.1)
  }

  #credit(recipe: Recipe, worth: number): void {
    const known = recipe.arm === undefined ? undefined : this.#yields.get(recipe.arm)
    if (!known) return
    known.won += worth
    this.#kinds[recipe.arm!.split('/').at(-1) as Source].won += worth
  }

  /** What successes so far came down to, the most frequent first. */
  likely(): Technique[] {
    return [...this.#likely.values()].sort((a, b) => b.times - a.times).map(({ technique }) => technique)
  }

  /** What already worked at a door for any of these goals. */
  foundAt(door: string, goals: readonly GoalId[]): Recipe[] {
    return (this.#found.get(door) ?? []).filter(({ goal }) => goals.includes(goal)).map(({ recipe }) => recipe)
  }

  #draw(): Recipe | null {
    const hint = this.#turn % 2 === 0 ? this.#hints.shift() : undefined
    if (hint) {
      this.#turn++
      return hint
    }
    const opening = this.#opening()
    if (opening) return opening
    const surveyed = this.#draws++ % SURVEY_EVERY === 0 ? this.#survey?.next() : undefined
    if (surveyed) {
      const { identities } = this.target
      return { ...surveyed, identity: identities[this.#draws % identities.length]!.name }
    }
    for (let tries = 0; tries < 200; tries++) {
      const chosen = this.#learns ? this.#choose() : this.#inTurn()
      const recipe = this.#take(chosen.lane, chosen.source)
      if (recipe) return { ...recipe, arm: armOf(chosen.lane, chosen.source) }
    }
    return this.#selection.everything ? this.#sample(this.#lanes[this.#turn++ % this.#lanes.length]!) : null
  }

  /** The first techniques of every door, before anything else: what needs no art at all is found by them. */
  #opening(): Recipe | null {
    if (!this.#survey) return null
    const lane = this.#lanes.reduce((most, other) => (other.opening.length > most.opening.length ? other : most))
    const recipe = lane.opening.length > 0 ? this.#take(lane, 'sweep') : null
    return recipe && { ...recipe, arm: armOf(lane, 'sweep') }
  }

  /** The lane whose turn it is, in the fixed order. */
  #inTurn(): { lane: Lane; source: Source } {
    const lane = this.#lanes[this.#turn++ % this.#lanes.length]!
    const due = (every: number): boolean => lane.drawn > 0 && lane.drawn % every === 0
    if (due(FIXED.search) && lane.searches.length > 0 && lane.from.search * FIXED.search < lane.drawn) return { lane, source: 'search' }
    if (due(FIXED.written) && lane.from.written * FIXED.written < lane.drawn && this.#selection.everything)
      return { lane, source: 'written' }
    return { lane, source: 'sweep' }
  }

  /** The lane and the source that bring most for their requests, by a draw; or the lane that had least so far. */
  #choose(): { lane: Lane; source: Source } {
    const lanes =
      this.#turn++ % TURN_EVERY === 0 ? [this.#lanes.reduce((least, lane) => (lane.drawn < least.drawn ? lane : least))] : this.#lanes
    let best: { lane: Lane; source: Source } | undefined
    let highest = -1
    for (const lane of lanes)
      for (const source of SOURCES) {
        if (!this.#has(lane, source)) continue
        const cost = COST[source] + (lane.cell.carrier.startsWith('intake:') ? 1 : 0)
        const drawn = yieldOf(this.#yields.get(armOf(lane, source)), this.#kinds[source], this.random) / cost
        if (drawn <= highest) continue
        best = { lane, source }
        highest = drawn
      }
    return best ?? { lane: lanes[0]!, source: 'sweep' }
  }

  /** The first plain attempts of a door come before all else there. */
  #has(lane: Lane, source: Source): boolean {
    if (source === 'sweep') return true
    if (lane.from.sweep < 2 && lane.queue.length > 0) return false
    return source === 'written' ? this.#selection.everything && lane.shelf.open : lane.searches.length > 0
  }

  #take(lane: Lane, source: Source): Recipe | null {
    const arm = armOf(lane, source)
    const tally = this.#yields.get(arm) ?? { won: 0, tried: 0 }
    this.#yields.set(arm, { won: tally.won * FADE, tried: tally.tried * FADE + 1 })
    this.#kinds[source].tried++
    const { identities } = this.target
    const identity = identities[lane.drawn++ % identities.length]!.name
    lane.from[source]++
    const base = { goals: lane.cell.goals, channel: lane.cell.channel, carrier: lane.cell.carrier, identity }
    if (source === 'written') {
      const taken = lane.shelf.next(this.memory, this.random)
      return taken && { ...base, ...taken }
    }
    if (source === 'search') {
      const delivery = lane.searches.shift()!
      if (this.#learns || this.#selection.everything) lane.searches.push(delivery)
      return this.#withoutFound({ ...base, ...PLAIN, delivery, wording: Math.floor(lane.from.search / 7) })
    }
    const technique = nextTechnique(lane)
    if (technique) return this.#withoutFound({ ...base, ...technique })
    return this.#selection.everything ? this.#sample(lane) : null
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
    if (!this.#learns) return
    const key = JSON.stringify([doorOf(recipe), goal, recipe.languages, recipe.frames, recipe.codecs])
    if (this.#hinted.has(key) || this.#hinted.size > 200) return
    this.#hinted.add(key)
    const quoting = recipe.frames.some((id) => QUOTING.has(id))
    if (quoting || recipe.structures.length > 0)
      this.#hints.push({ ...recipe, goals: [goal], structures: quoting ? ['asked-first'] : [], wording: 0 })
    this.#hints.push({ ...recipe, goals: [goal], wording: 0 })
  }

  #sample(lane: Lane): Recipe {
    const { identities } = this.target
    return sampled(lane.cell, identities[lane.drawn % identities.length]!.name, this.memory, this.random)
  }
}

/** What was learned of an arm fades, so that one that is exhausted gives way. */
const FADE = 0.98

/** Frames that dictate words of their own in quotation marks: beside them a dictated marker is one of several. */
const QUOTING: ReadonlySet<FrameId> = new Set(FRAME_IDS.filter((id) => lexiconOf('en').frames[id].some((text) => text.includes('"'))))

const PLAIN: Technique = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 }

/** Whether a door takes turns like these. */
function fits({ delivery, via }: Technique, { cell }: Lane): boolean {
  if (delivery === 'single') return true
  const planted = (PLANT_LAYOUTS as readonly string[]).includes(delivery)
  if (cell.carrier.startsWith('intake:')) return planted && cell.carrier !== `intake:${via}`
  return !planted && cell.channel === 'user'
}

const armOf = (lane: Lane, source: Source): string => `${lane.cell.id}/${source}`

export function doorOf(place: { carrier: string; channel: string }): string {
  return `${place.carrier}/${place.channel}`
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
