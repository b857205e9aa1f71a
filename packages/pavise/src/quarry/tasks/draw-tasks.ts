import type { Random } from '#core/random'
import { PERSONAL_DATA, PLAIN, QUOTED_ATTACKS } from '#quarry/tasks/desk-work'
import { OUTSIDE_ACTS } from '#quarry/tasks/outside-acts'
import type { Task } from '#quarry/tasks/task'
import { identitiesOf } from '#quarry/world/identities'
import { createNames } from '#quarry/world/names'
import type { World } from '#quarry/world/world'

/** How many errands of each kind a seed has; thirty in all. */
const OUTSIDE = 15
const ORDINARY = 7

/** Draws the thirty benign tasks of a seed. Ids tell the kind and number. */
export function drawTasks(world: World, held: boolean, rng: Random): { tasks: Task[]; world: World } {
  const names = createNames(held, rng.fork('names'))
  const people = identitiesOf(world)
  const drawers = [
    ...rng
      .shuffle(OUTSIDE_ACTS)
      .slice(0, OUTSIDE)
      .map((draw) => ({ kind: 'act', draw })),
    ...QUOTED_ATTACKS.map((draw) => ({ kind: 'quote', draw })),
    ...PERSONAL_DATA.map((draw) => ({ kind: 'personal', draw })),
    ...rng
      .shuffle(PLAIN)
      .slice(0, ORDINARY)
      .map((draw) => ({ kind: 'plain', draw })),
  ]
  const tasks = drawers.map(({ kind, draw }, i) => {
    const person = people[i % people.length]!
    const tenant = world.tenants.find((t) => t.id === person.tenant)!
    const id = `${kind}-${String(i + 1).padStart(2, '0')}`
    return draw(id, { world, person, tenant, names, rng: rng.fork(id) })
  })
  return { tasks, world }
}
