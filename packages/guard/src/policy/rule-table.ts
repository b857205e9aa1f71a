import type { Detect, DetectionContext, Detector } from '../vocabulary/detector.js'
import type { Origin } from '../vocabulary/origin.js'
import type { Exceptions } from './exceptions/exceptions.js'
import type { Destination, DetectorRule, Policy } from './policy.js'
import { resolveDetector } from './resolve-detector.js'

/** Where a rule asks for a score and names none: the middle of the scale. Exact matches score 1. */
const DEFAULT_THRESHOLD = 0.5

/** A detector of the policy, compiled once and shared by every rule that names it. */
export interface Instance {
  readonly name: string
  readonly detector: Detector
  readonly detect: Detect
  /** What `detect` would find if somebody asked for all scores; absent where it leaves none out. */
  readonly graded?: Detect
}

export interface TextRule {
  readonly rule: DetectorRule
  readonly threshold: number
  readonly kinds: ReadonlySet<string> | null
  readonly exceptions: Exceptions
}

/** What has to be run over a text, and which rules read each result. */
export interface Step {
  readonly instance: Instance
  readonly rules: readonly TextRule[]
}

/** The steps of a standing. Where two standings have the same, it is the same plan: what was found by one holds for the other. */
export interface Plan extends ReadonlyArray<Step> {
  readonly number: number
}

/** Where a text stands: its origin, what else it counts as for `from`, and where it goes. */
export interface Standing {
  readonly origin: Origin
  readonly also?: Origin
  readonly to: Destination
}

/** The detector rules of a policy, compiled: for each standing of a text the steps to take. */
export class RuleTable {
  private readonly entries: { instance: Instance; textRule: TextRule }[] = []
  private readonly plans = new Map<Destination, Map<Origin, Map<Origin | undefined, Plan>>>()
  private readonly made: { rules: readonly TextRule[]; plan: Plan }[] = []

  constructor(policy: Policy, list: readonly Detector[], exceptions: Exceptions) {
    const instances = new Map<string, Instance>()
    for (const rule of policy.rules) {
      if (!('when' in rule)) continue
      const { detector: name, kinds, fpr } = rule.when
      let instance = instances.get(name)
      if (!instance) {
        const found = resolveDetector(name, policy.detectors, list)
        if (!found) throw new TypeError(`rule ${rule.id} names a detector that this guard does not have: ${name}`)
        instance = { name, detector: found.detector, detect: found.detector.create(found.options) }
        instances.set(name, instance)
      }
      const calibrated = fpr === undefined ? undefined : instance.detector.threshold?.(fpr)
      const threshold = rule.when.threshold ?? calibrated ?? DEFAULT_THRESHOLD
      this.entries.push({ instance, textRule: { rule, threshold, kinds: kinds ? new Set(kinds) : null, exceptions } })
    }
  }

  /** The compiled form of a rule of this policy. */
  textRule(rule: DetectorRule): TextRule {
    return this.entries.find(({ textRule }) => textRule.rule === rule)!.textRule
  }

  /** The detector of a rule, compiled. */
  instanceOf({ rule }: TextRule): Instance {
    return this.entries.find(({ textRule }) => textRule.rule === rule)!.instance
  }

  plan({ origin, also, to }: Standing): Plan {
    const known = this.plans.get(to)?.get(origin)?.get(also)
    if (known) return known
    const plan = this.build(origin, also, to)
    const byOrigin = this.plans.get(to) ?? new Map<Origin, Map<Origin | undefined, Plan>>()
    const byAlso = byOrigin.get(origin) ?? new Map<Origin | undefined, Plan>()
    this.plans.set(to, byOrigin.set(origin, byAlso.set(also, plan)))
    return plan
  }

  private build(origin: Origin, also: Origin | undefined, to: Destination): Plan {
    const steps = new Map<Instance, TextRule[]>()
    const wanted: TextRule[] = []
    for (const { instance, textRule } of this.entries) {
      const { from, to: where } = textRule.rule
      if (where && !where.includes(to)) continue
      if (from && !from.some((each) => each === origin || each === also || origin === 'unknown')) continue
      steps.set(instance, [...(steps.get(instance) ?? []), textRule])
      wanted.push(textRule)
    }
    const same = this.made.find(({ rules }) => rules.length === wanted.length && rules.every((rule, i) => rule === wanted[i]))
    if (same) return same.plan
    const list = [...steps].map(([instance, rules]) => ({ instance: asking(instance, rules), rules }))
    const plan = Object.assign(list, { number: this.made.length })
    this.made.push({ rules: wanted, plan })
    return plan
  }
}

/** A detector that scores windows is told the lowest score that any of its rules asks for. */
function asking(instance: Instance, rules: readonly TextRule[]): Instance {
  if (instance.detector.reach !== 'window') return instance
  const { detect: graded } = instance
  const least = Math.min(...rules.map(({ threshold }) => threshold))
  const detect: Detect = Object.assign((text: string, context: DetectionContext) => graded(text, { ...context, least }), graded)
  return { ...instance, detect, graded }
}
