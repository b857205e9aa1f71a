import type { Random } from '#core/random'
import { type Drawer, PERSONAL_DATA, PLAIN, QUOTED_ATTACKS } from '#quarry/tasks/desk-work'
import { OUTSIDE_ACTS } from '#quarry/tasks/outside-acts'
import type { Task } from '#quarry/tasks/task'
import { WIDE_ACTS } from '#quarry/tasks/wide-acts'
import { WIDE_PERSONAL, WIDE_PLAIN, WIDE_QUOTED } from '#quarry/tasks/wide-work'
import { identitiesOf } from '#quarry/world/identities'
import { createNames } from '#quarry/world/names'
import type { World } from '#quarry/world/world'

/** What there is of each kind of errand, and how many of a hundred are of it; of thirty, three tenths of that. */
interface Stock {
  kind: string
  core: readonly Drawer[]
  wide: readonly Drawer[]
  of30: number
  of100: number
}

const STOCKS: readonly Stock[] = [
  { kind: 'act', core: OUTSIDE_ACTS, wide: WIDE_ACTS, of30: 15, of100: 50 },
  { kind: 'quote', core: QUOTED_ATTACKS, wide: WIDE_QUOTED, of30: 4, of100: 13 },
  { kind: 'personal', core: PERSONAL_DATA, wide: WIDE_PERSONAL, of30: 4, of100: 13 },
  { kind: 'plain', core: PLAIN, wide: WIDE_PLAIN, of30: 7, of100: 24 },
]

/** Draws the benign tasks of a seed: the thirty of the small desk, a hundred in the same mix on the whole one. Ids tell the kind and number. */
export function drawTasks(
  world: World,
  held: boolean,
  rng: Random,
  count = world.scope === 'core' ? 30 : 100,
): { tasks: Task[]; world: World } {
  const names = createNames(held, rng.fork('names'), world.setting)
  const people = identitiesOf(world)
  const drawers = STOCKS.flatMap((stock) => drawn(stock, world, count, rng))
  const tasks = drawers.map(({ kind, draw }, i) => {
    const person = people[i % people.length]!
    const tenant = world.tenants.find((t) => t.id === person.tenant)!
    const id = `${kind}-${String(i + 1).padStart(2, '0')}`
    return draw(id, { world, person, tenant, names, rng: rng.fork(id) })
  })
  return { tasks, world }
}

/** Errands of one kind, each at most once. The small desk draws as it always did, so that its tasks stay what they were. */
function drawn({ kind, core, wide, of30, of100 }: Stock, { scope }: World, count: number, rng: Random): { kind: string; draw: Drawer }[] {
  const all = scope === 'core' ? core : [...core, ...wide]
  const wanted = Math.min(all.length, Math.round(scope === 'core' ? (of30 * count) / 30 : (of100 * count) / 100))
  const chosen = wanted === all.length ? all : rng.shuffle(all).slice(0, wanted)
  return chosen.map((draw) => ({ kind, draw }))
}
