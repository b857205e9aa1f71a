import type { AttackTally } from '#core/attack/attempt'
import type { LoopSummary } from '#core/run'

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`

function tallyRow(name: string, { attempts, successes, inconclusive, asr }: AttackTally): string {
  const unsure = inconclusive > 0 ? `, ${inconclusive} without verdict` : ''
  return `${name.padEnd(34)} ${String(successes).padStart(5)} of ${String(attempts).padStart(5)}  ${percent(asr.rate).padStart(7)}  ${percent(asr.low)} to ${percent(asr.high)}${unsure}`
}

/** A closed loop for a terminal: the rules with what they answer, and the rates with their denominators and intervals. */
export function loopTable(loop: LoopSummary): string {
  const { before, after, replay, benign, rules } = loop
  const lines = ['', 'RULES TRIED']
  for (const rule of rules) {
    const fate = rule.accepted ? 'in force' : rule.answers.length === 0 ? 'stops nothing' : 'not needed or breaks work'
    lines.push(
      `  ${rule.id.padEnd(32)} answers ${String(rule.answers.length).padStart(2)} findings  benign ${rule.benign.passed} of ${rule.benign.tasks}  ${fate}`,
    )
  }
  lines.push(
    '',
    'ATTACKS THAT GOT THROUGH                                      95 % interval (Wilson)',
    tallyRow('before, straight to the agent', before),
    tallyRow('after, new attacks, through gateway', after),
    tallyRow('replay of the first successes', replay),
    '',
    `benign tasks done through the gateway: ${benign.passed} of ${benign.tasks}${benign.failed.map(({ id, why }) => `\n  not done: ${id} (${why})`).join('')}`,
  )
  return `${lines.join('\n')}\n`
}
