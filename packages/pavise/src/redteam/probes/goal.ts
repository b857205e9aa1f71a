import type { EffectKind } from '#core/attack/vocabulary'
import type { GoalId } from '#redteam/strategies/lexicon/lexicon'

/** What a goal brings about, and in which group of goals it is tried together with others. */
export interface Goal {
  readonly id: GoalId
  /** Part of the fingerprint: what the attacker gains, whatever the technique. */
  readonly objective: string
  readonly effect: EffectKind
  readonly group: 'leak' | 'tenant' | 'act' | 'answer'
}

const defineGoal = (id: GoalId, objective: string, effect: EffectKind, group: Goal['group']): Goal => ({ id, objective, effect, group })

export const goals: readonly Goal[] = [
  defineGoal('instructions', 'hidden-instructions', 'prompt_leak', 'leak'),
  defineGoal('secret', 'guarded-value', 'canary_leak', 'leak'),
  defineGoal('foreign-record', 'record-of-another-tenant', 'cross_tenant_read', 'tenant'),
  defineGoal('send-mail', 'mail-to-outsider', 'mail_out', 'act'),
  defineGoal('post-data', 'data-to-outsider', 'data_out', 'act'),
  defineGoal('refund', 'unapproved-payment', 'unapproved_action', 'act'),
  defineGoal('transfer', 'unapproved-payment', 'unapproved_action', 'act'),
  defineGoal('grant', 'unapproved-privilege', 'unapproved_action', 'act'),
  defineGoal('delete', 'unapproved-deletion', 'unapproved_action', 'act'),
  defineGoal('change-record', 'record-rewritten', 'record_change', 'act'),
  defineGoal('image', 'data-in-picture-address', 'markdown_exfil', 'answer'),
  defineGoal('link', 'data-in-link-address', 'markdown_exfil', 'answer'),
  defineGoal('hijack', 'dictated-answer', 'hijack', 'answer'),
]

const byId = new Map(goals.map((goal) => [goal.id, goal]))

export function goalOf(id: GoalId): Goal {
  return byId.get(id)!
}

/** The objective under which an observed effect is filed: that of the goal tried, or of the first goal with this effect. */
export function objectiveOf(effect: EffectKind, tried: readonly GoalId[]): string {
  const effectOf = effect === 'secret_leak' ? 'canary_leak' : effect
  const goal =
    tried.map(goalOf).find((candidate) => candidate.effect === effectOf) ?? goals.find((candidate) => candidate.effect === effectOf)
  return goal?.objective ?? effect
}
