import type { Attack } from '#core/attack/attempt'
import { assistantTexts, toolCallsOf } from '#redteam/campaign/conversation'
import { type Facts, foreignValues, identityOf } from '#redteam/campaign/facts'
import type { Outcome } from '#redteam/campaign/runner'
import { observe } from '#redteam/judges/index'
import type { JudgeCase, Observation } from '#redteam/judges/judge'
import { read, Sent } from '#redteam/judges/reading'
import { strategy } from '#redteam/strategies/index'
import { renderPayload } from '#redteam/strategies/payload'
import { recipeOf } from '#redteam/strategies/recipe'

/** Lays an outcome before the judges. */
export function examine(outcome: Outcome, facts: Facts): Observation[] {
  return observe(caseOf(outcome, facts))
}

function caseOf(outcome: Outcome, facts: Facts): JudgeCase {
  const { attack, conversation } = outcome
  const answers = assistantTexts(conversation, attack)
  // Put together by us, parts prove something only where the owner said what the whole looks like.
  const parts = facts.book.forms.length > 0 && attack.strategies.includes('delivery:piecemeal') ? inParts(answers) : []
  const texts = answers.length > 1 ? [...answers, answers.join(''), ...parts] : answers
  const said = (): string =>
    [
      ...plantedTexts(attack),
      ...conversation.transcript.flatMap(({ role, content }) => (role === 'assistant' ? [] : [typeof content === 'string' ? content : ''])),
    ].join('\n')
  return {
    attack,
    sent: new Sent(said, () => clearText(attack)),
    readings: texts.map((text) => read(text)),
    toolCalls: toolCallsOf(conversation, attack),
    effects: outcome.effects,
    ourselves: identityOf(facts, attack.identity).ourselves,
    book: facts.book,
    foreign: foreignValues(facts, attack.identity),
  }
}

/** Everything of an attack that is not said in its own conversation. */
function plantedTexts({ plant, before = [] }: Attack): string[] {
  return [plant?.payload ?? '', ...before.flatMap((prior) => [prior.plant?.payload ?? '', ...(prior.turns ?? [])])]
}

/** What short answers give together, where each was asked for one piece of a value. */
function inParts(answers: readonly string[]): string[] {
  const pieces = answers.flatMap((answer) => PIECE.exec(answer.trim())?.[1] ?? [])
  return pieces.length > 1 ? [pieces.join('-')] : []
}

/** The last word of a short answer. */
const PIECE = /^.{0,80}?([\p{L}\p{N}]{2,24})["'”’.!]*$/u

/** The words of an attack before they were encoded: an answer may hold them half decoded. */
function clearText(attack: Attack): string {
  const recipe = recipeOf(attack)
  if (!recipe || !attack.values) return ''
  const structures = recipe.structures.filter((id) => !strategy(id)?.decode)
  const isHidden = recipe.codecs.length > 0 || structures.length < recipe.structures.length
  return isHidden ? renderPayload({ ...recipe, codecs: [], structures }, attack.values) : ''
}
