import type { Principal } from '@pavise/guard'
import type { Budget, VirtualKey } from '#core/access/key-scope'
import type { LeaseStore } from '#core/ports/leases'
import { Account, type Spending } from '#gateway/limits/account'
import { budgetText, fits } from '#gateway/limits/budget'
import type { Usage } from '#gateway/limits/usage'
import { Refusal } from '#gateway/refusal'

/** What is known of an exchange before it goes upstream. */
export interface Demand {
  readonly principal: Principal
  /** Where it goes: surface and path, either may be named by a key. */
  readonly routes: readonly string[]
  readonly model?: string
  /** Tokens that it can take at most. */
  readonly tokens: number
}

/** What an exchange reserved. Settled once, with what it took; without usage the reservation stands. */
export interface Ticket {
  settle(usage: Usage | undefined): void
}

interface Reservation {
  readonly account: Account
  readonly window: number
  readonly units: number
}

/** Budgets of users come and go; the least recently used are forgotten, and what they had leased counts as spent. */
const MOST_ACCOUNTS = 50_000

/** Scopes and budgets of the keys of one gateway. */
export class Meter {
  readonly #accounts = new Map<string, Account>()
  readonly #now: () => number
  refused = 0
  /** Exchanges that passed unmetered while the store was away. */
  unmetered = 0

  constructor(
    readonly store: LeaseStore,
    options: { now?: () => number } = {},
  ) {
    this.#now = options.now ?? Date.now
  }

  /** Lets an exchange begin or throws the refusal: 403 beyond the scope of its key, 429 where a budget is spent, with when to come again. */
  async admit(key: VirtualKey, demand: Demand): Promise<Ticket> {
    checkScope(key, demand)
    const reserved: Reservation[] = []
    for (const { name, budget, whose } of budgetsOf(key, demand.principal)) {
      const account = this.#account(name, budget)
      const units = budget.unit === 'requests' ? 1 : demand.tokens
      const outcome = await account.reserve(units)
      if (outcome === 'granted') reserved.push({ account, window: account.window, units })
      else if (outcome === 'away' && key.scope?.onStoreDown === 'allow') this.unmetered++
      else {
        for (const { account: other, window, units: held } of reserved) other.settle(window, held, 0)
        this.refused++
        throw refusalOf(outcome, account, whose, units)
      }
    }
    return new Reserved(reserved)
  }

  #account(name: string, budget: Budget): Account {
    const known = this.#accounts.get(name)
    const account = known && sameBudget(known.budget, budget) ? known : new Account(name, budget, this.store, this.#now)
    // Their order matters only where some will have to go; taken out and put in again, a busy account leaves a dead place each time.
    if (account === known && this.#accounts.size < MOST_ACCOUNTS / 2) return account
    this.#accounts.delete(name)
    this.#accounts.set(name, account)
    if (this.#accounts.size > MOST_ACCOUNTS) this.#accounts.delete(this.#accounts.keys().next().value!)
    return account
  }
}

class Reserved implements Ticket {
  #settled = false
  constructor(private readonly reserved: readonly Reservation[]) {}

  settle(usage: Usage | undefined): void {
    if (this.#settled || !usage) return
    this.#settled = true
    for (const { account, window, units } of this.reserved)
      if (account.budget.unit === 'tokens') account.settle(window, units, usage.input + usage.output)
  }
}

function checkScope({ scope }: VirtualKey, { routes, model }: Demand): void {
  if (scope?.routes && !routes.some((route) => fits(route, scope.routes)))
    throw new Refusal(403, 'route_not_allowed', 'This Pavise key may not be used for this API', { type: 'permission_error' })
  if (scope?.models && model !== undefined && !fits(model, scope.models))
    throw new Refusal(403, 'model_not_allowed', 'This Pavise key may not be used for this model', {
      type: 'permission_error',
      param: 'model',
    })
}

function budgetsOf({ digest, scope }: VirtualKey, { tenant, id }: Principal): { name: string; budget: Budget; whose: string }[] {
  const named = (whose: string, who: readonly string[], budgets: readonly Budget[] = []) =>
    budgets.map((budget) => ({ whose, budget, name: JSON.stringify([whose, ...who, budget.unit, budget.window]) }))
  const user = id === undefined && tenant === undefined ? undefined : [digest, tenant ?? '', id ?? '']
  return [
    ...named('key', [digest], scope?.limits),
    ...(scope?.team === undefined ? [] : named('team', [scope.team], scope.teamLimits)),
    // A request that names no user counts as one of a user without a name: leaving the name away buys nothing.
    ...named('user', user ?? [digest, '', ''], scope?.userLimits),
  ]
}

const sameBudget = (a: Budget, b: Budget): boolean => a.amount === b.amount && a.window === b.window && a.unit === b.unit

function refusalOf(outcome: Spending, account: Account, whose: string, units: number): Refusal {
  const { budget } = account
  if (outcome === 'away')
    return new Refusal(503, 'limits_unavailable', 'Pavise cannot reach the store of its budgets, and this key does not pass without', {
      type: 'server_error',
      headers: { 'retry-after': '5' },
    })
  const seconds = Math.max(1, Math.ceil(account.rest / 1000))
  const size = units > budget.amount ? `; this request may take ${units}` : ''
  return new Refusal(
    429,
    'rate_limit_exceeded',
    `The budget of this ${whose} is spent: ${budgetText(budget)}${size}. It begins anew in ${seconds} s`,
    {
      type: budget.unit,
      headers: { 'retry-after': String(seconds) },
    },
  )
}
