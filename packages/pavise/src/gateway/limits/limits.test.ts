import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VirtualKey } from '#core/access/key-scope'
import type { LeaseStore } from '#core/ports/leases'
import { budgetText, fits, parseBudget } from '#gateway/limits/budget'
import { MemoryLeases } from '#gateway/limits/memory-leases'
import { type Demand, Meter, type Ticket } from '#gateway/limits/meter'
import { estimateOf, outputBound, usageOf } from '#gateway/limits/usage'

const DIGEST = `sha256:${'a'.repeat(64)}`
const key = (scope: VirtualKey['scope']): VirtualKey => ({ digest: DIGEST, scope })
const demand = (tokens = 1, more: Partial<Demand> = {}): Demand => ({ principal: {}, routes: ['openai-chat'], tokens, ...more })

/** A store that answers late, and is away when told to be. */
function lateStore(away: () => boolean, pause: () => Promise<void>): LeaseStore {
  const store = new MemoryLeases()
  return {
    take: async (terms, want) => {
      await pause()
      if (away()) throw new Error('away')
      const grant = await store.take(terms, want)
      await pause()
      return grant
    },
  }
}

test('whatever the interleaving, the gateways together never spend more than the budget', async () => {
  const step = fc.record({
    gateway: fc.nat(3),
    tokens: fc.integer({ min: 1, max: 400 }),
    /** What it takes in the end, at most what was reserved. */
    used: fc.double({ min: 0, max: 1, noNaN: true }),
    wait: fc.nat(3),
    tick: fc.integer({ min: 0, max: 20_000 }),
    away: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 900 }), async (steps, amount) => {
      let now = 1_000_000_000_000
      let away = false
      const store = lateStore(
        () => away,
        () => Promise.resolve(),
      )
      const meters = Array.from({ length: 4 }, () => new Meter(store, { now: () => now }))
      const scope = {
        limits: [
          { unit: 'tokens' as const, amount, window: 60 },
          { unit: 'requests' as const, amount: 25, window: 60 },
        ],
      }
      const spent = new Map<number, { tokens: number; requests: number }>()
      const running: Promise<void>[] = []
      for (const { gateway, tokens, used, wait, tick, away: gone } of steps) {
        now += tick
        away = gone
        const window = Math.floor(now / 60_000)
        running.push(
          meters[gateway]!.admit(key(scope), demand(tokens)).then(
            async (ticket: Ticket) => {
              for (let i = 0; i < wait; i++) await Promise.resolve()
              const taken = Math.floor(tokens * used)
              // An exchange counts in the window in which it was let in.
              const at = Math.max(window, Math.floor(now / 60_000))
              const sum = spent.get(at) ?? { tokens: 0, requests: 0 }
              spent.set(at, { tokens: sum.tokens + taken, requests: sum.requests + 1 })
              ticket.settle({ input: taken, output: 0 })
            },
            () => {},
          ),
        )
        if (wait === 0) await Promise.all(running)
      }
      await Promise.all(running)
      const windows = [...spent.values()]
      // Time moves while exchanges wait, so that one may be counted in the window after; together they are within all windows.
      const most = new Set([...spent.keys()].flatMap((at) => [at - 1, at])).size
      expect(windows.reduce((sum, one) => sum + one.tokens, 0)).toBeLessThanOrEqual(amount * most)
      expect(windows.reduce((sum, one) => sum + one.requests, 0)).toBeLessThanOrEqual(25 * most)
    }),
    { numRuns: 200 },
  )
})

test('within one window: never more than the budget, and at most one lease of each gateway unused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 500 }),
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.nat(5)),
      async (amount, count, turns) => {
        const store = lateStore(
          () => false,
          () => Promise.resolve(),
        )
        const meters = Array.from({ length: count }, () => new Meter(store, { now: () => 60_000 }))
        const scope = { limits: [{ unit: 'requests' as const, amount, window: 60 }] }
        const attempts = Array.from({ length: amount * 2 }, () => meters[turns.next().value! % count]!)
        const outcomes = await Promise.allSettled(attempts.map((meter) => meter.admit(key(scope), demand())))
        const let_in = outcomes.filter(({ status }) => status === 'fulfilled').length
        expect(let_in).toBeLessThanOrEqual(amount)
        expect(let_in).toBeGreaterThanOrEqual(Math.min(amount, amount - count * Math.ceil(amount / 20)))
      },
    ),
    { numRuns: 50 },
  )
})

describe('one gateway', () => {
  const budget = { unit: 'tokens' as const, amount: 100, window: 60 }

  test('gives back what an answer did not take, and remembers what it took too much', async () => {
    const meter = new Meter(new MemoryLeases(), { now: () => 30_000 })
    const first = await meter.admit(key({ limits: [budget] }), demand(90))
    await expect(meter.admit(key({ limits: [budget] }), demand(20))).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
    first.settle({ input: 10, output: 5 })
    const second = await meter.admit(key({ limits: [budget] }), demand(80))
    second.settle({ input: 50, output: 40 })
    await expect(meter.admit(key({ limits: [budget] }), demand(1))).rejects.toMatchObject({ status: 429 })
  })

  test('says when the window begins anew, and begins it', async () => {
    let now = 45_000
    const meter = new Meter(new MemoryLeases(), { now: () => now })
    await meter.admit(key({ limits: [budget] }), demand(100))
    await expect(meter.admit(key({ limits: [budget] }), demand(1))).rejects.toMatchObject({ headers: { 'retry-after': '15' } })
    now = 60_000
    await meter.admit(key({ limits: [budget] }), demand(100))
  })

  test('a refusal by one budget costs nothing in the others', async () => {
    const meter = new Meter(new MemoryLeases(), { now: () => 0 })
    const scope = { limits: [{ ...budget, amount: 1000 }], userLimits: [budget] }
    const of = (id: string, tokens: number) => meter.admit(key(scope), demand(tokens, { principal: { id } }))
    for (let i = 0; i < 20; i++) await expect(of('a', 101)).rejects.toMatchObject({ status: 429 })
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) await of(id, 100)
    await expect(of('k', 1)).rejects.toMatchObject({ status: 429 })
  })

  test('keys of a team share its budget; a request without a user is one of a user without a name', async () => {
    const meter = new Meter(new MemoryLeases(), { now: () => 0 })
    const other = { digest: `sha256:${'b'.repeat(64)}`, scope: { team: 'red', teamLimits: [budget] } }
    await meter.admit(key({ team: 'red', teamLimits: [budget] }), demand(60))
    await expect(meter.admit(other, demand(60))).rejects.toMatchObject({ status: 429 })
    await meter.admit(key({ userLimits: [budget] }), demand(60))
    await expect(meter.admit(key({ userLimits: [budget] }), demand(60))).rejects.toMatchObject({ status: 429 })
  })

  test('with the store away what was leased is spent, then the key says', async () => {
    let away = false
    const store = lateStore(
      () => away,
      () => Promise.resolve(),
    )
    const meter = new Meter(store, { now: () => 0 })
    const scope = { limits: [{ unit: 'requests' as const, amount: 40, window: 60 }] }
    await meter.admit(key(scope), demand())
    away = true
    await meter.admit(key(scope), demand())
    await expect(meter.admit(key(scope), demand())).rejects.toMatchObject({ status: 503, code: 'limits_unavailable' })
    await meter.admit(key({ ...scope, onStoreDown: 'allow' }), demand())
    expect(meter.unmetered).toBe(1)
  })

  test('scopes', async () => {
    const meter = new Meter(new MemoryLeases())
    const scoped = key({ models: ['gpt-5*', 'claude-*-haiku'], routes: ['openai-chat', '/mcp/files'] })
    await meter.admit(scoped, demand(1, { model: 'gpt-5-mini' }))
    await meter.admit(scoped, demand(1, { routes: ['mcp', '/mcp/files'] }))
    await expect(meter.admit(scoped, demand(1, { model: 'gpt-4' }))).rejects.toMatchObject({ status: 403, code: 'model_not_allowed' })
    await expect(meter.admit(scoped, demand(1, { routes: ['mcp', '/mcp/mail'] }))).rejects.toMatchObject({ code: 'route_not_allowed' })
  })
})

test('budgets as people write them', () => {
  expect(parseBudget('1000 requests/minute')).toEqual({ unit: 'requests', amount: 1000, window: 60 })
  expect(parseBudget('2M tokens/day')).toEqual({ unit: 'tokens', amount: 2_000_000, window: 86_400 })
  for (const text of ['', '0 tokens/day', '5 words/day', '5 tokens/toString', '-1 tokens/day']) expect(parseBudget(text)).toBeUndefined()
  expect(parseBudget(budgetText({ unit: 'tokens', amount: 7, window: 3600 }))).toEqual({ unit: 'tokens', amount: 7, window: 3600 })
})

test('patterns', () => {
  expect(['gpt-5', 'gpt-5-x', 'xgpt-5'].map((name) => fits(name, ['gpt-5*']))).toEqual([true, true, false])
  expect([fits('aXbXc', ['a*b*c']), fits('ac', ['a*c']), fits('a', ['a*a']), fits('x', undefined)]).toEqual([true, true, false, true])
})

test("every vendor's words for tokens", () => {
  expect(usageOf({ usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } })).toEqual({ input: 3, output: 4 })
  expect(usageOf({ type: 'response.completed', response: { usage: { input_tokens: 3, output_tokens: 4 } } })).toEqual({
    input: 3,
    output: 4,
  })
  const message = { usage: { input_tokens: 3, cache_read_input_tokens: 5, output_tokens: 1 } }
  expect(usageOf({ type: 'message_start', message })).toEqual({ input: 8, output: 1 })
  expect(usageOf({ usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 2 } })).toEqual({
    input: 3,
    output: 6,
  })
  expect(usageOf({ prompt_eval_count: 3, eval_count: 4 })).toEqual({ input: 3, output: 4 })
  expect([usageOf({}), usageOf(null), usageOf({ usage: 'many' })]).toEqual([undefined, undefined, undefined])
  expect(estimateOf(30, 9)).toEqual({ input: 10, output: 3 })
})

test('what a request lets the model answer', () => {
  expect(outputBound({ max_tokens: 10, n: 3 })).toBe(30)
  expect(outputBound({ generationConfig: { maxOutputTokens: 8 } })).toBe(8)
  expect(outputBound({ options: { num_predict: 5 } })).toBe(5)
  expect(outputBound({ options: { num_predict: -1 } })).toBeUndefined()
})
