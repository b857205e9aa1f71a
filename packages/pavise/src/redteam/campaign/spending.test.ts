import type { ChatMessage } from '@pavise/guard/surfaces'
import { expect, it } from 'vitest'
import type { Attack } from '#core/attack/attempt'
import { estimateRun } from '#redteam/campaign/estimate'
import { Spending } from '#redteam/campaign/spending'
import { resolveTarget } from '#redteam/targets/target-file'

const raw = { api: 'openai-chat', url: 'http://127.0.0.1:1/v1', model: 'm' }
const plain = resolveTarget(raw, 'test', {})
const priced = resolveTarget({ ...raw, prices: { input: 10, output: 100, currency: 'EUR' } }, 'test', {})
const attack: Attack = { objective: 'o', probe: 'p', strategies: [], channel: 'user', effect: 'hijack', turns: ['x'] }
const counted = { transcript: [], requests: 1, usage: { input: 900, output: 100 } }

it('ends at the cap of tokens, of money by the prices, or of time', () => {
  let now = 0
  const tokens = new Spending(plain, { tokens: 2000 }, () => now)
  tokens.add(counted, attack)
  expect(tokens.ended).toBeUndefined()
  tokens.add(counted, attack)
  expect(tokens.ended).toBe('tokens')
  const money = new Spending(priced, { cost: 0.015 }, () => now)
  money.add(counted, attack)
  expect(money.ended).toBe('cost')
  expect(money.summary()).toEqual({ tokens: { input: 900, output: 100 }, cost: { amount: 0.019, currency: 'EUR' }, endedBy: 'cost' })
  const time = new Spending(plain, { seconds: 60 }, () => now)
  expect(time.ended).toBeUndefined()
  now = 60_000
  expect(time.ended).toBe('time')
})

it('counts letters where a target does not count, each turn with all before it, and says so', () => {
  const spending = new Spending(plain, {}, () => 0)
  const transcript: ChatMessage[] = [
    { role: 'user', content: 'a'.repeat(40) },
    { role: 'assistant', content: 'b'.repeat(20) },
    { role: 'user', content: 'c'.repeat(40) },
    { role: 'assistant', content: 'd'.repeat(20) },
  ]
  spending.add({ transcript, requests: 2 }, attack)
  expect(spending.summary()).toEqual({ tokens: { input: (40 + 100) / 4, output: 10, estimated: true } })
})

it('estimates a run by the messages that it would send, and its money where there are prices', () => {
  const options = { maxRequests: 1000, concurrency: 10, seed: 1 }
  const all = estimateRun(priced, options)
  expect(all).toMatchObject({ requests: 1000, seconds: 100, tokens: { output: 200_000 }, cost: { currency: 'EUR' } })
  expect(all.tokens.input).toBeGreaterThan(10_000)
  expect(all.cost!.amount).toBeCloseTo((all.tokens.input * 10 + 200_000 * 100) / 1e6, 1)
  expect(estimateRun(plain, { ...options, strategies: ['best-of-n'] }).tokens.input).toBeLessThan(all.tokens.input)
})
