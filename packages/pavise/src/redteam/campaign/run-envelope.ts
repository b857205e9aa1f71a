import { createHash } from 'node:crypto'
import type { Envelope, Finding } from '#core/results/envelope'
import { VERSION } from '#core/version'
import type { AttemptLog } from '#redteam/campaign/attempt-log'
import type { JournalHeader } from '#redteam/campaign/journal'
import type { Target } from '#redteam/targets/target'

export interface RunFacts {
  readonly target: Target
  readonly header: JournalHeader
  readonly seed: number | string
  readonly command: string
  readonly findings: readonly Finding[]
  readonly requests: number
  readonly complete: boolean
  /** Why no attack was sent, where none was. */
  readonly unsent?: string
  /** Tokens, money and the cap that ended the run, where they are counted. */
  readonly spent?: Readonly<Record<string, unknown>>
}

/** The envelope of a campaign. What was not judged is said, and is never a pass. */
export function runEnvelope(run: RunFacts, log: AttemptLog): Envelope {
  const tally = log.tally.result()
  const { header, findings } = run
  const verdict = findings.length > 0 ? 'vulnerable' : log.tally.review > 0 ? 'review' : 'safe'
  return {
    schema: 'pavise.run/1',
    tool: { name: 'pavise', version: VERSION },
    run: {
      id: createHash('sha256').update(`${header.target}\0${header.seed}\0${header.started}`).digest('hex').slice(0, 16),
      seed: run.seed,
      started: header.started,
      command: run.command,
    },
    assets: [
      { id: 'target', kind: 'endpoint', name: run.target.name, verdict: tally.attempts === tally.inconclusive ? 'inconclusive' : verdict },
    ],
    findings: [...findings],
    inconclusive: [
      ...[...log.inconclusive].map(([reason, count]) => ({
        asset: 'target',
        reason: `${count} attempt${count === 1 ? '' : 's'}: ${reason}`,
      })),
      ...(run.spent?.['endedBy'] ? [{ asset: 'target', reason: `stopped at the cap of ${run.spent['endedBy']}` }] : []),
      ...(run.complete && run.unsent && tally.attempts === 0 ? [{ asset: 'target', reason: `no attack was sent: ${run.unsent}` }] : []),
      ...(run.complete ? [] : [{ asset: 'target', reason: 'stopped before the budget was used' }]),
    ],
    summary: { ...tally, requests: run.requests, review: log.tally.review, complete: run.complete, ...run.spent },
  }
}
