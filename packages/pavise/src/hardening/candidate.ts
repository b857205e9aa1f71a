/** A rule as a policy file says it. */
export type WrittenRule = { id: string } & Record<string, unknown>

/** A rule that might answer a finding, with the detector entry that it needs, and why it is proposed. */
export interface Candidate {
  rule: WrittenRule
  /** Entries for `detectors:` that the rule names. */
  detectors?: Record<string, unknown>
  /** Id of a stricter candidate: this one is for where that one is not accepted. */
  instead?: string
  why: string
}

/** A held reply waits for a person, then is refused. */
export const HOLD = { do: 'hold', timeout: '60s', otherwise: 'block' } as const
