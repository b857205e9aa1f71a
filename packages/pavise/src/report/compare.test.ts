import { expect, test } from 'vitest'
import type { Attempt } from '#core/attack/attempt'
import { compareRuns } from '#report/compare'
import { runFixture } from '#report/testing/fixture'

const attempt = (turn: string, verdict: Attempt['verdict'], objective = 'leak'): Attempt => ({
  id: turn,
  attack: { objective, probe: 'p', strategies: [], channel: 'user', effect: 'prompt_leak', turns: [turn] },
  transcript: [],
  effects: [],
  verdict,
  evidence: [],
  requests: 1,
})
const run = (attempts: Attempt[], findings = runFixture().envelope.findings) => ({
  envelope: { ...runFixture().envelope, findings },
  attempts,
})
const words = (n: number): string[] => Array.from({ length: n }, (_, i) => `attack ${i}`)

test('the same attacks are compared in pairs', () => {
  const before = run(words(12).map((word) => attempt(word, 'vulnerable')))
  const after = run(words(12).map((word, i) => attempt(word, i < 2 ? 'vulnerable' : 'safe')))
  const { changes, shared } = compareRuns(before, after)
  expect(shared).toBe(12)
  expect(changes[0]).toMatchObject({ what: 'all', test: 'paired', before: { hits: 12, of: 12 }, after: { hits: 2, of: 12 } })
  expect(changes[0]!.p).toBeCloseTo(2 / 2 ** 10, 12)
})

test('other attacks are compared by rates, without those that have no verdict', () => {
  const before = run([...words(10).map((word) => attempt(word, 'vulnerable', 'mail')), attempt('lost', 'inconclusive', 'mail')])
  const after = run(words(10).map((word) => attempt(`other ${word}`, 'safe', 'mail')))
  const [, mail] = compareRuns(before, after).changes
  expect(mail).toMatchObject({ what: 'mail', test: 'rates', before: { hits: 10, of: 10 }, after: { hits: 0, of: 10 } })
  expect(mail!.p).toBeLessThan(0.001)
})

test('findings are new, gone or in both by their fingerprint', () => {
  const findings = runFixture().envelope.findings
  expect(findings.length).toBeGreaterThan(1)
  const { fresh, gone, same } = compareRuns(run([], findings.slice(1)), run([], findings.slice(0, 1)))
  expect(fresh).toEqual(findings.slice(0, 1))
  expect(gone).toEqual(findings.slice(1))
  expect(same).toEqual([])
})
