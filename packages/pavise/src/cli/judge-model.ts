import type { CommandContext, CommandOption } from '#cli/command'
import { readNamedText } from '#cli/named-text'
import { PaviseError } from '#core/errors/error'
import { createEgress } from '#platform/egress/egress'
import type { AnswerInput } from '#redteam/judges/answer/answer-case'
import type { JudgedAnswer } from '#redteam/judges/answer/judge-answer'
import { type SecondVerdict, secondOpinion } from '#redteam/judges/model/second-opinion'
import { targetClient } from '#redteam/targets/target-client'
import { parseTargetFile } from '#redteam/targets/target-file'

export const JUDGE_MODEL_OPTION: CommandOption = {
  flags: '--judge-model <file>',
  description: 'a target file of a model API to ask as well; every answer, with its goal and prompt, goes there',
}

/** A model that is asked about answers which were judged without one. */
export interface JudgeModel {
  ask(input: AnswerInput, judged: JudgedAnswer): Promise<SecondVerdict>
  close(): Promise<void>
}

/** The model that `--judge-model` names; undefined where it names none. It is spoken to through an egress of its own. */
export async function openJudgeModel(context: CommandContext, file: unknown): Promise<JudgeModel | undefined> {
  if (typeof file !== 'string') return undefined
  const model = parseTargetFile(await readNamedText(context, file), file, context.env)
  if (model.http ?? model.command ?? model.mcp)
    throw new PaviseError('PAV_USAGE', `--judge-model wants a model API, and ${file} describes ${model.api}`)
  const egress = createEgress({ allow: [model.url] })
  const client = targetClient(model, egress)
  return { ask: (input, judged) => secondOpinion(model, client, input, judged, context.signal), close: () => egress.close() }
}
