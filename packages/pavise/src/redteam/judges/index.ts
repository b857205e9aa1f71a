import { claimJudge } from '#redteam/judges/claim-judge'
import { contentJudge } from '#redteam/judges/content-judge'
import { effectJudge } from '#redteam/judges/effect-judge'
import type { Judge, JudgeCase, Observation } from '#redteam/judges/judge'
import { markdownJudge } from '#redteam/judges/markdown-judge'
import { markerJudge } from '#redteam/judges/marker-judge'
import { outputJudge } from '#redteam/judges/output-judge'
import { passageJudge } from '#redteam/judges/passage-judge'
import { secretJudge } from '#redteam/judges/secret-judge'
import { tenantJudge } from '#redteam/judges/tenant-judge'

/** Every judge, strongest evidence first. The one explicit list. */
export const judges: readonly Judge[] = [
  effectJudge,
  tenantJudge,
  secretJudge,
  markdownJudge,
  passageJudge,
  outputJudge,
  markerJudge,
  claimJudge,
  contentJudge,
]

/** All that the judges see in one attempt, strongest first. */
export function observe(judged: JudgeCase): Observation[] {
  return judges.flatMap((judge) => judge.observe(judged))
}
