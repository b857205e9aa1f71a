import { describe, expect, test } from 'vitest'
import { applyBaseline, type Baseline, baselineSchema } from '#core/results/baseline'
import type { Envelope, Finding } from '#core/results/envelope'
import { exitCode } from '#core/results/exit-code'

const print = (n: number): string => String(n).padStart(64, '0')
const finding = (n: number, severity: Finding['severity'] = 'high'): Finding => ({
  id: `F-${n}`,
  fingerprint: print(n),
  rule: 'r',
  severity,
  asset: 'a',
  location: {},
  message: 'm',
  evidence: [],
  taxonomy: [],
  state: 'open',
})
const envelope = (...findings: Finding[]): Envelope => ({
  schema: 'pavise.run/1',
  tool: { name: 'pavise', version: '0' },
  run: { id: 'r', seed: 1, started: '', command: '' },
  assets: [],
  findings,
  inconclusive: [],
  summary: {},
})
const decision = (n: number, until = '2026-12-31', state: 'accepted' | 'false_positive' = 'accepted') => ({
  fingerprint: print(n),
  state,
  owner: 'sec',
  until,
  reason: 'known',
})
const baseline = (...findings: Baseline['findings']): Baseline => ({ version: 1, findings })

describe('decisions about findings', () => {
  test('cover their finding up to the end of their day, and not a second longer', () => {
    const given = envelope(finding(1), finding(2))
    const held = applyBaseline(given, baseline(decision(1)), new Date('2026-12-31T23:59:59Z'))
    expect(held.envelope.findings.map(({ state }) => state)).toEqual(['accepted', 'open'])
    expect(held).toMatchObject({ covered: 1, expired: [] })
    const late = applyBaseline(held.envelope, baseline(decision(1)), new Date('2027-01-01T00:00:00Z'))
    expect(late.envelope.findings[0]?.state).toBe('open')
    expect(late.expired.map(({ fingerprint }) => fingerprint)).toEqual([print(1)])
    expect(given.findings[0]?.state).toBe('open')
  })

  test('tell all their faults at once', () => {
    const wrong = {
      version: 1,
      findings: [{ ...decision(1), fingerprint: 'x', until: '2026-02-30', owner: ' ' }, decision(2), decision(2)],
    }
    const { error } = baselineSchema.safeParse(wrong)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['findings.0.fingerprint', 'findings.0.until', 'findings.0.owner']),
    )
    expect(baselineSchema.safeParse(baseline(decision(2), decision(2))).error?.issues[0]?.message).toBe('stands in the file twice')
    expect(baselineSchema.safeParse({ ...baseline(), extra: 1 }).success).toBe(false)
  })
})

describe('the exit code', () => {
  test.each<[string, Finding[], boolean, 0 | 1 | 2]>([
    ['nothing found', [], false, 0],
    ['a finding at the threshold', [finding(1, 'high')], false, 1],
    ['a finding above it, and something unfinished', [finding(1, 'critical')], true, 1],
    ['a finding below it', [finding(1, 'medium')], false, 0],
    ['a finding below it, and something unfinished', [finding(1, 'medium')], true, 2],
    ['an accepted finding', [{ ...finding(1, 'critical'), state: 'accepted' }], false, 0],
    ['a false positive', [{ ...finding(1, 'critical'), state: 'false_positive' }], false, 0],
    ['a triaged finding', [{ ...finding(1, 'critical'), state: 'triaged' }], false, 1],
  ])('%s', (_, findings, unfinished, expected) => {
    const inconclusive = unfinished ? [{ asset: 'a', reason: 'timed out' }] : []
    expect(exitCode({ findings, inconclusive }, 'high')).toBe(expected)
  })
})
