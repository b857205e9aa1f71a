import { describe, expect, it } from 'vitest'
import { AttemptLog } from '#redteam/campaign/attempt-log'
import { forgetful } from '#redteam/campaign/journal'
import type { Recipe } from '#redteam/strategies/recipe'

const RECIPE: Recipe = {
  goals: ['secret'],
  channel: 'user',
  carrier: 'chat',
  identity: 'ines',
  languages: ['en'],
  frames: ['override'],
  structures: [],
  codecs: [],
  delivery: 'single',
  wording: 0,
}

describe('what a long run keeps', () => {
  it('is bounded, and still adds up by every kind', () => {
    const log = new AttemptLog(forgetful({ target: 't', seed: '1', maxRequests: 1, started: '' }))
    const expected = new Map<string, number>()
    for (let i = 0; i < 5000; i++) {
      const objective = `o${i % 7}`
      const reason = i % 11 === 0 ? 'broke off' : undefined
      const attack = { objective, probe: 'p', strategies: ['override'], channel: 'user', effect: 'hijack', turns: ['x'] } as const
      const conversation = { transcript: [], requests: 2, ...(reason ? { reason } : {}) }
      const outcome = {
        id: String(i),
        attack: { ...attack, strategies: [...attack.strategies], turns: ['x'] },
        conversation,
        effects: [],
        resent: false,
      }
      const verdict = log.record(RECIPE, outcome, undefined, 'safe', undefined)
      const key = `${objective} ${verdict}`
      expected.set(key, (expected.get(key) ?? 0) + 1)
    }
    expect(log.attempts.length).toBeLessThan(520)
    const counted = new Map<string, number>()
    for (const { attack, verdict, count } of log.attempts) {
      const key = `${attack.objective} ${verdict}`
      counted.set(key, (counted.get(key) ?? 0) + (count ?? 1))
    }
    expect(counted).toEqual(expected)
    expect(log.attempts.reduce((sum, { requests }) => sum + requests, 0)).toBe(10_000)
  })

  it('is bounded where every attempt is of its own kind and every fault is worded otherwise', () => {
    const log = new AttemptLog(forgetful({ target: 't', seed: '1', maxRequests: 1, started: '' }))
    for (let i = 0; i < 6000; i++) {
      const attack = { objective: `o${i}`, probe: 'p', strategies: [], channel: 'user', effect: 'hijack', turns: ['x'] } as const
      const conversation = { transcript: [], requests: 1, ...(i % 2 === 0 ? { reason: `fault ${i}` } : {}) }
      const outcome = { id: String(i), attack: { ...attack, strategies: [], turns: ['x'] }, conversation, effects: [], resent: false }
      log.record(RECIPE, outcome, undefined, 'safe', undefined)
    }
    expect(log.attempts.length).toBeLessThan(2_600)
    expect(log.attempts.reduce((sum, { requests }) => sum + requests, 0)).toBe(6000)
    expect(log.inconclusive.size).toBeLessThan(202)
    expect([...log.inconclusive.values()].reduce((sum, count) => sum + count, 0)).toBe(3000)
  })
})
