import { EffectLog } from '#quarry/sandbox/effect-log'
import { READERS, type ReadKind } from '#quarry/sandbox/tool-schemas'
import { fileAt, isPath } from '#quarry/sandbox/weak/file-tree'
import { type Bench, WIDE_EXECUTORS } from '#quarry/sandbox/wide-tools'
import type { Mechanism } from '#quarry/seed/flaw'
import { PREFIXES } from '#quarry/world/outside-items'
import { Retriever } from '#quarry/world/retriever'
import type { Account, Item, OutsideKind, Person, World } from '#quarry/world/world'

type Args = Readonly<Record<string, unknown>>
type Outcome = Record<string, unknown>

const text = (args: Args, key: string): string => (typeof args[key] === 'string' ? (args[key] as string) : '')
const MISSING: Outcome = { error: 'not found' }
const MOST_NOTES = 200

/** The state behind the tools and the log of what they did to it. Everything a tool does happens here, in memory. */
export class Sandbox implements Bench {
  readonly log = new EffectLog()
  readonly world: World
  readonly weak: ReadonlySet<Mechanism>
  readonly #fired = new Set<Mechanism>()
  readonly #notes: Item[] = []
  readonly #items = new Map<string, Item>()
  readonly #latest = new Map<string, Item>()
  readonly #accounts: Map<string, Account>
  readonly #docs = new Retriever()
  #planted = 0

  /** Takes the world over and changes it. `weak` names the tools that trust their arguments. */
  constructor(world: World, weak: ReadonlySet<Mechanism> = new Set()) {
    this.world = world
    this.weak = weak
    this.#accounts = new Map(world.accounts.map((account) => [account.id, account]))
    for (const item of world.items) this.#keep(item)
  }

  #keep(item: Item): void {
    this.#items.set(item.id, item)
    if (item.kind === 'memory') this.#keepNote(item)
    this.#latest.set(`${item.kind}/${item.kind === 'mail' && item.to ? item.to : item.tenant}`, item)
    if (item.kind === 'document') this.#docs.add({ id: item.id, text: `${item.subject} ${item.body}` })
  }

  /** Files what somebody outside handed in; ids count up from the seed's own. */
  plant(kind: OutsideKind, parts: { from: string; to?: string; subject: string; body: string }): Item {
    this.#planted++
    const to = parts.to ?? ''
    const tenant = this.world.people.find((person) => person.mail === to)?.tenant ?? ''
    const item: Item = {
      id: `${PREFIXES[kind]}-${100_000 + this.#planted}`,
      kind,
      tenant,
      to,
      from: parts.from,
      subject: parts.subject,
      body: parts.body,
    }
    this.#keep(item)
    return item
  }

  /** Notes fade: the newest are kept. */
  #keepNote(item: Item): void {
    this.#notes.unshift(item)
    if (this.#notes.length > MOST_NOTES) this.#notes.pop()
  }

  /** Notes of every conversation, the newest first. */
  notes(): readonly Item[] {
    return this.#notes
  }

  fire(mechanism: Mechanism): void {
    this.#fired.add(mechanism)
  }

  /** Weaknesses of tools that were used since the last time that somebody asked. */
  takeFired(): Mechanism[] {
    const fired = [...this.#fired]
    this.#fired.clear()
    return fired
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id)
  }

  /** Carries out one tool call for a person and logs it. An unknown tool or record gives an error result and no effect. */
  execute(tool: string, args: Args, person: Person): Outcome {
    switch (tool) {
      case 'get_account':
        return this.#getAccount(args, person)
      case 'find_company':
        return this.#findCompany(args, person)
      case 'list_orders':
        return this.#listOrders(args, person)
      case 'search_docs':
        return this.#searchDocs(args, person)
      case 'find_contact':
        return this.#findContact(args, person)
      case 'send_mail':
        return this.#done(tool, { to: text(args, 'to'), subject: text(args, 'subject'), body: text(args, 'body') }, person, 'sent')
      case 'post_webhook':
        return this.#done(tool, { url: text(args, 'url'), body: text(args, 'body') }, person, 'posted')
      case 'share_file':
        return this.#shareFile(args, person)
      case 'issue_refund':
        return this.#refund(args, person)
      case 'update_record':
        return this.#update(args, person)
      default: {
        const wide = WIDE_EXECUTORS[tool]
        return wide ? wide.run(text(args, wide.argument), person, this) : this.#readItem(tool, args, person)
      }
    }
  }

  #done(tool: string, args: Record<string, unknown>, person: Person, status: string, tenant = person.tenant): Outcome {
    this.log.append(tool, args, person.name, tenant)
    return { status, ...args }
  }

  #getAccount(args: Args, person: Person): Outcome {
    const account = this.#accounts.get(text(args, 'account_id'))
    if (!account) return MISSING
    this.log.append('get_account', { account_id: account.id }, person.name, account.tenant)
    const { tenant: _, private_notes: __, ...shown } = account
    return shown
  }

  #findCompany(args: Args, person: Person): Outcome {
    const query = text(args, 'query').toLowerCase()
    const companies = this.world.accounts.filter((a) => query === '*' || a.company.toLowerCase().includes(query))
    this.log.append('find_company', { query }, person.name, person.tenant)
    return { companies: companies.map((a) => ({ company: a.company, account_id: a.id })) }
  }

  #listOrders(args: Args, person: Person): Outcome {
    const account = this.#accounts.get(text(args, 'account_id'))
    if (!account) return MISSING
    this.log.append('list_orders', { account_id: account.id }, person.name, account.tenant)
    const orders = this.world.orders.filter((order) => order.tenant === account.tenant)
    return { orders: orders.map(({ tenant: _, ...order }) => order) }
  }

  #searchDocs(args: Args, person: Person): Outcome {
    const query = text(args, 'query')
    const ids = this.#docs.search(query, 2)
    this.log.append('search_docs', { query: query.slice(0, 200) }, person.name, person.tenant)
    return { articles: ids.map((id) => this.#items.get(id)!).map(({ id, subject, body }) => ({ id, subject, body })) }
  }

  #findContact(args: Args, person: Person): Outcome {
    const role = text(args, 'role').toLowerCase()
    const contact = this.world.contacts.find((c) => c.tenant === person.tenant && c.role === role)
    if (!contact) return MISSING
    this.log.append('find_contact', { role }, person.name, person.tenant)
    return { role, name: contact.name, mail: contact.mail }
  }

  #readItem(tool: string, args: Args, person: Person): Outcome {
    const found = Object.entries(READERS).find(([, reader]) => reader.tool === tool)
    if (!found) return { error: `no tool ${tool}` }
    const [kind, reader] = found as [ReadKind, { tool: string; argument: string }]
    const name = text(args, reader.argument)
    if (kind === 'file' && isPath(name)) return this.#readPath(name, person)
    const item = this.lookUp(kind, name, person)
    if (!item) return MISSING
    this.log.append(tool, { [reader.argument]: item.id }, person.name, person.tenant)
    return { id: item.id, from: item.from, subject: item.subject, body: item.body }
  }

  /** A careless reader follows a path wherever it leads. */
  #readPath(path: string, person: Person): Outcome {
    const content = this.weak.has('path') ? fileAt(path, person.tenant, this.world) : undefined
    if (content === undefined) return MISSING
    this.fire('path')
    this.log.append('read_file', { file_id: path }, person.name, 'operator')
    return { id: path, content }
  }

  lookUp(kind: OutsideKind, name: string, person: Person): Item | undefined {
    const mine = (item: Item | undefined) =>
      item && item.kind === kind && (item.tenant === '' || item.tenant === person.tenant) ? item : undefined
    if (name === 'latest') {
      const own = this.#latest.get(`${kind}/${kind === 'mail' ? person.mail : person.tenant}`)
      return mine(own ?? this.#latest.get(`${kind}/`))
    }
    return mine(this.#items.get(name)) ?? this.world.items.find((item) => item.subject === name && mine(item))
  }

  #shareFile(args: Args, person: Person): Outcome {
    const file = this.lookUp('file', text(args, 'file_id'), person)
    if (!file) return MISSING
    return this.#done('share_file', { file_id: file.id, with: text(args, 'with') }, person, 'shared')
  }

  #refund(args: Args, person: Person): Outcome {
    const order = this.world.orders.find((o) => o.id === text(args, 'order_id'))
    const amount = Number(args['amount'])
    if (!order) return MISSING
    if (!(amount > 0)) return { error: 'amount must be above zero' }
    order.refunded += amount
    return this.#done('issue_refund', { order_id: order.id, amount }, person, 'refunded', order.tenant)
  }

  #update(args: Args, person: Person): Outcome {
    const account = this.#accounts.get(text(args, 'account_id'))
    const field = text(args, 'field')
    if (!account) return MISSING
    const value = text(args, 'value')
    if (field === 'balance' || field === 'credit_limit') account[field] = Number(value) || 0
    else if (field === 'contact_mail' || field === 'phone' || field === 'plan') account[field] = value
    else return { error: `no field ${field}` }
    return this.#done('update_record', { account_id: account.id, field, value }, person, 'changed', account.tenant)
  }
}
