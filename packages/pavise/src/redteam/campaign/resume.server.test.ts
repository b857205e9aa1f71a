import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runCampaign } from '#redteam/campaign/campaign'
import type { CampaignOptions } from '#redteam/campaign/campaign-options'
import { replay } from '#redteam/campaign/replay'
import type { Agent } from '#redteam/testing/fake-agent'
import { shopAgent } from '#redteam/testing/shop-agent'
import { type Stand, stand, WEAKNESSES } from '#redteam/testing/shop-target'

const stands: Stand[] = []
const dirs: string[] = []
afterEach(async () => {
  for (const item of stands.splice(0)) await item.close()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

async function standing(agent: Agent = shopAgent(WEAKNESSES)): Promise<Stand> {
  const at = await stand(agent)
  stands.push(at)
  return at
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pavise-attack-'))
  dirs.push(dir)
  return dir
}

const run = (at: Stand, dir: string, more: Partial<CampaignOptions> = {}) =>
  runCampaign({ target: at.target, egress: at.egress, seed: 5, maxRequests: 180, dir, ...more })

const journalOf = (dir: string): string => join(dir, 'journal.jsonl')
const lines = (dir: string) =>
  readFileSync(journalOf(dir), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { t: string; id: string })

describe('a journaled campaign', () => {
  it('does not depend on how many requests run at a time', async () => {
    const [one, eight] = [await standing(), await standing()]
    const a = await run(one, folder(), { concurrency: 1 })
    const b = await run(eight, folder(), { concurrency: 8 })
    const strip = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, 'HOST')
    expect(strip(JSON.stringify(b.envelope.findings))).toBe(strip(JSON.stringify(a.envelope.findings)))
    expect(b.tally).toEqual(a.tally)
  })

  it('sends nothing again that was answered, after a torn last line', async () => {
    const at = await standing()
    const dir = folder()
    const first = await run(at, dir)
    const sent = at.fake.requests.length
    appendFileSync(journalOf(dir), '{"t":"sent","id":"torn')
    const again = await run(at, dir, { resume: true })
    expect(at.fake.requests.length).toBe(sent)
    expect(again.envelope).toEqual(first.envelope)
  })

  it('goes on where it was killed: what was in flight is sent once more and marked', async () => {
    const at = await standing()
    const dir = folder()
    await run(at, dir)
    const whole = readFileSync(journalOf(dir), 'utf8').trimEnd().split('\n')
    const cut = whole.findIndex((line, i) => i > whole.length * 0.6 && line.startsWith('{"t":"sent"') && !line.includes('"probe":"control'))
    writeFileSync(journalOf(dir), `${whole.slice(0, cut + 1).join('\n')}\n`)
    const before = lines(dir)
    const answered = new Set(before.filter(({ t }) => t === 'answered').map(({ id }) => id))
    const result = await run(at, dir, { resume: true })
    const fresh = lines(dir).slice(before.length)
    for (const { t, id } of fresh) if (t === 'sent') expect(answered.has(id)).toBe(false)
    const inFlight = before.filter(({ t, id }) => t === 'sent' && !answered.has(id)).map(({ id }) => id)
    expect(inFlight.length).toBeGreaterThan(0)
    const resent = result.attempts.filter((attempt) => attempt.resent).map(({ id }) => id)
    for (const id of resent) expect(inFlight).toContain(id)
    expect(resent.length).toBeGreaterThan(0)
  })

  it('goes on with searches over turns where it was stopped, and tells the same', async () => {
    const strategies = ['crescendo', 'backtrack', 'pair', 'tree', 'goat', 'actor', 'best-of-n']
    const [once, twice] = [await standing(), await standing()]
    const dir = folder()
    const whole = await run(once, folder(), { maxRequests: 240, strategies })
    const named = new Set(whole.attempts.flatMap(({ attack }) => attack.strategies.filter((id) => id.startsWith('delivery:'))))
    for (const id of strategies) expect(named).toContain(`delivery:${id}`)
    const stop = new AbortController()
    const halted = await run(twice, dir, {
      maxRequests: 240,
      strategies,
      signal: stop.signal,
      onProgress: ({ requests }) => requests > 110 && stop.abort(),
    })
    expect(halted.complete).toBe(false)
    const resumed = await run(twice, dir, { maxRequests: 240, strategies, resume: true })
    const told = ({ envelope }: typeof whole) => envelope.findings.map((found) => [found.fingerprint, found.requestsToFirstSuccess])
    expect(told(resumed)).toEqual(told(whole))
    for (const { reproducer } of resumed.envelope.findings)
      expect((reproducer as { attack: { turns: string[] } }).attack.turns.length).toBeGreaterThan(0)
    expect(resumed.tally).toEqual(whole.tally)
    // What was in flight at the stop is asked again, and the agent's next answers are of other lengths: tokens are guessed from those.
    const { tokens: _, ...summary } = resumed.envelope.summary
    expect(whole.envelope.summary).toMatchObject(summary)
  })

  it('refuses a folder of another seed and a folder that is not asked to be resumed', async () => {
    const at = await standing()
    const dir = folder()
    await run(at, dir, { maxRequests: 40 })
    await expect(run(at, dir)).rejects.toMatchObject({ code: 'PAV_USAGE' })
    await expect(runCampaign({ target: at.target, egress: at.egress, seed: 6, maxRequests: 40, dir, resume: true })).rejects.toMatchObject({
      code: 'PAV_USAGE',
    })
  })

  it('says where a journal is broken in its middle', async () => {
    const at = await standing()
    const dir = folder()
    await run(at, dir, { maxRequests: 40 })
    const text = readFileSync(journalOf(dir), 'utf8')
    writeFileSync(journalOf(dir), `${text.slice(0, 200)}\nbroken\n${text.slice(200)}`)
    await expect(run(at, dir, { resume: true })).rejects.toMatchObject({ code: 'PAV_JOURNAL_BROKEN' })
    truncateSync(journalOf(dir), 0)
  })

  it('keeps what it has when it is stopped', async () => {
    const at = await standing()
    const stop = new AbortController()
    const result = await runCampaign({
      target: at.target,
      egress: at.egress,
      seed: 5,
      maxRequests: 2000,
      signal: stop.signal,
      onProgress: ({ attempts }) => attempts > 60 && stop.abort(),
    })
    expect(result.complete).toBe(false)
    expect(result.tally.attempts).toBeGreaterThan(60)
    expect(result.envelope.inconclusive.map(({ reason }) => reason)).toContain('stopped before the budget was used')
  })
})

describe('replay and known attacks', () => {
  it('sees the same attacks work again, and fail on the hardened twin', async () => {
    const weak = await standing()
    const found = await runCampaign({ target: weak.target, egress: weak.egress, seed: 2, maxRequests: 450 })
    const hits = found.attempts.filter(({ verdict, attack }) => verdict === 'vulnerable' && attack.effect === 'mail_out').slice(0, 5)
    expect(hits.length).toBeGreaterThan(0)
    const attacks = hits.map(({ attack }) => attack)
    const again = await replay({ target: weak.target, egress: weak.egress, attacks })
    expect(again.tally).toMatchObject({ attempts: attacks.length, successes: attacks.length })
    const hardened = await standing(shopAgent([]))
    const after = await replay({ target: hardened.target, egress: hardened.egress, attacks })
    expect(after.tally).toMatchObject({ attempts: attacks.length, successes: 0 })
    const adapted = await runCampaign({ target: hardened.target, egress: hardened.egress, seed: 3, maxRequests: 200, known: hits })
    expect(adapted.tally.attempts).toBeGreaterThan(hits.length * 10)
    // An agent that refuses whatever it is asked refuses harmless questions too: that is a finding of its own.
    const worked = adapted.attempts.filter(({ verdict, attack }) => verdict === 'vulnerable' && attack.probe !== 'refusal.over')
    expect(worked).toEqual([])
  })
})
