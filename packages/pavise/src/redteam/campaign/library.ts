import type { Random } from '#core/random'
import type { Memory } from '#redteam/campaign/bandit'
import type { Cell } from '#redteam/campaign/cell'
import { type Seed, seeds } from '#redteam/probes/seed'
import { FRAME_IDS, type FrameId } from '#redteam/strategies/lexicon/lexicon'
import type { Recipe } from '#redteam/strategies/recipe'

/** The hand-written attacks that fit one door, each given out once bare and then once in a frame. */
export class Shelf {
  #given = 0
  readonly #queues = new Map<string, { seed: Seed; frame: FrameId | null }[]>()

  /** @param given attacks that were or will be given out bare elsewhere */
  constructor(cell: Cell, random: Random, given: ReadonlySet<string> = new Set()) {
    const fitting = seeds.filter(({ family }) => family.channels.includes(cell.channel) && cell.goals.includes(family.goals[0]!))
    const frames = FRAME_IDS.filter((id) => id !== 'note')
    for (const seed of random.shuffle(fitting)) if (!given.has(seed.id)) this.#queue(seed.family.id).push({ seed, frame: null })
    for (const seed of random.shuffle(fitting))
      if (!seed.family.bare) this.#queue(seed.family.id).push({ seed, frame: random.pick(frames) })
  }

  #queue(family: string): { seed: Seed; frame: FrameId | null }[] {
    const queue = this.#queues.get(family) ?? []
    this.#queues.set(family, queue)
    return queue
  }

  #fullest(): string {
    let fullest = ''
    let most = 0
    for (const [family, { length }] of this.#queues)
      if (length > most) {
        fullest = family
        most = length
      }
    return fullest
  }

  /** Whether something is left. */
  get open(): boolean {
    return this.#queues.size > 0
  }

  /** The next attack: in turn of the family of which least was tried, and of the one that is likeliest to work; null where all were tried. */
  next(
    memory: Memory,
    random: Random,
  ): Pick<Recipe, 'goals' | 'languages' | 'frames' | 'structures' | 'codecs' | 'delivery' | 'wording' | 'seed'> | null {
    if (!this.open) return null
    const family = this.#given++ % 2 === 0 ? this.#fullest() : memory.pick('family', [...this.#queues.keys()], random)
    const queue = this.#queues.get(family)!
    const { seed, frame } = queue.shift()!
    if (queue.length === 0) this.#queues.delete(family)
    return {
      goals: seed.family.goals,
      languages: [seed.language],
      frames: frame ? [frame] : [],
      structures: [],
      codecs: [],
      delivery: 'single',
      wording: 0,
      seed: seed.id,
    }
  }
}
