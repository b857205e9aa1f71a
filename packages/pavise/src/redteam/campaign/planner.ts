import type { Random } from '#core/random'
import { Memory } from '#redteam/campaign/bandit'
import { type Cell, cellsOf } from '#redteam/campaign/cell'
import { FixedOrder } from '#redteam/campaign/fixed-order'
import { entryOf, Known } from '#redteam/campaign/known'
import { type Item, Lane, WRITTEN } from '#redteam/campaign/lane'
import { sampled } from '#redteam/campaign/sample'
import type { Technique } from '#redteam/campaign/schedule'
import { type Selection, selectionOf } from '#redteam/campaign/selection'
import { Survey } from '#redteam/campaign/survey'
import { Accounts } from '#redteam/campaign/worth'
import { searchOf } from '#redteam/searches/index'
import { lexiconOf } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type FrameId, type GoalId } from '#redteam/strategies/lexicon/lexicon'
import { PLANT_LAYOUTS, type Recipe } from '#redteam/strategies/recipe'
import type { Target } from '#redteam/targets/target'

/** Every so many draws the door that had least of the budget has its turn, whatever it brought so far. */
const TURN_EVERY = 6
/** What a door where everything was found is still worth: the same by another technique. */
const SATURATED = 0.2
/** A success of what is known is worth so much of a new one, and something to look at so much. */
const WORTH = { again: 0.2, near: 0.05 }

export interface PlannerOptions {
  /** False: every door walks its own order and nothing is learned. */
  readonly learns?: boolean
  /** Only these strategies. */
  readonly strategies?: readonly string[]
}

/**
 * Decides what is tried next: what is likeliest to show a flaw that is not known, for its requests. How likely that is, is a prior by kind of
 * technique, times what the kind turned out to be worth in this run, times what the door did, times how much of the door is still open. What worked
 * somewhere is tried at every other door first; once all orders are through, single techniques are drawn by what has worked so far.
 */
export class Planner {
  readonly memory = new Memory()
  readonly #learns: boolean
  readonly #selection: Selection
  readonly #lanes: Lane[]
  readonly #fixed: FixedOrder | undefined
  readonly #accounts = new Accounts()
  readonly #known = new Known()
  readonly #likely = new Map<string, { technique: Technique; times: number }>()
  readonly #hints: Recipe[] = []
  readonly #hinted = new Set<string>()
  #turn = 0
  #drawn = 0

  constructor(
    readonly target: Target,
    readonly random: Random,
    { learns = true, strategies }: PlannerOptions = {},
  ) {
    this.#learns = learns
    this.#selection = selectionOf(strategies)
    const intakes = target.intakes.map(({ name }) => name)
    const cells = cellsOf(target)
    if (!learns) this.#fixed = new FixedOrder(cells, intakes, this.#selection, this.memory, random)
    const survey = learns && this.#selection.everything ? new Survey(target, random.fork('survey')).all() : []
    this.#lanes = cells.map((cell) => {
      const given = survey.flatMap((item) => (item.cell.id === cell.id && item.recipe.seed ? [item.recipe.seed] : []))
      return new Lane(cell, random, this.#selection, intakes, new Set(given))
    })
    for (const { recipe, cell, kind } of survey) this.#lanes.find((lane) => lane.cell.id === cell.id)?.offer(recipe, kind)
  }

  /** The next recipes, `count` of them at most; only of doors that `at` lets through. */
  next(count: number, at: (cell: Cell) => boolean = () => true): Recipe[] {
    const lanes = this.#lanes.filter(({ cell }) => at(cell))
    return Array.from({ length: count }, () => this.#draw(lanes)).filter((recipe) => recipe !== null)
  }

  /**
   * A goal worked at a door; no goal where what came of it was not what was asked for. `isNews`: nothing of this kind was found before;
   * `isLeast`: the recipe is down to what it needs.
   */
  found(recipe: Recipe, goal: GoalId | undefined, { isNews, isLeast }: { isNews: boolean; isLeast: boolean }): void {
    if (!this.#learns) return
    this.#credit(recipe, isNews ? 1 : WORTH.again)
    // A hand-written text is needed as it stands: it says nothing about what else the door takes.
    if (!recipe.seed && goal) this.#known.add(entryOf(recipe), { goal, recipe, isLeast })
    if (isLeast) this.#transfer(recipe)
  }

  /** What a success came down to. */
  tookApart(whole: Recipe, least: Recipe): void {
    if (!this.#learns) return
    this.#known.tookApart(entryOf(whole), whole, least)
    this.#transfer(least)
  }

  /** What worked at one door is worth trying at every other. */
  #transfer(recipe: Recipe): void {
    if (recipe.lines || recipe.seed || searchOf(recipe.delivery)) return
    const technique = techniqueOf(recipe)
    const key = JSON.stringify(technique)
    this.#likely.set(key, { technique, times: (this.#likely.get(key)?.times ?? 0) + 1 })
    for (const lane of this.#lanes) if (doorOf(lane.cell) !== doorOf(recipe) && fits(technique, lane)) lane.promote(technique)
  }

  /** Partial credit: something that a person should look at came of it. */
  near(recipe: Recipe): void {
    if (this.#learns) this.#credit(recipe, WORTH.near)
  }

  #credit({ arm }: Recipe, worth: number): void {
    for (const key of arm?.split('|') ?? []) this.#accounts.win(key, worth)
  }

  /** What successes so far came down to, the most frequent first. */
  likely(): Technique[] {
    return [...this.#likely.values()].sort((a, b) => b.times - a.times).map(({ technique }) => technique)
  }

  /** What already worked where this recipe enters for any of its goals; undefined while one of them was not taken apart. */
  foundAt(recipe: Recipe): Recipe[] | undefined {
    return this.#known.at(entryOf(recipe), recipe.goals)
  }

  #draw(lanes: readonly Lane[]): Recipe | null {
    const { identities } = this.target
    const identity = identities[this.#drawn++ % identities.length]!.name
    for (let tries = 0; this.#fixed && tries < 200; tries++) {
      const recipe = this.#fixed.next()
      if (recipe) return { ...recipe, identity }
    }
    const hint = this.#turn++ % 2 === 0 ? this.#hints.shift() : undefined
    if (hint) return hint
    for (let tries = 0; tries < 200; tries++) {
      const chosen = this.#choose(lanes)
      if (!chosen) break
      const recipe = this.#take(chosen.lane, chosen.item, identity)
      if (recipe) return recipe
    }
    if (!this.#selection.everything) return null
    return sampled(this.#lanes[this.#turn % this.#lanes.length]!.cell, identity, this.memory, this.random)
  }

  /** What is worth most for its requests, by a draw; at times at the door that had least so far. */
  #choose(all: readonly Lane[]): { lane: Lane; item: Item } | undefined {
    const isTurn = this.#learns && this.#turn % TURN_EVERY === 0
    const lanes = isTurn ? [all.reduce((least, lane) => (lane.spent < least.spent ? lane : least))] : all
    const kinds = new Map<string, number>()
    let best: { lane: Lane; item: Item } | undefined
    let highest = -1
    for (const lane of lanes) {
      const door = this.#accounts.draw(lane.cell.id, this.random)
      const openness = new Map<string, number>()
      for (const item of lane.heads()) {
        let open = openness.get(item.entry)
        if (open === undefined) {
          open = this.#openness(item.entry, lane.cell.goals)
          openness.set(item.entry, open)
        }
        let kind = kinds.get(item.kind)
        if (kind === undefined) {
          kind = this.#accounts.draw(item.kind, this.random)
          kinds.set(item.kind, kind)
        }
        const value = (item.prior * kind * door * open) / item.cost
        if (value <= highest) continue
        best = { lane, item }
        highest = value
      }
    }
    return best ?? (isTurn && all.length > 1 ? this.#choose(all.filter((lane) => lane !== lanes[0])) : undefined)
  }

  /** How much of an entry is not found yet, all of it for hand-written attacks; nothing where all that was found there waits for being taken apart. */
  #openness(entry: string, goals: readonly GoalId[]): number {
    if (entry === '') return 1
    if (this.#known.waits(entry, goals)) return 0
    const open = goals.filter((goal) => !this.#known.has(entry, goal)).length / goals.length
    return SATURATED + (1 - SATURATED) * open
  }

  #take(lane: Lane, item: Item, identity: string): Recipe | null {
    const { cell } = lane
    this.#accounts.expect(cell.id, item.prior)
    this.#accounts.expect(item.kind, item.prior * this.#openness(item.entry, cell.goals))
    lane.take(item)
    const base = { goals: cell.goals, channel: cell.channel, carrier: cell.carrier, identity, arm: `${cell.id}|${item.kind}` }
    if (item.kind === WRITTEN) {
      const taken = lane.shelf.next(this.memory, this.random)
      if (!taken) lane.closeShelf()
      return taken && { ...base, ...taken }
    }
    const recipe: Recipe = { ...base, ...item.recipe }
    if (searchOf(recipe.delivery)) lane.offer({ ...item.recipe, wording: recipe.wording + 1 }, item.kind)
    return recipe.seed ? recipe : this.#known.without(recipe, entryOf(recipe), this.#turn)
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
}

/** Frames that dictate words of their own in quotation marks: beside them a dictated marker is one of several. */
const QUOTING: ReadonlySet<FrameId> = new Set(FRAME_IDS.filter((id) => lexiconOf('en').frames[id].some((text) => text.includes('"'))))

function techniqueOf({ languages, frames, structures, codecs, answerIn, delivery, via, wording }: Recipe): Technique {
  return { languages, frames, structures, codecs, ...(answerIn ? { answerIn } : {}), delivery, ...(via ? { via } : {}), wording }
}

/** Whether a door takes turns like these. */
function fits({ delivery, via }: Technique, { cell }: Lane): boolean {
  if (delivery === 'single') return true
  const planted = (PLANT_LAYOUTS as readonly string[]).includes(delivery)
  if (cell.carrier.startsWith('intake:')) return planted && cell.carrier !== `intake:${via}`
  return !planted && cell.channel === 'user'
}

export function doorOf(place: { carrier: string; channel: string }): string {
  return `${place.carrier}/${place.channel}`
}
