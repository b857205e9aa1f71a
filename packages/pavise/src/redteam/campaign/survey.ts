import type { Random } from '#core/random'
import { type Cell, cellsOf } from '#redteam/campaign/cell'
import { bundlesAt } from '#redteam/probes/bundles'
import { errandsFor } from '#redteam/probes/errands/errand'
import { toolNotes } from '#redteam/probes/errands/tool-note'
import { families } from '#redteam/probes/families/index'
import { type Seed, seedOf, seeds } from '#redteam/probes/seed'
import type { Recipe } from '#redteam/strategies/recipe'
import type { Target } from '#redteam/targets/target'

/** So many attacks of each family are tried in talk. */
const IN_TALK = 4
/** Families whose planted text works later than it is read. */
const LATER = /^(?:memory|mcp|tool|agent)\./

/** One attack of the survey, where it is tried, and what kind of attempt it is. */
export interface Surveyed {
  readonly recipe: Omit<Recipe, 'identity'>
  readonly cell: Cell
  readonly kind: string
}

/**
 * What every run tries before it narrows to what pays: errands for each tool that the target's description names, some attacks of every
 * family in talk, and one of every other family at each door, so that all doors together have met all families. Plain English first.
 */
export class Survey {
  readonly #all: Surveyed[]

  constructor(target: Target, random: Random) {
    const cells = cellsOf(target)
    const talk = cells.filter(({ channel }) => channel === 'user')
    const doors = cells.filter(({ channel }) => channel !== 'user')
    const own = byFamily(random)
    const errands = errandsFor(toolNotes(target.docs)).map((id) => inTalk(talk, seedOf(id)!, 'errand'))
    const rounds = Array.from({ length: IN_TALK }, (_, round) =>
      random.shuffle([...own.values()].flatMap((list) => list[round] ?? [])).map((seed) => inTalk(talk, seed, `survey:${round}`)),
    )
    const together = talk.flatMap((cell) => bundlesAt(cell).map((seed) => inTalk(talk, seed, 'survey:together')))
    const planted = doors.flatMap((door, at) => atDoor(door, at))
    this.#all = [...errands, ...rounds.flat(), ...together, ...random.shuffle(planted)]
  }

  /** All of them; those of one kind at one door in the order in which they are best tried. */
  all(): readonly Surveyed[] {
    return this.#all
  }
}

/** The attacks of each family, English ones first, and before them those that want no marker where the answer is judged for itself. */
function byFamily(random: Random): Map<string, Seed[]> {
  const own = new Map<string, Seed[]>(families.map(({ id }) => [id, []]))
  for (const seed of random.shuffle(seeds)) own.get(seed.family.id)!.push(seed)
  for (const list of own.values()) list.sort((a, b) => plainness(b) - plainness(a))
  return own
}

/** Of questions that have to stand alone those first that hold most of what they are about. */
function plainness({ language, family, text }: Seed): number {
  if (language !== 'en') return 0
  const isBare = family.byAnswer && !text.includes('{marker}')
  return 1 + Number(isBare) + (isBare && family.bare ? text.length / 1_000 : 0)
}

function inTalk(talk: readonly Cell[], seed: Seed, kind: string): Surveyed {
  const cell = talk.find(({ goals }) => goals.includes(seed.family.goals[0]!)) ?? talk[0]!
  return { recipe: surveyed(cell, seed, 'single'), cell, kind }
}

/** The attacks of every other family, together. */
function atDoor(door: Cell, at: number): Surveyed[] {
  const isIntake = door.carrier.startsWith('intake:')
  return bundlesAt(door).flatMap((seed, n) => {
    if ((n + at) % 2 === 1) return []
    const delivery = isIntake && LATER.test(seed.family.id) ? 'turns' : 'single'
    return { recipe: surveyed(door, seed, delivery), cell: door, kind: 'survey:door' }
  })
}

const surveyed = ({ channel, carrier }: Cell, seed: Seed, delivery: 'single' | 'turns'): Surveyed['recipe'] => ({
  goals: seed.family.goals,
  channel,
  carrier,
  languages: [seed.language],
  frames: [],
  structures: [],
  codecs: [],
  delivery,
  wording: 0,
  seed: seed.id,
})
