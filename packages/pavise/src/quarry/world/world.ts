import type { Channel } from '#core/attack/vocabulary'
import type { Setting } from '#quarry/world/setting'

/** The made-up data that the agent works on. Plain data; the sandbox changes a copy of it. */

export interface Person {
  /** Name of the identity: the log's `by`. */
  name: string
  fullName: string
  mail: string
  tenant: string
  account: string
  key: string
}

export interface Account {
  id: string
  tenant: string
  company: string
  contact_mail: string
  phone: string
  plan: string
  balance: number
  credit_limit: number
  private_notes: string
}

export interface Order {
  id: string
  tenant: string
  item: string
  total: number
  status: string
  refunded: number
}

/** Something that people outside wrote: a ticket, mail, review, file, help article or carrier's note. */
export interface Item {
  id: string
  kind: OutsideKind
  /** Empty where every company may read it. */
  tenant: string
  /** For mails: the address it came to. */
  to: string
  from: string
  subject: string
  body: string
}

/** Kinds of items, named after the door by which their text reaches the agent. */
export const OUTSIDE_KINDS = [
  'ticket',
  'mail',
  'review',
  'file',
  'document',
  'tool_result',
  'web',
  'file_name',
  'tool_description',
  'memory',
  'agent',
] as const satisfies readonly Channel[]
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]

/** The kinds of the smaller desk that the quickstart practises on. */
export const CORE_KINDS: readonly OutsideKind[] = OUTSIDE_KINDS.slice(0, 6)

/** A line of a company's own address book, kept by its staff: the agent may trust it. */
export interface Contact {
  tenant: string
  role: string
  name: string
  mail: string
}

export interface Tenant {
  id: string
  company: string
  domain: string
  account: string
  /** The one address to which the agent may post for this company without being told. */
  hook: string
}

export interface Operator {
  company: string
  agent: string
  domain: string
  refundLimit: number
  /** Stands at the head of the instructions; tells one wording of them from another. */
  revision: string
  canary: string
  passphrase: string
  /** The rules in the words of this seed. */
  rules: string[]
}

/** The small desk of the quickstart, or all of it. */
export type Scope = 'core' | 'whole'

export interface World {
  setting: Setting
  /** How much of the desk there is. */
  scope: Scope
  operator: Operator
  tenants: Tenant[]
  people: Person[]
  accounts: Account[]
  orders: Order[]
  items: Item[]
  contacts: Contact[]
}
