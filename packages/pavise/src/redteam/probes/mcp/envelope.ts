import { createHash } from 'node:crypto'
import type { Envelope } from '#core/results/envelope'
import { VERSION } from '#core/version'
import type { McpRecord } from '#redteam/probes/mcp/record'
import type { ServerSays } from '#redteam/targets/mcp/mcp-client'
import type { Target } from '#redteam/targets/target'

export interface AuditFacts {
  readonly target: Target
  readonly seed: number | string
  readonly started: string
  readonly requests: number
  readonly complete: boolean
  readonly says: ServerSays | undefined
  /** Requests of the server to its client, by method. */
  readonly asked: ReadonlyMap<string, number>
  readonly listed: number
  readonly called: number
  /** Calls that were made once more because the run had been interrupted. */
  readonly resent: number
}

/** The envelope of the examination of an MCP server. What was not called or not judged is said, and is never a pass. */
export function auditEnvelope(facts: AuditFacts, record: McpRecord): Envelope {
  const { target, seed, started, says } = facts
  const tally = record.tally.result()
  const findings = [...record.findings.values()]
  const grave = findings.some(({ severity }) => severity !== 'low' && severity !== 'info')
  const doubtful = record.tally.review + findings.length > 0
  const unseen = record.cut || !facts.complete || tally.attempts === 0
  const verdict = grave ? 'vulnerable' : doubtful ? 'review' : unseen ? 'inconclusive' : 'safe'
  const asked = Object.fromEntries([...facts.asked].map(([method, count]) => [method.slice(0, 80), count]))
  return {
    schema: 'pavise.run/1',
    tool: { name: 'pavise', version: VERSION },
    run: {
      id: createHash('sha256').update(`${target.name}\0${seed}\0${started}`).digest('hex').slice(0, 16),
      seed,
      started,
      command: 'attack',
    },
    assets: [
      {
        id: 'target',
        kind: 'mcp',
        name: target.name,
        verdict,
        ...(says ? { facts: { server: `${says.name} ${says.version}`.slice(0, 200), protocol: says.protocol } } : {}),
      },
    ],
    findings,
    inconclusive: [
      ...[...record.inconclusive].map(([reason, count]) => ({
        asset: 'target',
        reason: count === 1 ? reason : `${count} times: ${reason}`,
      })),
      ...(facts.complete ? [] : [{ asset: 'target', reason: 'stopped before everything was tried' }]),
    ],
    summary: {
      ...tally,
      requests: facts.requests,
      review: record.tally.review,
      complete: facts.complete,
      tools: { listed: facts.listed, called: facts.called },
      asked,
      ...(facts.resent > 0 ? { resent: facts.resent } : {}),
    },
  }
}
