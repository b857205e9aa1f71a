import type { Envelope } from './envelope.js'
import { atLeast, type Severity } from './severity.js'

/** States in which a finding asks for something. */
const ASKING: ReadonlySet<string> = new Set(['open', 'triaged'])

/**
 * The exit code of a check: 1 with a finding at or above `failOn` that nobody accepted, fixed or found false; else 2 where something
 * could not be finished, because that is never a pass; else 0.
 */
export function exitCode({ findings, inconclusive }: Pick<Envelope, 'findings' | 'inconclusive'>, failOn: Severity): 0 | 1 | 2 {
  if (findings.some(({ state, severity }) => ASKING.has(state) && atLeast(severity, failOn))) return 1
  return inconclusive.length > 0 ? 2 : 0
}
