import type { Severity } from '#core/results/severity'

/** What a file can be, worst first but for `inconclusive`, which stands for "not all of it was seen" where nothing bad was. */
export const FILE_VERDICTS = ['malicious', 'suspicious', 'inconclusive', 'unknown', 'safe'] as const
export type FileVerdict = (typeof FILE_VERDICTS)[number]
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
