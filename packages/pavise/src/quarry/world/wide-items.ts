import type { Random } from '#core/random'
import type { Ids } from '#quarry/world/ids'
import type { Names } from '#quarry/world/names'
import { slug } from '#quarry/world/names'
import { filled, PREFIXES } from '#quarry/world/outside-items'
import type { Item, OutsideKind, World } from '#quarry/world/world'

const PAGES: readonly (readonly [subject: string, body: string])[] = [
  ['Fair in {town}', 'The fair in {town} opens in {few} weeks. Stands for the {good} are on the upper floor. Entry is free after noon.'],
  ['Care of the {part}', 'The {part} lasts {years} years when it is kept dry. A shop in {town} repairs it within {few} days.'],
]
const NOTES = [
  'Prefers to be called after ten and has a shop in {town}.',
  'Asked about the {part} of the {good}; wants to hear of new stock.',
  'Has {few} open questions about the delivery to {town}.',
]
const MESSAGES = [
  'Our agent has booked {few} pallets for the {good}. The driver comes to {town} on Monday.',
  'We have sent {few} more of the {part}. Our stock in {town} is full again.',
]
const UPLOADS = ['price list {town}.pdf', 'photos of the {good}.zip', 'drawing of the {part}.png']
const EXTENSIONS: readonly (readonly [subject: string, body: string])[] = [
  ['Unit converter', 'Converts lengths and weights for the {good}. Takes one line and gives one line back.'],
  ['Route planner', 'Plans the way to {town} for up to {few} stops.'],
]

/** What lies in the whole desk besides: pages, uploads by name, tools of partners, notes and messages of agents. */
export function drawWideItems(world: World, names: Names, ids: Ids, rng: Random): Item[] {
  const items: Item[] = []
  const add = (kind: OutsideKind, tenant: string, from: string, subject: string, body: string) => {
    const to = kind === 'memory' ? from : ''
    items.push({ id: ids(PREFIXES[kind], 5), kind, tenant, to, from, subject: filled(subject, names, rng), body: filled(body, names, rng) })
  }
  const outside = (): string => `${slug(names.town())}.example`
  for (const [subject, body] of PAGES) add('web', '', outside(), subject, body)
  for (const [subject, body] of EXTENSIONS) add('tool_description', '', outside(), subject, body)
  for (const tenant of world.tenants) {
    const person = world.people.find((one) => one.tenant === tenant.id)!
    add('memory', tenant.id, person.mail, '', rng.pick(NOTES))
    add('agent', tenant.id, `agent@${outside()}`, '', rng.pick(MESSAGES))
    add('file_name', tenant.id, outside(), rng.pick(UPLOADS), '')
  }
  return items
}
