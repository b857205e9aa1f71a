import type { DetectionContext } from '../vocabulary/detector.js'
import { GuardError } from '../vocabulary/error.js'
import type { Span } from '../vocabulary/span.js'
import type { Firing, JsonPath } from './decision.js'
import { exceptionNote } from './exceptions/exceptions.js'
import type { SpansOf } from './findings.js'
import type { Action, Mode, Rule } from './policy.js'
import type { Removal } from './replace-spans.js'
import type { Step } from './rule-table.js'

/** What the rules say about one text. Offsets are into that text. */
export interface TextVerdict {
  firings: Firing[]
  removals: Removal[]
  /** The highest score that a detector gave, whether or not it reached the threshold of a rule. */
  score: number
  /** A detector failed, and `onError` decided. */
  degraded: boolean
  /** Where the first finding begins of which a second stage has still to say what it is; no rule acted on it yet. */
  open?: number
}

/**
 * Runs the steps over a text. Never throws: a detector that fails is answered by the `onError` of its rules. With `spansOf` findings come from where it says.
 */
export function judgeText(
  text: string,
  path: JsonPath,
  steps: readonly Step[],
  context: DetectionContext,
  spansOf: SpansOf = ({ instance }) => instance.detect(text, context),
): TextVerdict {
  const verdict: TextVerdict = { firings: [], removals: [], score: 0, degraded: false }
  for (const step of steps) {
    let spans: readonly Span[]
    try {
      spans = spansOf(step)
    } catch (fault) {
      if (fault instanceof GuardError && fault.code === 'PAV_INSPECTION_STOPPED') throw fault
      verdict.degraded = true
      failed(step, path, context, verdict)
      continue
    }
    for (const { score, doubt, start } of spans) {
      if (score > verdict.score) verdict.score = score
      if (doubt === 'unsettled') verdict.degraded = true
      else if (doubt === 'open') verdict.open = Math.min(start, verdict.open ?? start)
    }
    if (spans.length > 0) applyRules(text, step, spans, path, context, verdict)
  }
  return verdict
}

/** Adds to the verdict what the rules of a step make of its spans. */
export function applyRules(
  text: string,
  step: Step,
  spans: readonly Span[],
  path: JsonPath,
  context: DetectionContext,
  verdict: TextVerdict,
): void {
  for (const { rule, threshold, kinds, exceptions } of step.rules) {
    const found = spans.filter((span) => counts(span, threshold, rule) && (kinds === null || kinds.has(span.kind)))
    const hits: Span[] = []
    for (const span of found) {
      const { principal, tool } = context
      const exception = exceptions.for(rule.id, { principal, tool, value: text.slice(span.start, span.end) })
      if (!exception) hits.push(span)
      else verdict.firings.push({ ...firing(rule, 'flag', path, context, [span]), exception: exceptionNote(exception) })
    }
    if (hits.length === 0) continue
    verdict.firings.push(firing(rule, rule.do, path, context, hits))
    if (rule.do !== 'mask' && rule.do !== 'redact') continue
    for (const span of hits) verdict.removals.push({ span, how: rule.do, name: step.instance.name })
  }
}

/** What a second stage could not tell is found for a rule that blocks on errors; for others the first stage's word stands. */
function counts({ score, doubt }: Span, threshold: number, { onError }: Rule): boolean {
  if (doubt === 'open') return false
  return score >= threshold || (doubt === 'unsettled' && onError !== 'allow')
}

function failed(step: Step, path: JsonPath, context: DetectionContext, verdict: TextVerdict): void {
  for (const { rule } of step.rules) {
    const action: Action = rule.onError === 'allow' ? 'flag' : 'block'
    verdict.firings.push({ ...firing(rule, action, path, context, []), reason: `detector ${step.instance.name} failed` })
  }
}

function firing(rule: Rule, action: Action, path: JsonPath, context: DetectionContext, detections: readonly Span[]): Firing {
  return {
    rule: rule.id,
    action,
    origin: context.origin,
    path,
    detections,
    ...(detections.some(({ doubt }) => doubt === 'unsettled') && { reason: 'the second stage could not tell' }),
    ...(context.tool !== undefined && { tool: context.tool }),
    ...(action === 'hold' && { timeout: rule.timeout ?? 0, otherwise: rule.otherwise ?? 'block' }),
  }
}

const STRENGTH: Readonly<Record<Action, number>> = { allow: 0, flag: 1, mask: 2, redact: 3, hold: 4, block: 5 }

/** The strongest action of the firings; in observe mode nothing stronger than `flag`. */
export function strongest(firings: readonly Firing[], mode: Mode): Action {
  let action: Action = 'allow'
  for (const each of firings) if (STRENGTH[each.action] > STRENGTH[action]) action = each.action
  return mode === 'observe' && action !== 'allow' ? 'flag' : action
}
