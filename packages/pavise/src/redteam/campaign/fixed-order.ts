import type { Random } from '#core/random'
import type { Memory } from '#redteam/campaign/bandit'
import type { Cell } from '#redteam/campaign/cell'
import { keyOf, orderAt, searchesAt } from '#redteam/campaign/lane'
import { Shelf } from '#redteam/campaign/library'
import type { Technique } from '#redteam/campaign/schedule'
import type { Selection } from '#redteam/campaign/selection'
import type { Recipe, SearchId } from '#redteam/strategies/recipe'

/** One message of so many at a door is a hand-written attack, and one of so many a search. */
const EVERY = { written: 8, search: 12 }

type Untaken = Omit<Recipe, 'identity'>

interface Walk {
  readonly cell: Cell
  readonly queue: Technique[]
  readonly met: Set<string>
  readonly shelf: Shelf
  readonly searches: SearchId[]
  drawn: number
  readonly from: { written: number; search: number }
}

/** Every door in turn, each by its own order, whatever comes back: what learning is measured against. */
export class FixedOrder {
  readonly #walks: Walk[]
  #turn = 0

  constructor(
    cells: readonly Cell[],
    intakes: readonly string[],
    readonly selection: Selection,
    readonly memory: Memory,
    readonly random: Random,
  ) {
    this.#walks = cells.map((cell) => ({
      cell,
      queue: orderAt(cell, random, selection, intakes),
      met: new Set(),
      shelf: new Shelf(cell, random.fork(`shelf/${cell.id}`)),
      searches: searchesAt(cell, random, selection),
      drawn: 0,
      from: { written: 0, search: 0 },
    }))
  }

  /** The next of the next door; null where that has nothing left. */
  next(): Untaken | null {
    const walk = this.#walks[this.#turn++ % this.#walks.length]!
    const { goals, channel, carrier } = walk.cell
    const base = { goals, channel, carrier }
    const due = (every: number, had: number): boolean => walk.drawn > 0 && walk.drawn % every === 0 && had * every < walk.drawn
    const isSearch = walk.searches.length > 0 && due(EVERY.search, walk.from.search)
    const isWritten = !isSearch && this.selection.everything && due(EVERY.written, walk.from.written)
    walk.drawn++
    if (isSearch) {
      const delivery = walk.searches.shift()!
      if (this.selection.everything) walk.searches.push(delivery)
      return { ...base, ...PLAIN, delivery, wording: Math.floor(++walk.from.search / 7) }
    }
    if (isWritten) {
      walk.from.written++
      const taken = walk.shelf.next(this.memory, this.random)
      return taken && { ...base, ...taken }
    }
    for (let technique = walk.queue.shift(); technique; technique = walk.queue.shift()) {
      if (walk.met.has(keyOf(technique))) continue
      walk.met.add(keyOf(technique))
      return { ...base, ...technique }
    }
    return null
  }
}

const PLAIN: Technique = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 }
