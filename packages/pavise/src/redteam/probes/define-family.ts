import type { Channel } from '#core/attack/vocabulary'
import { answerObjective } from '#redteam/answer-rules'
import { defineProbe, type Probe } from '#redteam/probes/define-probe'
import { ruleFor } from '#redteam/rules'
import type { GoalId } from '#redteam/strategies/lexicon/lexicon'

export interface FamilyDefinition {
  readonly id: string
  readonly title: string
  readonly goal: GoalId
  readonly channels: readonly Channel[]
  readonly taxonomy: readonly string[]
  /** Language (ISO 639-1) and text. Braces stand for what one attempt alone names, as in the lexicons. */
  readonly attacks: readonly (readonly [string, string])[]
  /** True where the effect is what the answer says: then the answer itself is judged, and at most for review. */
  readonly byAnswer?: boolean
  /** True where the question has to be asked as it stands: framed or encoded, it would be another one. */
  readonly bare?: boolean
}

/** A family of hand-written attacks. It composes with every frame, structure and encoding like the wishes of the grammar. */
export interface Family extends Probe {
  readonly attacks: readonly (readonly [string, string])[]
  readonly byAnswer: boolean
  readonly bare: boolean
}

export function defineFamily({ goal, attacks, byAnswer, bare, ...rest }: FamilyDefinition): Family {
  const probe = defineProbe({ ...rest, goals: [goal] })
  const told = { attacks, byAnswer: byAnswer ?? false, bare: bare ?? false }
  if (!told.byAnswer) return { ...probe, ...told }
  const { id: rule, severity } = ruleFor({ objective: answerObjective(probe.id), effect: probe.effect })
  return { ...probe, ...told, rule, severity }
}
