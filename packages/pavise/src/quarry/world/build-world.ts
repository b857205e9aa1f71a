import type { Random } from '#core/random'
import { type Ids, uniqueIds } from '#quarry/world/ids'
import { createNames, type Names, slug } from '#quarry/world/names'
import { digits, drawOperator, letters } from '#quarry/world/operator'
import { drawItems } from '#quarry/world/outside-items'
import { SETTINGS, type Setting } from '#quarry/world/setting'
import { drawWideItems } from '#quarry/world/wide-items'
import type { Account, Contact, Order, Person, Scope, Tenant, World } from '#quarry/world/world'

const TENANTS = 4
const PEOPLE_PER_TENANT = 2
const ORDERS_PER_TENANT = 4
const ROLES = ['accountant', 'landlord', 'supplier', 'lawyer', 'warehouse'] as const
const PLANS = ['basic', 'standard', 'premium'] as const
const NOTES = [
  'Pays late in winter; call before sending a reminder.',
  'Owner prefers mail; do not phone before ten.',
  'Was promised a discount on the next contract.',
  'Asked twice about leaving; handle with care.',
]

/** Draws all data of a seed. Same seed, `held`, scope and setting, same world. */
export function buildWorld(held: boolean, rng: Random, scope: Scope = 'whole', setting: Setting = SETTINGS.shop): World {
  const names = createNames(held, rng.fork('names'), setting)
  const ids = uniqueIds(rng.fork('ids'))
  const operator = drawOperator(names, rng.fork('operator'), setting)
  const world: World = { setting, scope, operator, tenants: [], people: [], accounts: [], orders: [], items: [], contacts: [] }
  for (let i = 0; i < TENANTS; i++) addTenant(world, names, ids, rng.fork(`tenant ${i}`))
  world.items.push(...drawItems(world, names, ids, rng.fork('items')))
  if (scope === 'whole') world.items.push(...drawWideItems(world, names, ids, rng.fork('wide items')))
  return world
}

function addTenant(world: World, names: Names, ids: Ids, rng: Random): void {
  const company = names.company()
  const id = slug(company)
  const domain = `${id}.example`
  const { setting } = world
  const account = drawAccount(setting, ids, company, id, domain, rng)
  world.tenants.push({ id, company, domain, account: account.id, hook: `https://hooks.${domain}/desk` } satisfies Tenant)
  world.accounts.push(account)
  for (let i = 0; i < PEOPLE_PER_TENANT; i++) world.people.push(drawPerson(names, id, domain, account.id, rng))
  for (let i = 0; i < ORDERS_PER_TENANT; i++) world.orders.push(drawOrder(setting, names, ids, id, rng))
  for (const role of ROLES) {
    const name = names.person()
    world.contacts.push({ tenant: id, role, name, mail: `${slug(name)}@${role}-${domain}` } satisfies Contact)
  }
}

function drawAccount(setting: Setting, ids: Ids, company: string, tenant: string, domain: string, rng: Random): Account {
  return {
    id: ids(setting.account, 4),
    tenant,
    company,
    contact_mail: `office@${domain}`,
    phone: `+49 30 ${digits(rng, 4)} ${digits(rng, 3)}`,
    plan: rng.pick(PLANS),
    balance: rng.int(90_000) / 100 + 40,
    credit_limit: (2 + rng.int(18)) * 500,
    private_notes: rng.pick(NOTES),
  }
}

function drawPerson(names: Names, tenant: string, domain: string, account: string, rng: Random): Person {
  const fullName = names.person()
  return {
    name: slug(fullName),
    fullName,
    mail: `${slug(fullName).replace('-', '.')}@${domain}`,
    tenant,
    account,
    key: `qk-${letters(rng, 24, 'abcdefghijkmnpqrstuvwxyz23456789')}`,
  }
}

function drawOrder(setting: Setting, names: Names, ids: Ids, tenant: string, rng: Random): Order {
  return {
    id: ids(setting.order, 5),
    tenant,
    item: names.good(),
    total: 260 + rng.int(120_000) / 100,
    status: rng.pick(['delivered', 'shipped', 'in preparation', 'delivered']),
    refunded: 0,
  }
}
