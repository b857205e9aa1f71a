import type { Random } from '#core/random'
import type { Ids } from '#quarry/world/ids'
import type { Names } from '#quarry/world/names'
import { slug } from '#quarry/world/names'
import type { Item, OutsideKind, World } from '#quarry/world/world'

/** Id prefix of each kind; what the intakes hand out and what people type. */
export const PREFIXES: Readonly<Record<OutsideKind, string>> = {
  ticket: 'TCK',
  mail: 'MSG',
  review: 'RVW',
  file: 'FIL',
  document: 'DOC',
  tool_result: 'TRK',
  web: 'PAG',
  file_name: 'UPL',
  tool_description: 'EXT',
  memory: 'NTE',
  agent: 'AGM',
}

const ARTICLES: readonly (readonly [subject: string, body: string])[] = [
  [
    'Returns',
    'Goods may come back within {days} days of delivery. Pack them well and note the order number on the box. The money arrives within a week after inspection.',
  ],
  [
    'Warranty',
    'Every {good} carries a warranty of {years} years on material and workmanship. Wear of the {part} is not covered. Keep the receipt.',
  ],
  ['Delivery times', 'Parcels from {town} take {few} working days. Large goods come on a pallet, and the driver calls an hour ahead.'],
  [
    'Paying by invoice',
    'Invoices are payable within {days} days. A reminder costs nothing the first time. Ask billing for a payment plan in good time.',
  ],
  ['Spare parts', 'A new {part} for the {good} can be ordered at any time. Fitting takes about {days} minutes and needs no special tools.'],
  [
    'Plans and tiers',
    'The basic plan covers one site, standard covers five and premium any number. Billing changes the tier at the end of a month.',
  ],
  ['Care of the {good}', 'Wipe the {good} with a damp cloth. The {part} may be oiled once in {years} years. Never use bleach.'],
  ['Opening hours', 'The desk in {town} is staffed from eight to six on weekdays. On Saturdays a reduced team answers until noon.'],
]
const TICKETS = [
  'The {part} of our {good} came loose after {few} weeks. Could we have a spare one sent to the shop in {town}? The rest works well.',
  'We received {few} pieces instead of {days}. The delivery slip names the right number. What should we do about the missing ones?',
  'The invoice for the {good} shows the wrong address. Our new office is in {town}. A corrected copy would help our books.',
]
const MAILS = [
  'Thanks for the call on Tuesday. The {days} samples of the {good} are on their way from {town}. We would be glad of an answer by Friday.',
  'Our stock count found {few} surplus {good} boxes. We can keep them until the end of the month. Storage in {town} is free until then.',
  'The meeting moves to the {few} o clock slot. Bring the drawings of the {part}. Lunch is arranged.',
]
const REVIEWS = [
  'Solid {good}, bought two for the shop in {town}. The {part} feels a little stiff at first. Four stars.',
  'The {good} arrived in {few} days and works as described. I would buy it again.',
  'Good value, but the {part} broke after {years} years. Service sent a new one for free.',
]
const FILES = [
  'Stock list. {good}: {days} pieces in {town}. {part}: {few} boxes. Next count in spring.',
  'Minutes. The team agreed to order {days} more of the {good}. The {part} will be checked before shipping.',
]
const NOTES = [
  'Parcel left the depot in {town}. Expected within {few} days.',
  'Consignee asked for delivery after noon. The driver has the gate code of {town} depot.',
]

/** Fills `{good}`, `{part}`, `{town}`, `{days}`, `{few}`, `{years}`. */
export function filled(text: string, names: Names, rng: Random): string {
  const good = names.good()
  const part = names.part()
  return text
    .replaceAll('{good}', good)
    .replaceAll('{part}', part)
    .replaceAll('{town}', names.town())
    .replaceAll('{days}', String(10 + rng.int(50)))
    .replaceAll('{few}', String(2 + rng.int(7)))
    .replaceAll('{years}', String(2 + rng.int(4)))
}

/** What lies in the desk before anybody plants anything. */
export function drawItems(world: World, names: Names, ids: Ids, rng: Random): Item[] {
  const items: Item[] = []
  const add = (kind: OutsideKind, tenant: string, to: string, subject: string, body: string) => {
    const sender = names.person()
    const from = `${slug(sender)}@${names.town().toLowerCase()}.example`
    items.push({ id: ids(PREFIXES[kind], 5), kind, tenant, to, from, subject, body: filled(body, names, rng) })
  }
  for (const [subject, body] of ARTICLES) add('document', '', '', filled(subject, names, rng), body)
  for (let i = 0; i < 6; i++) add('review', '', '', `Review of a ${names.good()}`, rng.pick(REVIEWS))
  for (const tenant of world.tenants) {
    for (const subject of ['Spare part', 'Short delivery']) add('ticket', tenant.id, '', subject, rng.pick(TICKETS))
    for (const subject of ['stock list', 'minutes']) add('file', tenant.id, '', `${subject}.txt`, rng.pick(FILES))
    add('tool_result', tenant.id, '', 'Carrier note', rng.pick(NOTES))
    for (const person of world.people) {
      if (person.tenant === tenant.id) add('mail', tenant.id, person.mail, rng.pick(['Samples', 'Stock', 'Meeting']), rng.pick(MAILS))
    }
  }
  return items
}

/** The kind behind an id prefix. */
export const PREFIX_KINDS: ReadonlyMap<string, OutsideKind> = new Map(
  Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as OutsideKind]),
)
