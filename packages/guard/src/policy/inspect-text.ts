import type { DetectionContext } from '../vocabulary/detector.js'
import type { Origin, Principal } from '../vocabulary/origin.js'
import { CleanTexts } from './clean-texts.js'
import type { Decision } from './decision.js'
import { DecisionDraft } from './decision-draft.js'
import type { Engine } from './engine.js'
import { type Explanation, explainText } from './explain-text.js'
import type { InspectOptions } from './guard.js'
import { Placeholders } from './placeholders.js'
import type { Destination } from './policy.js'
import { replaceSpans } from './replace-spans.js'
import type { TextRule } from './rule-table.js'
import type { Segment } from './segments.js'
import { SessionMemory } from './session-memory.js'

const ANSWERS: ReadonlySet<Origin> = new Set(['assistant', 'reasoning'])

/** The highest score that the detectors leave out when only rules ask. */
function lowScore(engine: Engine, segment: Segment, context: DetectionContext): number {
  let score = 0
  for (const { instance } of engine.rules.plan(segment)) {
    try {
      for (const span of instance.graded?.(segment.text, context) ?? []) score = Math.max(score, span.score)
    } catch {
      // The rules of a detector that fails have acted already.
    }
  }
  return score
}

/** Inspects one text on its own, as if it stood alone in a session: what the model wrote goes to the user, all else to the model. */
export function inspectText(
  engine: Engine,
  { text, from, principal }: { text: string; from: Origin; principal?: Principal },
  options: InspectOptions = {},
): Decision & { text: string; score: number; explanation?: readonly Explanation[] } {
  const draft = new DecisionDraft(engine.policy.mode)
  const scene = {
    memory: new SessionMemory(),
    placeholders: new Placeholders(),
    clean: new CleanTexts(),
    principal,
    uninspectable: 'flag' as const,
  }
  const to: Destination = ANSWERS.has(from) ? 'user' : from === 'tool_arguments' ? 'external' : 'model'
  const also: Origin | undefined = ANSWERS.has(from) || from === 'tool_arguments' ? 'assistant' : undefined
  const segment: Segment = { path: [], text, start: 0, end: text.length, origin: from, to, labels: [], ...(also && { also }) }
  const [change] = engine.judge([segment], scene, draft)
  const enforced = engine.policy.mode === 'enforce'
  const left = change && enforced ? replaceSpans(text, change.replacements) : text
  if (change) draft.edit([], left)
  const decision = draft.finish()
  const context = engine.context(segment, scene)
  const score = options.scores === true ? Math.max(draft.score, lowScore(engine, segment, context)) : draft.score
  const seen = { ...decision, text: left, score }
  if (options.explain !== true) return seen
  const found = (rule: TextRule) => {
    try {
      return engine.rules.instanceOf(rule).detect(text, context)
    } catch {
      return null
    }
  }
  const standing = { origin: from, to, ...(also && { also }) }
  return { ...seen, explanation: explainText(engine.policy.rules, engine.rules, { standing, firings: decision.firings, found }) }
}
