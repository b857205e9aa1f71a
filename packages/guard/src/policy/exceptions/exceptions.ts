import type { Principal } from '../../vocabulary/origin.js'
import type { Policy, PolicyException } from '../policy.js'

/** Epoch milliseconds. The guard has no clock of its own: whoever creates it brings one. */
export type Clock = () => number

/** What a rule fired on, as far as an exception can be made for it. */
export interface Occasion {
  principal: Principal | undefined
  tool: string | undefined
  /** The part of a text, or the argument, that the rule is about. */
  value?: string | number
}

/** The exceptions of a policy. One that is over does nothing; without a clock none does anything. */
export class Exceptions {
  private readonly byRule = new Map<string, PolicyException[]>()

  constructor(
    policy: Policy,
    private readonly clock: Clock | undefined,
  ) {
    for (const each of policy.exceptions ?? []) this.byRule.set(each.rule, [...(this.byRule.get(each.rule) ?? []), each])
  }

  /** The exception that lets this pass, if one is in force. */
  for(rule: string, { principal, tool, value }: Occasion): PolicyException | undefined {
    const list = this.byRule.get(rule)
    if (!list || !this.clock) return undefined
    const now = this.clock()
    return list.find(
      ({ until, for: whom }) =>
        now < until &&
        (whom.principal === undefined || whom.principal === principal?.id) &&
        (whom.tenant === undefined || whom.tenant === principal?.tenant) &&
        (whom.tool === undefined || whom.tool === tool) &&
        (whom.value === undefined || (value !== undefined && plain(whom.value) === plain(String(value)))),
    )
  }
}

/** Exceptions that are over at `now` (epoch milliseconds): they do nothing and can be taken out of the policy. */
export function expiredExceptions(policy: Policy, now: number): readonly PolicyException[] {
  return (policy.exceptions ?? []).filter(({ until }) => now >= until)
}

/** What an event says about an exception. */
export function exceptionNote({ owner, until }: PolicyException): string {
  return `exception of ${owner} until ${new Date(until).toISOString()}`
}

const plain = (value: string) => value.normalize('NFKC').trim().toLowerCase()
