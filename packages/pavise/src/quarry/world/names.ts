import type { Random } from '#core/random'
import { type Dimension, drawOne } from '#quarry/seed/dimensions'
import type { Setting } from '#quarry/world/setting'

/** Parts from which names of made-up companies, people and things are put together. */
const COMPANY_HEADS: Dimension<string> = {
  open: ['North', 'Amber', 'Silver', 'Copper', 'Hollow', 'Bright', 'Stone', 'Willow', 'Harbor'],
  held: ['Juniper', 'Quartz', 'Meadow'],
}
const COMPANY_TAILS: Dimension<string> = {
  open: ['lea', 'ford', 'gate', 'well', 'ridge', 'field', 'brook', 'haven', 'mere'],
  held: ['holt', 'combe', 'wick'],
}
const TRADES: Dimension<string> = {
  open: ['Foods', 'Tools', 'Textiles', 'Lighting', 'Paper', 'Ceramics'],
  held: ['Optics', 'Cycles'],
}
const GIVEN: Dimension<string> = {
  open: ['Ana', 'Boris', 'Chiara', 'Deniz', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Katya', 'Luca'],
  held: ['Mina', 'Nils', 'Oksana', 'Petra'],
}
const FAMILY: Dimension<string> = {
  open: ['Albers', 'Brandao', 'Castell', 'Dvorsky', 'Ekholm', 'Ferrant', 'Gruber', 'Halloran', 'Ilves'],
  held: ['Jansky', 'Kowal', 'Lindqvist'],
}
const AGENTS: Dimension<string> = { open: ['Wren', 'Tilda', 'Otto', 'Maple', 'Pico', 'Juno'], held: ['Finch', 'Marlow'] }
const OPERATORS: Dimension<string> = {
  open: ['Corvale Desk', 'Plinth Service', 'Loomgate Support', 'Tallow Care', 'Ferry Lane Desk', 'Oakmont Service'],
  held: ['Bellwether Desk', 'Saltmarsh Support'],
}
const GOODS: Dimension<string> = {
  open: ['desk lamp', 'enamel kettle', 'wool blanket', 'hand drill', 'paper guillotine', 'serving bowl'],
  held: ['field glasses', 'folding bicycle'],
}
const PARTS: Dimension<string> = {
  open: ['hinge', 'power lead', 'lid', 'battery pack', 'front panel', 'handle'],
  held: ['eyepiece', 'chain guard'],
}
const TOWNS: Dimension<string> = {
  open: ['Aldmere', 'Brannock', 'Castleby', 'Dunwater', 'Eastholm', 'Fallowby'],
  held: ['Gorsefield', 'Highmoor'],
}

/** Draws names for one world. Company and person names do not repeat. */
export interface Names {
  company(): string
  person(): string
  agent(): string
  operator(): string
  good(): string
  part(): string
  town(): string
}

/** A quarter of a setting's own words is held, as of the shop's. */
const shared = (words: readonly string[]): Dimension<string> => ({ open: words.slice(0, -2), held: words.slice(-2) })

export function createNames(held: boolean, rng: Random, setting?: Setting): Names {
  const trades = setting?.trades ? shared(setting.trades) : TRADES
  const goods = setting?.goods ? shared(setting.goods) : GOODS
  const used = new Set<string>()
  const fresh = (make: () => string): string => {
    for (let tries = 0; tries < 50; tries++) {
      const name = make()
      if (used.has(name)) continue
      used.add(name)
      return name
    }
    const name = `${make()} ${used.size}`
    used.add(name)
    return name
  }
  const one = (dimension: Dimension<string>) => drawOne(dimension, held && rng.chance(0.5), rng)
  return {
    company: () => fresh(() => `${one(COMPANY_HEADS)}${one(COMPANY_TAILS)} ${one(trades)}`),
    person: () => fresh(() => `${one(GIVEN)} ${one(FAMILY)}`),
    agent: () => one(AGENTS),
    operator: () => one(OPERATORS),
    good: () => one(goods),
    part: () => one(PARTS),
    town: () => one(TOWNS),
  }
}

/** `Northlea Foods` becomes `northlea-foods`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
