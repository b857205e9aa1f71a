import { createHash } from 'node:crypto'
import type { RunRecord } from '#core/run'
import { keyring } from '#platform/ledger/keyring'
import { openLedger } from '#platform/ledger/ledger'

export interface Sealed {
  size: number
  /** Base64, as a checkpoint writes it. */
  root: string
}

/**
 * Seals a run: its envelope, each finding, each rule that came of it and the attempts by digest. Durable when this returns.
 */
export async function sealRun(
  dir: string,
  record: RunRecord,
  policyText: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Sealed> {
  const ledger = await openLedger(dir, { keys: keyring({ env, create: true }) })
  try {
    const run = record.envelope.run.id
    await ledger.appendBatch([
      {
        type: 'run',
        body: { envelope: record.envelope, loop: record.loop, attempts: digest(JSON.stringify(record.attempts)) },
        fields: { run },
      },
      ...record.envelope.findings.map((finding) => ({
        type: 'finding',
        body: finding,
        fields: { run, fingerprint: finding.fingerprint, rule: finding.rule },
      })),
      ...(record.loop?.rules ?? [])
        .filter((rule) => rule.accepted)
        .map((rule) => ({ type: 'policy-rule', body: rule, fields: { run, rule: rule.id } })),
      { type: 'policy', body: { policy: policyText }, fields: { run } },
    ])
    await ledger.checkpoint()
    return { size: ledger.size, root: ledger.root }
  } finally {
    await ledger.close()
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
