import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FINDING_STATES } from '#core/records/finding'
import { SEVERITIES } from '#core/results/severity'
import { sampleFinding, sampleRecord } from './testing/sample-run.js'
import { type TestStore, testStore } from './testing/test-store.js'

const ana = { handle: 'ana' }
const DAY = 24 * 3600 * 1000
let at: TestStore
beforeAll(async () => {
  at = await testStore()
})
afterAll(() => at.close())

/** Runs over an asset of that name and finds these; gives the id of the run. */
async function found(
  asset: string,
  findings: ReturnType<typeof sampleFinding>[],
  rules?: { id: string; answers: string[] }[],
): Promise<string> {
  const run = await at.store.runs.begin({ kind: 'loop' }, 'w1', ana)
  const record = sampleRecord(findings, [], asset)
  if (rules) {
    const tally = { attempts: 1, successes: 1, inconclusive: 0, asr: { rate: 1, low: 0.2, high: 1 } }
    const hardened = rules.map(({ id, answers }) => ({
      id,
      rule: { id },
      answers,
      why: 'x',
      accepted: true,
      benign: { tasks: 1, passed: 1 },
    }))
    record.loop = { before: tally, after: tally, replay: tally, benign: { tasks: 1, passed: 1, failed: [] }, rules: hardened }
  }
  await at.store.runs.finish(run.id, 'w1', { state: 'done', record })
  return run.id
}
const only = async (q: string) => {
  const page = await at.store.findings.list({ q }, { limit: 2 })
  expect(page.items).toHaveLength(1)
  return page.items[0]!
}

describe('a finding', () => {
  test('found again is the same one: it keeps its owner and its state, and is open again only after it was fixed', async () => {
    const first = await found('life', [sampleFinding('a')])
    const row = await only('asset:life')
    expect(row).toMatchObject({
      state: 'open',
      severity: 'critical',
      title: 'Mail leaves to an attacker’s address',
      firstRun: first,
      version: 1,
    })
    await at.store.findings.change(row.number, { state: 'triaged', owner: 'ben', version: 1 }, ana)
    const second = await found('life', [sampleFinding('a')])
    expect(await only('asset:life')).toMatchObject({ number: row.number, state: 'triaged', owner: 'ben', firstRun: first, lastRun: second })
    await at.store.findings.change(row.number, { state: 'fixed' }, ana)
    await found('life', [sampleFinding('b')])
    expect(await only(`fingerprint:${'a'.repeat(64)} asset:life`)).toMatchObject({ state: 'fixed', lastRun: second })
    await found('life', [sampleFinding('a')], [{ id: 'no-steering', answers: ['a'.repeat(64)] }])
    const again = await at.store.findings.get(row.number)
    expect(again).toMatchObject({ state: 'open', owner: 'ben', answeredBy: ['no-steering'] })
    expect(again.history.map(({ change }) => change)).toEqual(['found', 'triaged, owner ben', 'fixed', 'seen again: fixed → open'])
  })
  test('that is accepted stays so until its day, whether it is seen again or not', async () => {
    await found('accept', [sampleFinding('c')])
    const { number } = await only('asset:accept')
    const acceptedUntil = new Date(at.clock.now.getTime() + 2 * DAY).toISOString()
    await at.store.findings.change(number, { state: 'accepted', acceptedUntil, reason: 'compensated' }, ana)
    await found('accept', [sampleFinding('c')])
    expect(await only('asset:accept')).toMatchObject({ state: 'accepted', acceptedUntil, reason: 'compensated' })
    expect(await at.store.findings.reopenExpired()).toBe(0)
    at.clock.now = new Date(at.clock.now.getTime() + 3 * DAY)
    expect(await at.store.findings.reopenExpired()).toBe(1)
    const row = await only('asset:accept')
    expect(row).toMatchObject({ state: 'open' })
    expect(row.acceptedUntil).toBeUndefined()
    const past = { state: 'accepted' as const, acceptedUntil, reason: 'too late' }
    await expect(at.store.findings.change(number, past, ana)).rejects.toMatchObject({ code: 'PAV_INPUT_INVALID' })
  })
  test('is changed by the first of two who read the same version', async () => {
    await found('race', [sampleFinding('d')])
    const { number, version } = await only('asset:race')
    const both = await Promise.allSettled([
      at.store.findings.change(number, { owner: 'ana', version }, ana),
      at.store.findings.change(number, { owner: 'ben', version }, ana),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PAV_CONFLICT' } })
    await expect(at.store.findings.change(999_999, { owner: 'ana' }, ana)).rejects.toMatchObject({ code: 'PAV_NOT_FOUND' })
  })
  test('shows its evidence veiled; the whole is given with a reason, which is sealed first', async () => {
    await found('veil', [sampleFinding('e')])
    const { number } = await only('asset:veil')
    const detail = await at.store.findings.get(number)
    expect(detail.evidence).toEqual([
      { kind: 'effect', text: 'mail went to [email]', veils: [{ start: 13, end: 20, kind: 'email' }], marks: [] },
    ])
    expect(JSON.stringify(detail)).not.toMatch(/victim-|mallory@/)
    expect(await at.store.findings.reveal(number, 'to warn the person', ana)).toEqual([
      { kind: 'effect', text: 'mail went to victim-e@corp.example' },
    ])
    const waiting = await at.store.outbox.waiting(1000)
    expect(waiting.at(-1)).toMatchObject({ type: 'reveal', body: { finding: number, reason: 'to warn the person' }, fields: { by: 'ana' } })
    expect(JSON.stringify(waiting)).not.toMatch(/victim-|mallory@/)
  })
  test('says which entry of the ledger sealed each step of its life', async () => {
    await found('sealed', [sampleFinding('f')])
    const { number } = await only('asset:sealed')
    const waiting = await at.store.outbox.waiting(1000)
    await at.store.outbox.sealed(waiting.map(({ id }, n) => ({ id, index: 100 + n })))
    expect(await at.store.outbox.waiting(10)).toEqual([])
    expect((await at.store.findings.get(number)).history).toMatchObject([{ change: 'found', ledger: 100 + waiting.length - 1 }])
  })
})

describe('many findings', () => {
  test('are changed all or none', async () => {
    await found(
      'many',
      ['1', '2', '3', '4'].map((letter) => sampleFinding(letter, { severity: letter === '1' ? 'low' : 'high' })),
    )
    expect(await at.store.findings.changeMany({ q: 'asset:many severity:>=high' }, { owner: 'chi' }, ana)).toEqual({ changed: 3 })
    const { items } = await at.store.findings.list({ q: 'asset:many', me: 'chi' }, { limit: 10 })
    expect(items.map(({ owner }) => owner)).toEqual(['chi', 'chi', 'chi', undefined])
    expect(await at.store.findings.counts(['asset:many owner:me', 'asset:many owner:none', 'asset:nothing'], 'chi')).toEqual([3, 1, 0])
    const numbers = [...items.map(({ number }) => number), 999_999]
    await expect(at.store.findings.changeMany({ numbers }, { state: 'fixed' }, ana)).rejects.toMatchObject({ code: 'PAV_NOT_FOUND' })
    expect((await at.store.findings.list({ q: 'asset:many state:fixed' }, { limit: 10 })).items).toEqual([])
  })
  test('a filter line that is wrong, an order and a cursor that do not belong are refused', async () => {
    const refused = { code: 'PAV_QUERY_INVALID' }
    await expect(at.store.findings.list({ q: 'sevrity:high' }, { limit: 10 })).rejects.toMatchObject(refused)
    await expect(at.store.findings.list({}, { limit: 10, sort: 'message' })).rejects.toMatchObject(refused)
    const { next } = await at.store.findings.list({}, { limit: 1 })
    for (const cursor of ['x', `${next}A`, 'WyItc2V2ZXJpdHkiLCJhIiwiYiIsImMiXQ', Buffer.from('["number"]').toString('base64url')])
      await expect(at.store.findings.list({}, { limit: 1, cursor })).rejects.toMatchObject(refused)
    await expect(at.store.findings.list({}, { limit: 1, cursor: next!, sort: 'number' })).rejects.toMatchObject(refused)
  })
})

describe('whatever the findings and the filter', () => {
  const letters = 'abcdef0123456789'
  const seed = async () => {
    const many = Array.from({ length: 60 }, (_, n) => {
      const letter = letters[n % 16]! + letters[Math.floor(n / 16)]!
      return sampleFinding('x', {
        fingerprint: letter.repeat(32),
        severity: SEVERITIES[n % 5]!,
        state: FINDING_STATES[n % 4]!,
        rule: `attack.rule-${n % 3}`,
      })
    })
    await found('any', many)
  }
  beforeAll(seed)
  const term = fc.oneof(
    fc.constantFrom(...FINDING_STATES).map((state) => `state:${state}`),
    fc.constantFrom(...SEVERITIES).map((severity) => `severity:>=${severity}`),
    fc.constantFrom(
      'rule:attack.rule-1',
      'rule:attack.*',
      'asset:any',
      'asset:none-such',
      'kind:endpoint',
      'answered:yes',
      'owner:none',
      'mail',
    ),
  )
  const line = fc
    .array(fc.tuple(fc.boolean(), term), { maxLength: 4 })
    .map((terms) => terms.map(([negated, text]) => (negated ? `-${text}` : text)).join(' '))

  test('pages hold every row once and in order, and the total is their number', async () => {
    const sorts = fc.constantFrom('severity', '-severity', 'last', '-first', 'number', '-number')
    await fc.assert(
      fc.asyncProperty(line, sorts, fc.integer({ min: 1, max: 30 }), async (q, sort, limit) => {
        const seen: number[] = []
        let total: unknown
        for (let cursor: string | undefined; ; ) {
          const page = await at.store.findings.list({ q }, { limit, sort, ...(cursor ? { cursor } : {}) })
          seen.push(...page.items.map(({ number }) => number))
          total = page.total
          cursor = page.next
          if (cursor === undefined) break
        }
        const whole = await at.store.findings.list({ q }, { limit: 500, sort })
        expect(seen).toEqual(whole.items.map(({ number }) => number))
        expect(total).toEqual({ count: seen.length, exact: true })
        expect(await at.store.findings.counts([q])).toEqual([seen.length])
      }),
      { numRuns: 40 },
    )
  })
  test('no line reaches the database as anything but a value', async () => {
    const hostile = fc
      .string({ unit: 'binary', maxLength: 40 })
      .map((text) => `rule:"${text.replace(/[\\"]/g, '')}" "${text.replace(/[\\"]/g, '')}'; drop table pavise.finding; --"`)
    await fc.assert(
      fc.asyncProperty(hostile, async (q) => {
        await at.store.findings
          .list({ q }, { limit: 1 })
          .catch((error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^PAV_(QUERY|INPUT)_INVALID$/) }))
      }),
      { numRuns: 60 },
    )
    expect((await at.store.findings.list({}, { limit: 1 })).items).toHaveLength(1)
  })
})
