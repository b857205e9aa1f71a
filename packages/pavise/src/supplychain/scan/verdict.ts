import { FILE_VERDICTS, type FileVerdict } from '#core/results/file-verdict'
import type { Severity } from '#core/results/severity'

export type ObservedVerdict = 'malicious' | 'suspicious' | 'unknown'

/** The worst of what was observed. Something unseen outweighs "unknown" and "safe", never a finding. */
export function verdictOf(observed: Iterable<ObservedVerdict>, unseen: boolean): FileVerdict {
  let worst: FileVerdict = unseen ? 'inconclusive' : 'safe'
  for (const verdict of observed) if (FILE_VERDICTS.indexOf(verdict) < FILE_VERDICTS.indexOf(worst)) worst = verdict
  return worst
}

/** Severity of a finding: the verdict decides; a rule whose harm is bounded keeps `high` where it says malicious. */
export function severityOf(verdict: ObservedVerdict, rule: Severity): Severity {
  if (verdict === 'malicious') return rule === 'high' ? 'high' : 'critical'
  return verdict === 'suspicious' ? 'high' : 'info'
}
