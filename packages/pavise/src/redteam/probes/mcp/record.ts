import { createHash } from 'node:crypto'
import type { AttackVerdict, Attempt } from '#core/attack/attempt'
import type { EffectKind } from '#core/attack/vocabulary'
import type { Evidence, Finding } from '#core/results/envelope'
import { fingerprint } from '#core/results/fingerprint'
import { Tally } from '#redteam/campaign/tally'
import { answerOf } from '#redteam/probes/mcp/proof'
import { type Sent, shortened } from '#redteam/probes/mcp/reproduce'
import { type McpRuleKey, mcpRules } from '#redteam/probes/mcp/rules'
import type { McpReply } from '#redteam/targets/mcp/mcp-client'

const MOST_KEPT = 2_000
const CLIPPED_TO = 2_000

/** What the words of the red team call the effects of a call: for the attempts, whose reports they share. */
const EFFECT: Partial<Record<McpRuleKey, EffectKind>> = {
  outsideRead: 'secret_leak',
  secret: 'secret_leak',
  ssrf: 'data_out',
  sql: 'secret_leak',
  crossIdentity: 'cross_tenant_read',
}

/** Where something was seen: the tool, and the place in its arguments where that matters. */
export interface Place {
  readonly tool: string
  readonly argument?: string
}

/** Findings, attempts and open questions of one run. Memory is bounded whatever its length. */
export class McpRecord {
  readonly findings = new Map<string, Finding>()
  readonly attempts: Attempt[] = []
  readonly tally = new Tally()
  readonly inconclusive = new Map<string, number>()
  /** True where the budget ended before everything was tried. */
  cut = false

  constructor(
    readonly asset: string,
    readonly linesFor: (sent: Sent) => string[],
  ) {}

  has(rule: McpRuleKey, place: Place): boolean {
    return this.findings.has(this.#identity(rule, place))
  }

  /** Files what is wrong; the same thing at the same place once, further evidence with it. */
  file(rule: McpRuleKey, place: Place, evidence: readonly Evidence[], requests: number, sent?: Sent): void {
    const { id, title, severity, taxonomy } = mcpRules[rule]
    const identity = this.#identity(rule, place)
    const known = this.findings.get(identity)
    if (known) {
      for (const one of evidence)
        if (known.evidence.length < 12 && !known.evidence.some(({ text }) => text === one.text)) known.evidence.push(one)
      return
    }
    this.findings.set(identity, {
      id: `F${this.findings.size + 1}`,
      fingerprint: identity,
      rule: id,
      severity,
      asset: 'target',
      location: locationOf(place),
      message: `${title} (${place.tool.slice(0, 120)}${place.argument === undefined ? '' : `, ${place.argument}`})`,
      evidence: [...evidence],
      taxonomy: [...taxonomy],
      state: 'open',
      ...(sent ? { reproducer: { ...shortened(sent), lines: this.linesFor(sent) } } : {}),
      requestsToFirstSuccess: Math.max(1, requests),
    })
  }

  /** Keeps one call with what became of it. */
  attempt(
    rule: McpRuleKey,
    variant: string,
    sent: Sent,
    reply: McpReply,
    verdict: AttackVerdict,
    evidence: readonly Evidence[],
    reason?: string,
  ): void {
    this.tally.count(verdict)
    if (verdict === 'inconclusive') this.note(reason ?? 'no reason given')
    if (verdict !== 'vulnerable' && this.attempts.length >= MOST_KEPT) return
    const written = `${sent.method} ${JSON.stringify(sent.params)}`
    this.attempts.push({
      id: createHash('sha256').update(`${this.tally.attempts}\0${written}`).digest('hex').slice(0, 20),
      attack: {
        objective: mcpRules[rule].id.slice('mcp.'.length),
        probe: mcpRules[rule].id,
        strategies: [variant],
        channel: 'user',
        effect: EFFECT[rule] ?? 'unapproved_action',
        turns: [written.slice(0, CLIPPED_TO)],
      },
      transcript: [
        { role: 'user', content: written.slice(0, CLIPPED_TO) },
        ...(reply.kind === 'none' ? [] : [{ role: 'assistant' as const, content: answerOf(reply).slice(0, CLIPPED_TO) }]),
      ],
      effects: [],
      verdict,
      evidence: [...evidence],
      ...(reason === undefined ? {} : { reason }),
      requests: 1,
    })
  }

  note(reason: string): void {
    this.inconclusive.set(reason, (this.inconclusive.get(reason) ?? 0) + 1)
  }

  #identity(rule: McpRuleKey, place: Place): string {
    return fingerprint(mcpRules[rule].id, this.asset, locationOf(place))
  }
}

const locationOf = ({ tool, argument }: Place): Record<string, string> => ({ tool, ...(argument === undefined ? {} : { argument }) })
