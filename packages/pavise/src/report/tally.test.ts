import { describe, expect, test } from 'vitest'
import type { AttackVerdict, Attempt } from '#core/attack/attempt'
import { addAttempt, breakDown, emptyTally, judged, NO_STRATEGY, rateOf } from '#report/tally'

const attempt = (verdict: AttackVerdict, strategies: string[] = [], extra: Partial<Attempt> = {}): Attempt => ({
  id: 'a',
  attack: { objective: 'mail-out', probe: 'p', strategies, channel: 'mail', effect: 'mail_out', turns: [] },
  transcript: [],
  effects: [],
  verdict,
  evidence: [],
  requests: 2,
  ...extra,
})

describe('counting attempts', () => {
  const seen = breakDown({
    before: [
      attempt('vulnerable', ['base64', 'frame']),
      attempt('safe', ['goal:x', 'frame', 'delivery:split', 'language:fi', 'language:en']),
      attempt('inconclusive', [], { reason: 'stalled', resent: true }),
      attempt('review'),
    ],
    after: [attempt('safe')],
    replay: [],
  })

  test('what has no verdict is in no rate, what a person has to judge is no hit, and both make the worst case', () => {
    const { before } = seen.total
    expect(before).toEqual({ attempts: 4, hits: 1, open: 1, review: 1 })
    expect(judged(before)).toBe(3)
    expect(rateOf(before)).toMatchObject({ rate: 1 / 3, worst: 0.75 })
    expect(rateOf(seen.total.replay)).toMatchObject({ rate: 0, low: 0, high: 1, worst: 0 })
  })

  test('an attempt stands in every technique that it used, and once by entry', () => {
    expect([...seen.strategies.keys()]).toEqual(['base64', 'frame', 'turns: split', 'other language', NO_STRATEGY])
    expect(seen.strategies.get('frame')?.get('mail-out')?.before).toEqual({ attempts: 2, hits: 1, open: 0, review: 0 })
    expect(seen.channels.get('mail')?.get('mail-out')?.before.attempts).toBe(4)
  })

  test('reasons, second sendings and requests are counted', () => {
    expect([...seen.reasons].map(([why, tally]) => [why, tally.before.attempts])).toEqual([
      ['stalled', 1],
      ['waits for a person to judge', 1],
    ])
    expect(seen).toMatchObject({ resent: 1, requests: 10 })
  })
})

describe('an attempt that stands for several', () => {
  test('counts as many times in every total', () => {
    const tally = emptyTally()
    addAttempt(tally, { verdict: 'safe', count: 40 } as Attempt)
    addAttempt(tally, { verdict: 'vulnerable' } as Attempt)
    addAttempt(tally, { verdict: 'inconclusive', count: 3 } as Attempt)
    expect(tally).toEqual({ attempts: 44, hits: 1, open: 3, review: 0 })
    expect(rateOf(tally).rate).toBeCloseTo(1 / 41)
  })
})
