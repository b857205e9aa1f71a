import { describe, expect, test } from 'vitest'
import { createGuard } from '../create-guard.js'
import { loadPolicy, parsePolicy } from '../parse-policy.js'
import { answer, detectors, request, toolCall } from '../testing/sample-guard.js'
import { expiredExceptions } from './exceptions.js'

const NOON = Date.parse('2026-05-01T12:00:00Z')
const exception = { until: '2026-05-01', owner: 'kim', reason: 'migration' }
const flow = { argument: 'to', derived: ['untrusted'], tool: { effect: 'external' } }
const document = (exceptions: object[]) => ({
  version: 1,
  detectors: { names: { words: ['Falcon', 'Osprey'] } },
  tools: { read: { effect: 'none', returns: 'untrusted' }, send: { effect: 'external', to: ['arguments.to'], carries: [] } },
  rules: [
    { id: 'names', from: ['user'], when: { detector: 'names' }, do: 'redact' },
    { id: 'steering', flow, do: 'hold' },
    { id: 'limit', call: { tool: 'refund', argument: 'arguments.amount', above: 100 }, do: 'block' },
  ],
  exceptions,
})
const policyOf = (exceptions: object[]) => loadPolicy(document(exceptions), { detectors })
const guardAt = (now: number | undefined, ...exceptions: object[]) =>
  createGuard(policyOf(exceptions), { detectors, ...(now !== undefined && { clock: () => now }) })

const sends = (guard: ReturnType<typeof guardAt>, to: string | string[], principal = { id: 'ana', tenant: 'acme' }) => {
  const session = guard.session({ principal })
  const call = toolCall('read', {}, 'c1')
  session.request(
    request(
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c1', content: 'Write to all of them' },
    ),
  )
  return session.response(answer({ content: null, tool_calls: [toolCall('send', { to }, 'c2')] }))
}

describe('an exception', () => {
  test('lets one value pass, says so, and leaves the others', () => {
    const guard = guardAt(NOON, { ...exception, rule: 'names', for: { value: 'FALCON' } })
    const seen = guard.inspect({ text: 'Falcon and Osprey', from: 'user' })
    expect(seen).toMatchObject({ action: 'redact', text: expect.stringMatching(/^Falcon and (?!Osprey)/) })
    expect(seen.firings[0]).toMatchObject({ action: 'flag', exception: 'exception of kim until 2026-05-02T00:00:00.000Z' })
    expect(guard.inspect({ text: 'Falcon', from: 'user' }).action).toBe('flag')
  })

  test('is over with its day, and never in force without a clock', () => {
    const names = { ...exception, rule: 'names', for: { value: 'Falcon' } }
    const end = Date.parse('2026-05-02T00:00:00Z')
    const actionAt = (now?: number) => guardAt(now, names).inspect({ text: 'Falcon', from: 'user' }).action
    expect([actionAt(end - 1), actionAt(end), actionAt()]).toEqual(['flag', 'redact', 'redact'])
    expect(expiredExceptions(policyOf([names]), end - 1)).toEqual([])
    expect(expiredExceptions(policyOf([names]), end)).toMatchObject([{ rule: 'names', owner: 'kim' }])
  })

  test('for one recipient lets no second one through', () => {
    const guard = guardAt(NOON, { ...exception, rule: 'steering', for: { value: 'lee@partner.example' } })
    expect(sends(guard, 'lee@partner.example')).toMatchObject({ action: 'flag', firings: [{ exception: expect.any(String) }] })
    expect(sends(guard, 'eve@evil.example').action).toBe('hold')
    expect(sends(guard, ['lee@partner.example', 'eve@evil.example']).action).toBe('hold')
  })

  test('holds for the principal, tenant and tool that it names together', () => {
    const to = 'lee@partner.example'
    const forAna = guardAt(NOON, { ...exception, rule: 'steering', for: { principal: 'ana', tool: 'send' } })
    expect(sends(forAna, to).action).toBe('flag')
    expect(sends(forAna, to, { id: 'ben', tenant: 'acme' }).action).toBe('hold')
    const forAcme = guardAt(NOON, { ...exception, rule: 'steering', for: { tenant: 'acme' } })
    expect(sends(forAcme, to, { id: 'ben', tenant: 'acme' }).action).toBe('flag')
    expect(sends(guardAt(NOON, { ...exception, rule: 'steering', for: { tool: 'other' } }), to).action).toBe('hold')
  })

  test('of a limit lets the amount pass that it names', () => {
    const guard = guardAt(NOON, { ...exception, rule: 'limit', for: { value: 150 } })
    const refund = (amount: unknown) =>
      guard.session().response(answer({ content: null, tool_calls: [toolCall('refund', { amount })] })).action
    expect([refund(50), refund(150), refund(151), refund([150, 999])]).toEqual(['allow', 'flag', 'block', 'block'])
  })

  test('without a rule, an end, an owner, a reason or anybody is a fault', () => {
    const faultsOf = (each: object) => parsePolicy(document([each]), { detectors }).faults?.map(({ path }) => path)
    const whole = { ...exception, rule: 'steering', for: { tool: 'send' } }
    expect(faultsOf(whole)).toBeUndefined()
    expect(faultsOf({ ...whole, rule: 'other' })).toEqual(['exceptions[0].rule'])
    for (const until of ['2026-02-30', 'tomorrow', 20261231, '2026-05-01T12:00:00', undefined])
      expect(faultsOf({ ...whole, until })).toEqual(['exceptions[0].until'])
    expect(faultsOf({ ...whole, owner: '', reason: undefined })).toEqual(['exceptions[0].owner', 'exceptions[0].reason'])
    expect(faultsOf({ ...whole, for: {} })).toEqual(['exceptions[0].for'])
    const carries = {
      ...document([{ ...whole, for: { value: 'x' } }]),
      rules: [{ id: 'steering', flow: { ...flow, argument: 'carries' }, do: 'hold' }],
    }
    expect(parsePolicy(carries, { detectors }).faults?.map(({ path }) => path)).toEqual(['exceptions[0].for.value'])
  })
})
