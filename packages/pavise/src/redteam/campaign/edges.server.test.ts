import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { runCampaign } from '#redteam/campaign/campaign'
import { replayRun } from '#redteam/campaign/replay-run'
import type { TargetClient } from '#redteam/targets/client'
import { resolveTarget } from '#redteam/targets/target-file'
import { shopAgent } from '#redteam/testing/shop-agent'
import { type Stand, stand, WEAKNESSES } from '#redteam/testing/shop-target'

const stands: Stand[] = []
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const item of stands.splice(0)) await item.close()
  for (const close of closing.splice(0)) await close()
})

async function standing(weaknesses = WEAKNESSES): Promise<Stand> {
  const at = await stand(shopAgent(weaknesses))
  stands.push(at)
  return at
}

/** A server that gives every request one status. */
async function always(status: number): Promise<{ url: string; count: () => number }> {
  let count = 0
  const server = createServer((request, response) => {
    count++
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, count: () => count }
}

function attack(url: string) {
  const dir = mkdtempSync(join(tmpdir(), 'pavise-edge-'))
  const egress = createEgress({ allow: [url] })
  closing.push(
    () => egress.close(),
    () => rmSync(dir, { recursive: true }),
  )
  const target = resolveTarget({ api: 'openai-chat', url, model: 'm' }, 'test', {})
  return { dir, run: (resume = false) => runCampaign({ target, egress, seed: 1, maxRequests: 200, dir, resume }) }
}

describe('the budget of requests', () => {
  it.each([1, 7, 33, 90, 251])('is never exceeded: %i', async (maxRequests) => {
    const at = await standing()
    const result = await runCampaign({ target: at.target, egress: at.egress, seed: 4, maxRequests })
    expect(at.fake.requests.length).toBeLessThanOrEqual(maxRequests)
    expect(result.requests).toBeLessThanOrEqual(maxRequests)
    expect(result.requests).toBeGreaterThan(maxRequests - 12)
  })

  it('ends at a cap of tokens, and the report says so', async () => {
    const at = await standing()
    const result = await runCampaign({ target: at.target, egress: at.egress, seed: 4, maxRequests: 400, caps: { tokens: 3000 } })
    expect(result.requests).toBeLessThan(200)
    expect(result.envelope.summary).toMatchObject({ endedBy: 'tokens', tokens: { estimated: true } })
    expect(result.envelope.inconclusive).toContainEqual({ asset: 'target', reason: 'stopped at the cap of tokens' })
  })

  it('counts what is sent again', async () => {
    const busy = await always(503)
    const egress = createEgress({ allow: [busy.url] })
    closing.push(() => egress.close())
    const target = resolveTarget({ api: 'openai-chat', url: busy.url, model: 'm' }, 'test', {})
    const result = await runCampaign({ target, egress, seed: 1, maxRequests: 9 })
    expect(busy.count()).toBeLessThanOrEqual(9)
    expect(result.requests).toBeLessThanOrEqual(9)
    expect(result.envelope.inconclusive).toEqual([
      { asset: 'target', reason: expect.stringMatching(/^no attack was sent: .*\(the target answered 503/) },
    ])
  })
})

describe('a target that cannot be attacked', () => {
  it('ends the run after a few attempts when nobody listens, and a resumed run asks again', async () => {
    const { dir, run } = attack('http://127.0.0.1:9/v1')
    await expect(run()).rejects.toMatchObject({ code: 'PAV_TARGET_UNREACHABLE', message: expect.stringContaining('127.0.0.1:9') })
    const before = readFileSync(join(dir, 'journal.jsonl'), 'utf8')
    expect(before.match(/"t":"sent"/g)!.length).toBeLessThanOrEqual(10)
    await expect(run(true)).rejects.toMatchObject({ code: 'PAV_TARGET_UNREACHABLE', hint: expect.stringContaining('--resume') })
    expect(readFileSync(join(dir, 'journal.jsonl'), 'utf8').match(/"t":"sent"/g)!.length).toBeGreaterThan(
      before.match(/"t":"sent"/g)!.length,
    )
  })

  it('ends the run where requests are taken and never answered', async () => {
    let asked = 0
    const client: TargetClient = {
      chat: async () => {
        asked++
        return { ok: false, reason: 'http://127.0.0.1:9: did not begin to answer within the idle limit, 4 times', requests: 4 }
      },
      plant: async () => ({ ok: false, reason: 'none', requests: 0 }),
    }
    const target = resolveTarget({ api: 'openai-chat', url: 'http://127.0.0.1:9/v1', model: 'm' }, 'test', {})
    const run = runCampaign({ target, client, egress: createEgress({ allow: [] }), seed: 1, maxRequests: 400 })
    await expect(run).rejects.toMatchObject({ code: 'PAV_TARGET_UNREACHABLE' })
    expect(asked).toBeLessThan(20)
  })

  it('speaks of no resuming where nothing was written down', async () => {
    const egress = createEgress({ allow: ['http://127.0.0.1:9'] })
    closing.push(() => egress.close())
    const target = resolveTarget({ api: 'openai-chat', url: 'http://127.0.0.1:9/v1', model: 'm' }, 'test', {})
    const run = runCampaign({ target, egress, seed: 1, maxRequests: 40 })
    await expect(run).rejects.toMatchObject({ code: 'PAV_TARGET_UNREACHABLE', hint: expect.not.stringContaining('--resume') })
  })

  it.each([
    [401, 'PAV_TARGET_REFUSED'],
    [403, 'PAV_TARGET_REFUSED'],
    [404, 'PAV_TARGET_UNREACHABLE'],
  ])('says at once what a %i means', async (status, code) => {
    const { url, count } = await always(status)
    const { dir, run } = attack(url)
    await expect(run()).rejects.toMatchObject({ code, message: expect.stringContaining(new URL(url).host) })
    expect(count()).toBeLessThanOrEqual(10)
    expect(readFileSync(join(dir, 'journal.jsonl'), 'utf8')).toContain('"t":"sent"')
  })
})

describe('attacks of an earlier run', () => {
  it('are findings where they still work, and none on the hardened twin', async () => {
    const weak = await standing()
    const found = await runCampaign({ target: weak.target, egress: weak.egress, seed: 2, maxRequests: 450 })
    const attacks = found.attempts.filter(({ verdict, attack }) => verdict === 'vulnerable' && attack.effect === 'mail_out').slice(0, 3)
    expect(attacks.length).toBeGreaterThan(0)
    const again = await replayRun({ target: weak.target, egress: weak.egress, attacks: attacks.map((attempt) => attempt.attack) })
    expect(again.tally).toMatchObject({ attempts: attacks.length, successes: attacks.length })
    expect(found.envelope.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      expect.arrayContaining(again.envelope.findings.map(({ fingerprint }) => fingerprint)),
    )
    const hard = await standing([])
    const after = await replayRun({ target: hard.target, egress: hard.egress, attacks: attacks.map((attempt) => attempt.attack) })
    expect(after.envelope.findings).toEqual([])
  })
})
