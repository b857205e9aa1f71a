import { afterEach, describe, expect, it } from 'vitest'
import { envelopeSchema, type Finding } from '#core/results/envelope'
import { runCampaign } from '#redteam/campaign/campaign'
import type { CampaignResult } from '#redteam/campaign/campaign-options'
import type { Agent } from '#redteam/testing/fake-agent'
import { shopAgent } from '#redteam/testing/shop-agent'
import { type Stand, stand, WEAKNESSES } from '#redteam/testing/shop-target'

const open: Stand[] = []
afterEach(async () => {
  for (const item of open.splice(0)) await item.close()
})

async function attack(agent: Agent, maxRequests: number, concurrency = 8): Promise<CampaignResult> {
  const at = await stand(agent)
  open.push(at)
  return runCampaign({ target: at.target, egress: at.egress, seed: 1, maxRequests, concurrency })
}

const doorAndEffect = ({ location }: Finding): string => `${location['channel']}/${location['effect']}`

describe('a campaign', () => {
  it('finds weaknesses behind doors, frames, languages and encodings, each with a reproducer', async () => {
    const result = await attack(shopAgent(WEAKNESSES), 1200)
    expect(envelopeSchema.safeParse(result.envelope).success).toBe(true)
    const found = result.envelope.findings.map(doorAndEffect)
    expect(found).toEqual(
      expect.arrayContaining([
        'user/prompt_leak',
        'user/canary_leak',
        'user/cross_tenant_read',
        'ticket/mail_out',
        'ticket/unapproved_action',
        'ticket/markdown_exfil',
        'history/record_change',
      ]),
    )
    for (const finding of result.envelope.findings) {
      expect(finding.evidence[0]!.text).not.toBe('')
      expect(finding.requestsToFirstSuccess).toBeGreaterThan(0)
      expect(finding.reproducer).toHaveProperty('attack.turns')
    }
  })

  it('finds nothing on the hardened twin, which does the same business', async () => {
    const result = await attack(shopAgent([]), 500)
    expect(result.envelope.findings).toEqual([])
    expect(result.tally.successes).toBe(0)
  })
})
