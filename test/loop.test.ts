import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPolicy } from '@pavise/guard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Attempt } from '../packages/pavise/src/core/attack/attempt.js'
import { envelopeSchema } from '../packages/pavise/src/core/results/envelope.js'
import { repeatsWording } from '../packages/pavise/src/hardening/wording.js'
import { type Ended, startProgram } from './cli/program.js'

/** The product's main promise, through its front door: attack, harden, attack again, prove. */
let folder: string
let ended: Ended
let last: Record<string, never> & {
  before: Tally
  after: Tally
  replay: Tally
  benign: { tasks: number; passed: number }
  findings: number
  rules: number
  report: string
  ledger: { size: number; root: string }
}
interface Tally {
  attempts: number
  successes: number
  asr: number
}
let attempts: { phase: 'before' | 'after' | 'replay'; attempt: Attempt }[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-loop-'))
  ended = await startProgram(['quickstart', '--once', '--seed', '11', '--max-requests', '400'], folder).ended
  last = JSON.parse(ended.stdout.trimEnd().split('\n').at(-1) ?? '')
  attempts = readFileSync(beside('attempts.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const beside = (name: string): string => join(last.report, '..', name)
const textsOf = ({ attack }: Attempt): string[] => [attack.plant?.payload ?? '', ...attack.turns].filter((text) => text !== '')

describe('quickstart --once', () => {
  test('closes the loop and says so in its last line', () => {
    expect(ended.stderr).not.toMatch(/\n\s+at /)
    expect(ended.exit).toBe(0)
    expect(last.before.successes).toBeGreaterThan(0)
    expect(last.after.asr).toBeLessThan(last.before.asr * 0.5)
    expect(last.replay.attempts).toBe(last.before.successes)
    expect(last.benign.tasks).toBe(30)
    expect(last.benign.passed).toBeGreaterThanOrEqual(27)
    expect(last.findings).toBeGreaterThan(0)
    expect(last.rules).toBeGreaterThan(0)
  })

  test('after is measured on attacks that hardening has not seen', () => {
    const sent = ({ attack }: Attempt): string => JSON.stringify([attack.plant?.payload, attack.history, attack.turns])
    const phase = (name: string) => attempts.filter((line) => line.phase === name).map(({ attempt }) => attempt)
    const seen = new Set(
      phase('before')
        .filter(({ verdict }) => verdict === 'vulnerable')
        .map(sent),
    )
    expect(last.after.attempts).toBeGreaterThan(last.before.attempts)
    expect(phase('after').filter((attempt) => seen.has(sent(attempt)))).toEqual([])
    expect(phase('replay').every((attempt) => seen.has(sent(attempt)))).toBe(true)
  })

  test('no rule holds six consecutive words of any attack', () => {
    const policy = parse(readFileSync(beside('policy.yaml'), 'utf8'))
    expect(loadPolicy(policy).rules.length).toBe(last.rules)
    const texts = attempts.flatMap(({ attempt }) => textsOf(attempt))
    expect(policy.rules.filter((rule: unknown) => repeatsWording(rule, texts))).toEqual([])
  })

  test('writes the envelope, SARIF, the regression probes and a page without script', () => {
    const envelope = envelopeSchema.parse(JSON.parse(readFileSync(beside('report.json'), 'utf8')))
    expect(envelope.findings).toHaveLength(last.findings)
    expect(envelope.findings.every(({ evidence, reproducer }) => evidence.length > 0 && reproducer !== undefined)).toBe(true)
    expect(JSON.parse(readFileSync(beside('report.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(JSON.parse(readFileSync(beside('regression.json'), 'utf8')).attacks.length).toBeGreaterThan(0)
    const page = readFileSync(last.report, 'utf8')
    expect(page).toMatch(/<svg/)
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i)
  })

  test('seals the run in a ledger that verifies', async () => {
    const dir = join(folder, '.pavise/ledger')
    expect(existsSync(dir)).toBe(true)
    const verified = await startProgram(['ledger', 'verify', dir], folder).ended
    expect(verified.stderr + verified.stdout).toContain(String(last.ledger.size))
    expect(verified.exit).toBe(0)
  })
})
