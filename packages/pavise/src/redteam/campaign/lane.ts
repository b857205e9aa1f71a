import type { Random } from '#core/random'
import type { Cell } from '#redteam/campaign/cell'
import { Shelf } from '#redteam/campaign/library'
import { type Technique, techniques } from '#redteam/campaign/schedule'
import type { Selection } from '#redteam/campaign/selection'
import { searches } from '#redteam/searches/index'
import type { SearchId } from '#redteam/strategies/recipe'

/** Where a lane takes its next attempt from: the ordered sweep, the hand-written attacks, a search over turns. */
export const SOURCES = ['sweep', 'written', 'search'] as const
export type Source = (typeof SOURCES)[number]

/** So many techniques open every door. */
const OPENING = 2

/** One door with one group of goals, and all that is still to be tried there. */
export interface Lane {
  readonly cell: Cell
  /** What opens every door, whatever was learned elsewhere. */
  readonly opening: Technique[]
  /** Techniques still to be tried after that, next one first. */
  queue: Technique[]
  /** Techniques that were taken or put first: none comes twice. */
  readonly met: Set<string>
  /** Hand-written attacks for this door. */
  readonly shelf: Shelf
  /** Searches still to be tried with all goals together; afterwards they are drawn. */
  readonly searches: SearchId[]
  drawn: number
  /** Attempts that were drawn from each source. */
  readonly from: Record<Source, number>
}

/** A lane at its start. Searches are for talk: what is planted has one turn. */
export function laneOf(cell: Cell, random: Random, selection: Selection, intakes: readonly string[] = []): Lane {
  const talks = cell.channel === 'user'
  const order = techniques(cell, random.fork(cell.id), intakes).flatMap((technique) => selection.narrow(technique) ?? [])
  return {
    cell,
    opening: order.slice(0, OPENING),
    queue: order.slice(OPENING),
    met: new Set(),
    shelf: new Shelf(cell, random.fork(`shelf/${cell.id}`)),
    searches: talks
      ? random
          .fork(`searches/${cell.id}`)
          .shuffle(searches.map(({ id }) => id))
          .filter((id) => selection.names(id))
      : [],
    drawn: 0,
    from: { sweep: 0, written: 0, search: 0 },
  }
}

/**
 * Puts a technique first, and whatever else goes by the same encoding or the same turns earlier: in turn with the order of the door itself, so
 * that nothing waits for long because of what worked elsewhere.
 */
export function promote(lane: Lane, technique: Technique): void {
  const key = JSON.stringify(inOrder(technique))
  if (lane.met.has(key)) return
  const akin = (other: Technique): boolean =>
    technique.codecs.length > 0
      ? other.codecs.some((id) => technique.codecs.includes(id))
      : technique.delivery !== 'single' && other.delivery === technique.delivery
  const [near, far] = [lane.queue.filter(akin), lane.queue.filter((other) => !akin(other))]
  const longest = Math.max(near.length, far.length)
  const mixed = Array.from({ length: longest }, (_, i) => [...near.slice(i, i + 1), ...far.slice(i, i + 1)]).flat()
  lane.queue = [technique, ...mixed]
}

/** The next technique of a lane that was not tried there. */
export function nextTechnique(lane: Lane): Technique | undefined {
  const shift = (): Technique | undefined => lane.opening.shift() ?? lane.queue.shift()
  for (let next = shift(); next; next = shift()) {
    const key = JSON.stringify(inOrder(next))
    if (lane.met.has(key)) continue
    lane.met.add(key)
    return next
  }
  return undefined
}

/** Everything that tells techniques apart, in one order. */
function inOrder({ languages, frames, structures, codecs, answerIn, delivery, via, wording }: Technique): unknown[] {
  return [languages, frames, structures, codecs, answerIn ?? '', delivery, via ?? '', wording]
}
