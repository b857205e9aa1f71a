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
  create: () => (text) => {
    const found = /0\.\d+/.exec(text)
    const score = Number(found?.[0] ?? 0)
    return found ? [{ detector: 'injection', kind: 'direct', score, start: found.index, end: found.index + found[0].length }] : []
  },
})
const detectors = [doubtful]
const policy = loadPolicy(
  { version: 1, rules: [{ id: 'injection', from: ['user'], when: { detector: 'injection' }, do: 'block' }] },
  { detectors },
)
const tokenizer: Tokenizer = { encode: (text) => Array.from(text, (c) => c.charCodeAt(0)), frame: { before: [1], behind: [2] } }

function stageOf(classify: (windows: readonly (readonly number[])[]) => Promise<readonly number[]>, windowTokens = 512) {
  const asked: (readonly number[])[] = []
  const stage = secondStage(policy, {
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
  return { inspect, asked }
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

test('without an answer the first stage decides, and it is said', async () => {
  const late = stageOf(() => Promise.reject(new Error('no answer within 200 ms')))
  expect(await late.inspect('so 0.65')).toMatchObject({
    result: { action: 'block' },
    second: { asked: 1, judged: 0, reason: 'no answer within 200 ms' },
  })
  expect(await late.inspect('so 0.35')).toMatchObject({ result: { action: 'allow' }, second: { judged: 0 } })
  const odd = stageOf(async () => [Number.NaN])
  expect((await odd.inspect('so 0.65')).second.reason).toBe('the model gave no probabilities')
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
