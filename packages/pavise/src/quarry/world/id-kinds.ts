/** Prefixes of ids and what they stand for. Each setting has its own words for accounts and orders; whatever it calls them, they are these two. */
const ACCOUNTS = ['ACC', 'CLT', 'PAT', 'CIT']
const ORDERS = ['ORD', 'PAY', 'VIS', 'APP']
const ITEMS = ['TCK', 'MSG', 'RVW', 'FIL', 'DOC', 'TRK', 'PAG', 'UPL', 'EXT', 'NTE', 'AGM']

/** The kind behind each prefix: `ACC` for accounts of any setting, `ORD` for orders of any setting, else the prefix itself. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...ACCOUNTS.map((prefix) => [prefix, 'ACC'] as const),
  ...ORDERS.map((prefix) => [prefix, 'ORD'] as const),
  ...ITEMS.map((prefix) => [prefix, prefix] as const),
])

/** Source of a pattern that matches any prefix. */
export const ANY_PREFIX = [...KINDS.keys()].join('|')

/** What an id stands for; empty where its prefix is unknown. */
export const kindOfId = (id: string): string => KINDS.get(id.slice(0, 3)) ?? ''
