import type { FindingDetail } from '#core/records/finding'
import type { Evidence } from '#core/results/envelope'
import { guardedValues } from '#core/results/private-spans'
import { type FindingFields, toFinding } from '#platform/store/finding-row'
import { veilText } from '#platform/store/veil'

export interface DetailFields extends FindingFields {
  description: string
  remediation: string
  key: string | null
}

/** What is sealed of a finding. */
export interface Proof {
  evidence: Evidence[]
  reproducer?: unknown
}

/** A finding as it may be shown: every text of its proof veiled. */
export function findingDetail(row: DetailFields, proof: Proof | undefined, history: FindingDetail['history']): FindingDetail {
  const evidence = proof?.evidence ?? []
  const values = guardedValues(evidence)
  const attack = attackValues(proof?.reproducer)
  return {
    ...toFinding(row),
    description: row.description,
    remediation: row.remediation,
    evidence: evidence.map(({ kind, text, offset }) => ({
      kind,
      ...veilText(text, values, attack),
      ...(offset === undefined ? {} : { offset }),
    })),
    ...(proof?.reproducer === undefined ? {} : { reproducer: veilText(JSON.stringify(proof.reproducer, undefined, 2), values).text }),
    history,
    erased: row.key !== null && proof === undefined,
  }
}

/** The concrete things that an attack names; a reproducer is whatever the check made it. */
function attackValues(reproducer: unknown): string[] {
  const values = (reproducer as { values?: unknown } | undefined)?.values
  return values !== null && typeof values === 'object'
    ? Object.values(values).filter((value): value is string => typeof value === 'string')
    : []
}
