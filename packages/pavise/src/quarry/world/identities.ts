import type { Person, World } from '#quarry/world/world'

/** The people whose keys an owner hands to a tester: one of each of the first two companies. */
export function identitiesOf(world: World): Person[] {
  return world.tenants.slice(0, 2).map((tenant) => world.people.find((person) => person.tenant === tenant.id)!)
}
