import { expect, test } from 'vitest'
import { createGuard } from '../policy/create-guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { defineDetector } from '../vocabulary/detector.js'
import { secondStage } from './second-stage.js'
import type { Tokenizer } from './tokenizer/index.js'

/** Scores a text by the number that stands in it. */
const doubtful = defineDetector({
  id: 'injection',
  title: 'Numbers',
  summary: 'Scores by the number in the text.',
  reach: 'window',
  kinds: ['direct'],
  create: () =>
    Object.assign(
      (text: string) => {
        const found = /0\.\d+/.exec(text)
        const score = Number(found?.[0] ?? 0)
        return found ? [{ detector: 'injection', kind: 'direct', score, start: found.index, end: found.index + found[0].length }] : []
      },
      { live: (text: string) => text.search(/\S*$/) },
    ),
})
const detectors = [doubtful]
const policyOf = (rule: object, mode = 'enforce') =>
  loadPolicy(
    { version: 1, mode, rules: [{ id: 'injection', from: ['user', 'assistant'], when: { detector: 'injection' }, do: 'block', ...rule }] },
    { detectors },
  )
const policy = policyOf({})
const tokenizer: Tokenizer = { encode: (text) => Array.from(text, (c) => c.charCodeAt(0)), frame: { before: [1], behind: [2] } }

function stageOf(classify: (windows: readonly (readonly number[])[]) => Promise<readonly number[]>, windowTokens = 512, rules = policy) {
  const asked: (readonly number[])[] = []
  const stage = secondStage(rules, {
    tokenizer,
    windowTokens,
    guard: { detectors },
    classifier: {
      classify: (windows) => {
        asked.push(...windows)
        return classify(windows)
      },
    },
  })
  const inspect = (text: string) => stage.consult(() => stage.guard.inspect({ text, from: 'user' }))
  return { inspect, asked, guard: stage.guard }
}

test.each([
  ['doubt that the model settles as an attack', 'so 0.35 of it', 0.9, 'block'],
  ['doubt that it settles as harmless', 'so 0.65 of it', 0.1, 'allow'],
])('%s', async (_, text, likely, action) => {
  const { inspect, asked } = stageOf(async (windows) => windows.map(() => likely))
  const { result, second } = await inspect(text)
  expect(result.action).toBe(action)
  expect(second).toEqual({ asked: 1, judged: 1 })
  expect(asked).toEqual([[1, ...tokenizer.encode(text), 2]])
  if (action === 'block') expect(result.firings[0]?.detections[0]?.because).toContain('second stage: 90 %')
})

test('what the first stage is sure of is not asked, and a passage is asked once', async () => {
  const { inspect, asked } = stageOf(async (windows) => windows.map(() => 0.9))
  for (const [text, action] of [
    ['so 0.1', 'allow'],
    ['so 0.85', 'block'],
    ['nothing', 'allow'],
  ] as const) {
    const { result, second } = await inspect(text)
    expect([result.action, second]).toEqual([action, { asked: 0, judged: 0 }])
  }
  expect(asked).toEqual([])
  await inspect('so 0.4')
  await inspect('so 0.4')
  expect(asked.length).toBe(1)
})

test.each([
  ['block', 'so 0.35', 'block'],
  ['allow', 'so 0.35', 'allow'],
  ['allow', 'so 0.65', 'block'],
] as const)('without an answer a rule with onError: %s decides %s as %s, and it is said', async (onError, text, action) => {
  const late = stageOf(() => Promise.reject(new Error('no answer within 200 ms')), 512, policyOf({ onError }))
  expect(await late.inspect(text)).toMatchObject({
    result: { action, degraded: true },
    second: { asked: 1, judged: 0, reason: 'no answer within 200 ms' },
  })
  if (action === 'block' && onError === 'block') {
    const [firing] = (await late.inspect(text)).result.firings
    expect(firing).toMatchObject({ rule: 'injection', reason: 'the second stage could not tell' })
  }
})

test('a model that answers nonsense could not tell', async () => {
  const odd = stageOf(async () => [Number.NaN])
  expect((await odd.inspect('so 0.65')).second.reason).toBe('the model gave no probabilities')
})

test('after a failure no more is asked of that body', async () => {
  const { guard, asked } = stageOf(() => Promise.reject(new Error('busy')))
  const session = guard.session()
  const messages = ['0.4', '0.41', '0.42'].map((content) => ({ role: 'user', content }))
  const { result, second } = await guard.doubts.consult(() => session.request({ model: 'm', messages }))
  expect([second, asked.length, result.action]).toEqual([{ asked: 3, judged: 0, reason: 'busy' }, 1, 'block'])
})

test('in a session a text that the first run left open is no clean one', async () => {
  const { guard } = stageOf(async (windows) => windows.map(() => 0.9))
  const session = guard.session()
  const body = { model: 'm', messages: [{ role: 'user', content: `${'long '.repeat(20)} so 0.35` }] }
  const { result } = await guard.doubts.consult(() => session.request(body))
  expect(result.action).toBe('block')
})

test('long passages are read in windows that overlap, and the worst one counts', async () => {
  const { inspect, asked } = stageOf(async (windows) => windows.map((_, i) => (i === 1 ? 0.9 : 0.1)), 102)
  const { result } = await inspect(`${'x'.repeat(100)} 0.4 ${'y'.repeat(100)}`)
  expect(result.action).toBe('block')
  expect(asked.map((window) => window.length)).toEqual([102, 102, 102, 57])
  expect(asked.every((window) => window[0] === 1 && window.at(-1) === 2)).toBe(true)
})

test('the guard of a stage that was never asked decides as one without', () => {
  const { guard } = secondStage(policy, { tokenizer, classifier: { classify: () => Promise.reject(new Error()) }, guard: { detectors } })
  const plain = createGuard(policy, { detectors })
  for (const text of ['0.2', '0.5', '0.9']) expect(guard.inspect({ text, from: 'user' })).toEqual(plain.inspect({ text, from: 'user' }))
})

test('a zone that does not rise and windows without room are refused', () => {
  const classifier = { classify: async () => [] }
  expect(() => secondStage(policy, { tokenizer, classifier, zone: [0.5, 0.5] })).toThrow('must rise')
  expect(() => secondStage(policy, { tokenizer, classifier, windowTokens: 6 })).toThrow('too short')
})
