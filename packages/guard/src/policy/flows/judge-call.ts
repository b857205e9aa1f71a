import type { CallPiece } from '../../surfaces/reading.js'
import type { Principal } from '../../vocabulary/origin.js'
import type { Firing } from '../decision.js'
import { type Exceptions, exceptionNote } from '../exceptions/exceptions.js'
import type { Action, CallRule, FlowRule, Policy, PolicyException, Rule, ToolPolicy } from '../policy.js'
import type { CallArguments } from '../segments.js'
import type { SessionMemory } from '../session-memory.js'
import type { ToolTable } from '../tool-table.js'
import { asAmount } from '../values/amount.js'
import { isIban } from '../values/compact-number.js'
import { goesTo } from '../values/destination.js'
import { mailAddresses } from '../values/mail-address.js'
import { asPhone } from '../values/phone-number.js'
import { webAddresses } from '../values/web-address.js'
import { type ArgumentValue, valuesAt, valuesBeside } from './argument-path.js'
import { VouchedValues } from './vouched-values.js'

/** A call with what is known about its tool. */
interface Case {
  call: CallPiece
  args: CallArguments['value']
  tool: ToolPolicy
  memory: SessionMemory
  /** The exception for this rule and a value, if one is in force. */
  exception: (value?: string | number) => PolicyException | undefined
}

/** The flow and call rules of a policy: whether a tool may be called with these arguments in this session. */
export class CallJudge {
  private readonly rules: readonly (FlowRule | CallRule)[]
  private readonly allowed = new VouchedValues()

  constructor(
    private readonly policy: Policy,
    private readonly tools: ToolTable,
    private readonly exceptions: Exceptions,
  ) {
    this.rules = policy.rules.filter((rule): rule is FlowRule | CallRule => !('when' in rule))
    for (const value of policy.allow) this.allowed.add(value)
  }

  /** Answers what fired, and whether a rule failed and its `onError` decided. */
  judge(
    call: CallPiece,
    args: CallArguments['value'],
    memory: SessionMemory,
    principal?: Principal,
  ): { firings: Firing[]; degraded: boolean } {
    const tool = this.tools.get(call.name)
    const firings: Firing[] = []
    let degraded = false
    for (const rule of this.rules) {
      try {
        const exception = (value?: string | number) =>
          this.exceptions.for(rule.id, { principal, tool: call.name, ...(value !== undefined && { value }) })
        const it: Case = { call, args, tool, memory, exception }
        const reason = 'flow' in rule ? this.flow(rule, it) : this.limit(rule, it)
        if (reason) firings.push(this.fired(rule, it, reason))
      } catch {
        degraded = true
        firings.push(firing(rule, rule.onError === 'allow' ? 'flag' : 'block', call, { reason: 'the rule failed' }))
      }
    }
    return { firings, degraded }
  }

  /** An exception for the call as a whole, or for every value that the rule is about, makes it a flag. */
  private fired(rule: FlowRule | CallRule, { call, exception }: Case, reason: Reason): Firing {
    const passing = reason.exception ?? exception()
    return passing ? { ...firing(rule, 'flag', call, reason), exception: exceptionNote(passing) } : firing(rule, rule.do, call, reason)
  }

  private flow({ flow }: FlowRule, it: Case): Reason | null {
    if (flow.tool.effect !== undefined && flow.tool.effect !== it.tool.effect) return null
    if (flow.tool.name && !flow.tool.name.includes(it.call.name)) return null
    const taints = flow.derived.filter((taint) => it.memory.taints.has(taint))
    if (taints.length === 0) return null
    if (it.args === null) return { reason: 'the arguments cannot be read' }
    const except = flow.except ?? []
    if (flow.argument === 'to') return this.unvouched(it.args, it, except)
    const to = destinations(it.args, it.tool)
    const named = (flow.unless?.to ?? []).map((label) => it.memory.namedBy[label])
    const exempt = ({ value }: ArgumentValue): boolean => goesTo(String(value), except) || named.some((values) => values.has(value))
    if (to.length > 0 && to.every(exempt)) return null
    return carried(it.args, it, taints)
  }

  private unvouched(args: Readonly<Record<string, unknown>>, { tool, memory, exception }: Case, except: readonly string[]): Reason | null {
    let passed: Reason | null = null
    for (const { argument, value } of destinations(args, tool)) {
      if (memory.vouched.has(value) || this.allowed.has(value)) continue
      if (typeof value === 'string' && (goesTo(value, this.policy.allow) || goesTo(value, except))) continue
      const passing = exception(value)
      if (!passing) return { argument, reason: 'not vouched for' }
      passed ??= { argument, reason: 'not vouched for', exception: passing }
    }
    return passed
  }

  private limit({ call: limits }: CallRule, it: Case): Reason | null {
    if (!limits.tool.includes(it.call.name)) return null
    const { argument } = limits
    if (argument === undefined) return { reason: 'every call of this tool' }
    if (it.args === null) return { reason: 'the arguments cannot be read' }
    let passed: Reason | null = null
    for (const { value } of valuesAt(it.args, [argument])) {
      const reason = beyond(limits, value, it.memory)
      if (reason === null) continue
      const passing = it.exception(value)
      if (!passing) return { argument, reason }
      passed ??= { argument, reason, exception: passing }
    }
    return passed
  }
}

/** Why a value is beyond the limits of a rule; null where it is within. */
function beyond({ above, outside, named }: CallRule['call'], value: string | number, memory: SessionMemory): string | null {
  if (above !== undefined) {
    const readings = asAmount(value)
    if (readings.length === 0) return 'no amount that can be compared'
    if (readings.some((reading) => reading.value > above)) return 'above the limit'
  }
  if (outside && !goesTo(String(value), outside)) return 'outside the list'
  if (named && !named.some((label) => memory.namedBy[label].has(value))) return `not named by ${named.join(' or ')}`
  return null
}

interface Reason {
  argument?: string
  reason: string
  exception?: PolicyException
}

/**
 * What decides where the effect of a call goes: the declared arguments, and of an external tool also whatever else is an address, so
 * that a copy to somebody cannot travel in an argument that nobody declared.
 */
function destinations(args: Readonly<Record<string, unknown>>, tool: ToolPolicy): ArgumentValue[] {
  const declared = valuesAt(args, tool.to)
  if (tool.effect !== 'external') return declared
  const beside = valuesBeside(args, [...tool.to, ...tool.carries])
  return [...declared, ...beside.filter(({ value }) => isAddress(value))]
}

function isAddress(value: string | number): boolean {
  if (typeof value === 'number') return false
  if (mailAddresses(value).length > 0 || webAddresses(value).length > 0) return true
  return asPhone(value) !== null || isIban(value)
}

/** The content of a call is judged as one text: what is split over arguments or list members belongs together. */
function carried(
  args: Readonly<Record<string, unknown>>,
  { tool, memory }: Case,
  taints: readonly ('untrusted' | 'private')[],
): Reason | null {
  const values = valuesAt(args, tool.carries)
  if (tool.effect === 'external') values.push(...valuesBeside(args, [...tool.to, ...tool.carries]))
  const text = values.map(({ value }) => value).join('\n')
  if (text === '') return null
  for (const taint of taints) {
    const found = memory.tainted(taint).derived(text, memory.typed)
    if (found === null) continue
    const argument = values.length === 1 ? values[0]!.argument : undefined
    const reason = found === 'unreadable' ? 'encoded too deeply to be read' : `${taint} ${found}`
    return { reason, ...(argument !== undefined && { argument }) }
  }
  return null
}

function firing(rule: Rule, action: Action, call: CallPiece, { argument, reason }: Reason): Firing {
  return {
    rule: rule.id,
    action,
    origin: 'tool_arguments',
    path: call.path,
    detections: [],
    tool: call.name,
    ...(argument !== undefined && { argument }),
    reason,
    ...(action === 'hold' && { timeout: rule.timeout ?? 0, otherwise: rule.otherwise ?? 'block' }),
  }
}
