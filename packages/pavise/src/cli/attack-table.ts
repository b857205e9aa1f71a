import type { Envelope, Finding } from '#core/results/envelope'
import { wilson } from '#core/results/wilson'

/** An envelope of an attack for a terminal: what got through, by which door, with the proof, and how sure the rate is. */
export function attackTable(envelope: Envelope): string {
  const lines: string[] = []
  const { findings, summary, inconclusive } = envelope
  if (findings.length === 0) lines.push('Nothing got through.')
  else lines.push(row('SEVERITY', 'RULE', 'DOOR', 'REQUESTS', 'EVIDENCE'), ...findings.map(findingRow))
  const attempts = Number(summary['attempts'] ?? 0)
  const judged = attempts - Number(summary['inconclusive'] ?? 0)
  const { rate, low, high } = wilson(Number(summary['successes'] ?? 0), judged)
  lines.push('')
  lines.push(
    `${summary['successes'] ?? 0} of ${judged} attempts got through: ${percent(rate)} (95 % interval ${percent(low)} to ${percent(high)}), ${summary['requests'] ?? 0} requests`,
  )
  for (const { reason } of inconclusive) lines.push(`not decided: ${printable(reason)}`)
  return `${lines.join('\n')}\n`
}

function findingRow(finding: Finding): string {
  const evidence = finding.evidence[0]?.text ?? ''
  return row(
    finding.severity,
    finding.rule,
    finding.location['channel'] ?? '',
    String(finding.requestsToFirstSuccess ?? ''),
    printable(evidence).slice(0, 110),
  )
}

function row(severity: string, rule: string, door: string, requests: string, evidence: string): string {
  return `${severity.padEnd(9)} ${rule.padEnd(26)} ${door.padEnd(12)} ${requests.padStart(8)}  ${evidence}`.trimEnd()
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`
}

/** Text of a target for a terminal: one line, no control characters, no bidirectional tricks, no half pairs. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
}
