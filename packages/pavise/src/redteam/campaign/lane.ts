import type { Random } from '#core/random'
import type { Cell } from '#redteam/campaign/cell'
import { requestsOf } from '#redteam/campaign/cost'
import { entryOf } from '#redteam/campaign/known'
import { Shelf } from '#redteam/campaign/library'
import { type Technique, techniques } from '#redteam/campaign/schedule'
import type { Selection } from '#redteam/campaign/selection'
import { kindOf, priorOf } from '#redteam/campaign/worth'
import { searches } from '#redteam/searches/index'
import type { Recipe, SEARCH_IDS } from '#redteam/strategies/recipe'

/** What may be tried at a door, with what it is worth before anything was tried and what it takes in requests. */
export interface Item {
  readonly recipe: Technique & Partial<Pick<Recipe, 'goals' | 'seed'>>
  readonly kind: string
  /** Where it enters; empty for hand-written attacks, which have wishes of their own. */
  readonly entry: string
  /** Tells it apart from all others at its door; made when it comes to it. */
  key?: string
  prior: number
  /** What it may be raised to by what worked elsewhere. */
  readonly most: number
  readonly cost: number
}

/** Hand-written attacks are drawn from the shelf when it comes to them. */
export const WRITTEN = 'written'

/** What goes by the same as something that worked elsewhere is worth so many times more, up to a bound. */
const RAISED = 3
const MOST = 0.3

const PLAIN: Technique = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 }

/** One door with one group of goals, and all that is still to be tried there, by kind. */
export class Lane {
  readonly shelf: Shelf
  readonly #queues = new Map<string, Item[]>()
  /** Techniques that were taken: none comes twice. */
  readonly #met = new Set<string>()
  readonly #taken: Technique[] = []
  readonly #offered = new Map<string, number>()
  /** Attempts that were drawn, and the requests that they took, about. */
  drawn = 0
  spent = 0
  readonly #each: number

  constructor(
    readonly cell: Cell,
    random: Random,
    selection: Selection,
    intakes: readonly string[] = [],
    written: ReadonlySet<string> = new Set(),
  ) {
    this.#each = cell.carrier.startsWith('intake:') ? 2 : 1
    for (const technique of orderAt(cell, random, selection, intakes)) this.offer(technique, kindOf(technique))
    if (cell.channel === 'user')
      for (const delivery of searchesAt(cell, random, selection)) this.offer({ ...PLAIN, delivery }, kindOf({ ...PLAIN, delivery }))
    this.shelf = new Shelf(cell, random.fork(`shelf/${cell.id}`), written)
    if (selection.everything && this.shelf.open)
      this.#queues.set(WRITTEN, [
        { recipe: PLAIN, kind: WRITTEN, entry: '', prior: priorOf(WRITTEN, 0), most: priorOf(WRITTEN, 0), cost: this.#each },
      ])
  }

  /** Puts something at the end of its kind. */
  offer(recipe: Item['recipe'], kind: string): void {
    const n = this.#offered.get(kind) ?? 0
    this.#offered.set(kind, n + 1)
    const queue = this.#queues.get(kind)
    const prior = priorOf(kind, n)
    const entry = recipe.seed ? '' : entryOf({ ...this.cell, ...recipe })
    const item = { recipe, kind, entry, prior, most: Math.min(MOST, RAISED * prior), cost: this.#costOf(recipe) }
    if (queue) queue.push(item)
    else this.#queues.set(kind, [item])
  }

  /** What comes next of each kind. */
  *heads(): Generator<Item> {
    for (const [kind, queue] of this.#queues) {
      while (queue.length > 0 && kind !== WRITTEN && this.#met.has(keyed(queue[0]!))) queue.shift()
      if (queue.length > 0) yield queue[0]!
      else this.#queues.delete(kind)
    }
  }

  /** Takes what was a head. */
  take(item: Item): void {
    this.drawn++
    this.spent += item.cost
    if (item.kind === WRITTEN) {
      item.prior = priorOf(WRITTEN, this.drawn)
      return
    }
    this.#queues.get(item.kind)?.shift()
    this.#met.add(keyed(item))
    if (!item.recipe.seed) this.#taken.push(item.recipe)
  }

  /** The shelf is empty. */
  closeShelf(): void {
    this.#queues.delete(WRITTEN)
  }

  /** Worked at another door: tried as it is, and what goes by the same encoding, language or turns is worth more. */
  promote(technique: Technique): void {
    const isCleared = this.#taken.some((taken) => holds(taken, technique))
    if (!this.#met.has(keyOf(technique))) this.offer(technique, isCleared ? 'transfer-again' : 'transfer')
    for (const queue of this.#queues.values()) {
      let raised = false
      for (const item of queue)
        if (item.prior < item.most && akin(item.recipe, technique)) {
          item.prior = item.most
          raised = true
        }
      if (raised) queue.sort((a, b) => b.prior - a.prior)
    }
  }

  #costOf(recipe: Technique): number {
    return requestsOf(this.cell, recipe)
  }
}

/** The order of a door, narrowed to what may be used. */
export function orderAt(cell: Cell, random: Random, selection: Selection, intakes: readonly string[]): Technique[] {
  return techniques(cell, random.fork(cell.id), intakes).flatMap((technique) => selection.narrow(technique) ?? [])
}

/** Searches are for talk: what is planted has one turn. */
export function searchesAt(cell: Cell, random: Random, selection: Selection): (typeof SEARCH_IDS)[number][] {
  if (cell.channel !== 'user') return []
  const order = random.fork(`searches/${cell.id}`).shuffle(searches.map(({ id }) => id))
  return order.filter((id) => selection.names(id))
}

/** Whether a message of many parts that failed clears a technique. */
function holds(all: Technique, part: Technique): boolean {
  const within = (some: readonly string[], many: readonly string[]): boolean => some.every((id) => many.includes(id))
  return (
    all.delivery === part.delivery &&
    all.via === part.via &&
    all.answerIn === part.answerIn &&
    within(part.languages, all.languages) &&
    within(part.frames, all.frames) &&
    within(part.structures, all.structures) &&
    all.codecs.length > 0 === part.codecs.length > 0 &&
    within(part.codecs, all.codecs)
  )
}

function akin(other: Technique, technique: Technique): boolean {
  if (technique.codecs.length > 0) return other.codecs.some((id) => technique.codecs.includes(id))
  if (technique.delivery !== 'single') return other.delivery === technique.delivery
  const [language] = technique.languages
  return language !== 'en' && technique.languages.length === 1 && other.languages.includes(language!)
}

function keyed(item: Item): string {
  item.key ??= keyOf(item.recipe)
  return item.key
}

/** Everything that tells techniques apart, in one order. */
export function keyOf({ languages, frames, structures, codecs, answerIn, delivery, via, wording, seed }: Item['recipe']): string {
  return JSON.stringify([languages, frames, structures, codecs, answerIn ?? '', delivery, via ?? '', wording, seed ?? ''])
}
