import { createGuard, type Detector, defineDetector, loadPolicy } from '@pavise/guard'
import { detectors } from '@pavise/guard/detectors'
import OpenAI, { type APIError } from 'openai'
import { afterEach, describe, expect, test } from 'vitest'
import type { ExchangeEvent } from '#core/event'
import { completion, sendJson } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import { createEgress } from '#platform/egress/egress'

const ends: House[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end.close()
})

/** A detector that fails whenever it is asked. */
const failing: Detector = defineDetector({
  id: 'failing',
  title: 'Fails',
  summary: 'Fails whenever it is asked.',
  kinds: ['any'],
  reach: 'window',
  create: () => () => {
    throw new Error('out of order')
  },
})

const guardOf = (policy: object) => {
  const list = [...detectors, failing]
  return createGuard(loadPolicy({ version: 1, ...policy }, { detectors: list }), { detectors: list, clock: Date.now })
}

async function gateway(policy: object, answer = 'tea') {
  const at = await house(
    (allow) => createEgress({ allow }),
    (_asked, response) => sendJson(response, completion({ content: answer })),
    {},
    {
      policy: guardOf(policy),
    },
  )
  ends.push(at)
  const client = new OpenAI({ baseURL: `${at.gateway.url}/v1`, apiKey: 'none', maxRetries: 0 })
  const ask = (content: string, headers: Record<string, string> = {}) =>
    client.chat.completions.create({ model: 'model-a', messages: [{ role: 'user', content }] }, { headers }).then(
      () => 'passed',
      (error: APIError) => error.code,
    )
  const last = () => at.journal.events.at(-1)!.event as ExchangeEvent
  return { at, ask, last }
}

const words = { detectors: { names: { words: ['Falcon'] } }, session: { header: 'x-session' } }
const flagged = { id: 'names', when: { detector: 'names' }, do: 'flag' }

test('what was only flagged blocks when it adds up in one session, and in no other', async () => {
  const { ask, last } = await gateway({ ...words, rules: [flagged], risk: { block: 2.5, halfLife: 50 } })
  const say = (i: number, session: string) => ask(`${'very '.repeat(i)}Falcon`, { 'x-session': session })
  expect([await say(0, 'a'), await say(1, 'a')]).toEqual(['passed', 'passed'])
  expect(await say(2, 'a')).toBe('content_filter')
  expect(last().firings.at(-1)).toMatchObject({ rule: 'session-risk', action: 'block', reason: 'the risk of this session is 3.0' })
  expect(await ask('hello', { 'x-session': 'a' })).toBe('content_filter')
  expect(await say(3, 'b')).toBe('passed')
})

test('what answers fire weighs on the next message', async () => {
  const { ask } = await gateway({ ...words, rules: [flagged], risk: { block: 0.9 } }, 'Falcon')
  expect(await ask('hello', { 'x-session': 'a' })).toBe('passed')
  expect(await ask('hello', { 'x-session': 'a' })).toBe('content_filter')
})

test('near-duplicate probing of one principal is stopped', async () => {
  const { ask, last } = await gateway({ rules: [], extraction: { nearDuplicates: 3, do: 'block' } })
  const probe = (name: string, who: string) =>
    ask(`Tell me the name and the phone number of customer ${name} in the record store`, { 'x-pavise-principal': who })
  const outcomes: unknown[] = []
  for (const name of ['Oslo', 'Lima', 'Accra', 'Suva', 'Male', 'Doha']) outcomes.push(await probe(name, 'kim'))
  expect(outcomes.at(-1)).toBe('content_filter')
  expect(last().firings.at(-1)?.rule).toBe('extraction')
  expect(await probe('Rome', 'lee')).toBe('passed')
})

describe('a detector that fails', () => {
  const rule = { id: 'broken', when: { detector: 'failing' } }

  test('blocks where its rule enforces', async () => {
    const { ask, last } = await gateway({ rules: [{ ...rule, do: 'redact' }] })
    expect(await ask('hello')).toBe('content_filter')
    expect(last().degraded).toBe(true)
    expect(last().firings[0]).toMatchObject({ rule: 'broken', action: 'block', reason: 'detector failing failed' })
  })

  test('passes with an event where its rule only flags, or says so', async () => {
    const flags = await gateway({ rules: [{ ...rule, do: 'flag' }] })
    expect(await flags.ask('hello')).toBe('passed')
    expect(flags.last()).toMatchObject({ degraded: true, action: 'flag' })
    const allows = await gateway({ rules: [{ ...rule, do: 'block', onError: 'allow' }] })
    expect(await allows.ask('hello')).toBe('passed')
    expect(allows.last()).toMatchObject({ degraded: true, action: 'flag' })
  })

  test('passes with an event in observe mode, which says what would have been', async () => {
    const { ask, last } = await gateway({ mode: 'observe', rules: [{ ...rule, do: 'block' }] })
    expect(await ask('hello')).toBe('passed')
    expect(last()).toMatchObject({ degraded: true, action: 'flag' })
    expect(last().firings[0]?.action).toBe('block')
  })
})

test('exchanges under way keep their policy, new ones have the new one, and none fails', async () => {
  const strict = guardOf({ ...words, rules: [{ ...flagged, do: 'block' }] })
  const open = guardOf({ rules: [] })
  const { at, ask } = await gateway({ rules: [] })
  const outcomes = new Map<unknown, number>()
  let over = false
  const swaps = (async () => {
    for (let i = 0; !over; i++) {
      await at.gateway.reload(i % 2 === 0 ? strict : open)
      await new Promise(setImmediate)
    }
  })()
  const one = async (content: string) => {
    const outcome = await ask(content)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 10 }, (_, n) => one(n % 2 === 0 ? 'hello' : 'Falcon')))
  over = true
  await swaps
  expect([...outcomes.keys()].sort()).toEqual(['content_filter', 'passed'])
  expect(outcomes.get('passed')).toBeGreaterThanOrEqual(100)
})
