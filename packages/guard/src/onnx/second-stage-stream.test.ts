import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatStreamInspector, StreamStep } from '../policy/guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { defineDetector } from '../vocabulary/detector.js'
import { secondStage } from './second-stage.js'
import type { Tokenizer } from './tokenizer/index.js'

const WORD = 'perhaps'

/** Is in doubt about one word. */
const doubtful = defineDetector({
  id: 'injection',
  title: 'Words',
  summary: 'In doubt about a word.',
  reach: 'window',
  kinds: ['direct'],
  create: () =>
    Object.assign(
      (text: string) =>
        [...text.matchAll(/perhaps/g)].map(({ index }) => ({
          detector: 'injection',
          kind: 'direct',
          score: 0.45,
          start: index,
          end: index + WORD.length,
        })),
      { live: (text: string) => Math.max(0, text.length - WORD.length + 1) },
    ),
})
const detectors = [doubtful]
const tokenizer: Tokenizer = { encode: (text) => Array.from(text, (c) => c.charCodeAt(0)), frame: { before: [1], behind: [2] } }

function guardOf(likely: number | Error, { mode = 'enforce', ...rule }: Record<string, unknown> = {}) {
  const asked: string[] = []
  const rules = [{ id: 'injection', from: ['assistant'], when: { detector: 'injection' }, do: 'block', ...rule }]
  const { guard } = secondStage(loadPolicy({ version: 1, mode, rules }, { detectors }), {
    tokenizer,
    guard: { detectors },
    windowTokens: 8192,
    classifier: {
      classify: async (windows) => {
        asked.push(...windows.map((window) => String.fromCharCode(...window.slice(1, -1))))
        if (likely instanceof Error) throw likely
        return windows.map(() => likely)
      },
    },
  })
  return { guard, asked }
}

const event = (content: string) => JSON.stringify({ choices: [{ index: 0, delta: { content } }] })
const call = (fields: object) => JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...fields }] } }] })

/** What leaves when pieces come one after the other and each doubt is asked about as soon as it is one. */
async function sent(guard: ReturnType<typeof guardOf>['guard'], events: readonly string[]) {
  const session = guard.session()
  session.request({ model: 'm', messages: [{ role: 'user', content: 'Tell me' }] })
  const stream: ChatStreamInspector = session.stream()
  const doubts = guard.doubts.follow()
  const left: string[] = []
  let stopped = false
  let held = 0
  const take = (step: StreamStep) => {
    left.push(...step.release)
    if (step.stop) stopped = true
    return step
  }
  const settle = async () => {
    while (doubts.open && !stopped) {
      held++
      await doubts.ask()
      take(doubts.during(() => stream.reconsider!()))
    }
  }
  for (const payload of events) {
    take(doubts.during(() => stream.push(payload)))
    await settle()
    if (stopped) break
  }
  let last = doubts.during(() => stream.end())
  take(last)
  while (doubts.open) {
    held++
    await doubts.ask()
    last = doubts.during(() => stream.end())
    take(last)
  }
  const text = left.map((payload) => String(JSON.parse(payload).choices[0].delta.content ?? '')).join('')
  return { text, left, stopped, held, decision: last.decision }
}

const LONG = 'and so on it goes '.repeat(20)

test.each([
  [0.9, true],
  [0.1, false],
])('what is in doubt waits for the model: at %d it stops the stream: %s', async (likely, stopped) => {
  const { guard, asked } = guardOf(likely)
  const all = `It is said that ${WORD} ${LONG}`
  const end = await sent(guard, all.match(/.{1,7}/gs)!.map(event))
  expect(end.stopped).toBe(stopped)
  expect(end.text).toBe(stopped ? 'It is said that ' : all)
  // The model reads what stands around it, once all of that has come.
  expect(asked).toEqual([all.slice(0, all.indexOf(WORD) + WORD.length + 256)])
})

test('no cut of the answer lets any of it out', async () => {
  const { guard } = guardOf(0.9)
  const all = `Well, ${WORD} ${LONG}${LONG}`
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 12 }), async (sizes) => {
      const pieces: string[] = []
      for (let at = 0, i = 0; at < all.length; i++) {
        const size = sizes[i % sizes.length]!
        pieces.push(all.slice(at, at + size))
        at += size
      }
      const end = await sent(guard, pieces.map(event))
      expect([end.stopped, 'Well, '.startsWith(end.text)]).toEqual([true, true])
    }),
    { numRuns: 40 },
  )
})

test.each([
  ['block', true, ''],
  ['allow', false, `${WORD} so`],
] as const)('a model that cannot tell: onError: %s', async (onError, stopped, text) => {
  const { guard } = guardOf(new Error('no answer within 5 ms'), { onError })
  const end = await sent(guard, [event(`${WORD} so`)])
  expect([end.stopped, end.text, end.decision.degraded]).toEqual([stopped, text, true])
})

test('a tool call waits whole', async () => {
  for (const [likely, stopped] of [
    [0.9, true],
    [0.1, false],
  ] as const) {
    const { guard, asked } = guardOf(likely, { from: ['assistant'] })
    const args = JSON.stringify({ note: `${WORD} we go` })
    const end = await sent(guard, [
      call({ id: 'c', type: 'function', function: { name: 'note', arguments: args.slice(0, 9) } }),
      call({ function: { arguments: args.slice(9) } }),
      JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }),
    ])
    expect([end.stopped, end.left.length, asked.length]).toEqual([stopped, stopped ? 0 : 3, 1])
  }
})

test('where nothing is held the model is asked at the end', async () => {
  for (const options of [{ mode: 'observe' }, { do: 'flag' }]) {
    const { guard, asked } = guardOf(0.9, options)
    const end = await sent(guard, [event('It is '), event(WORD), event(' so')])
    expect([end.text, end.held, asked.length]).toEqual([`It is ${WORD} so`, 1, 1])
    expect([end.decision.action, end.decision.firings.length]).toEqual(['flag', 1])
  }
})

test('a stream without doubt is never held', async () => {
  const { guard, asked } = guardOf(0.9)
  const end = await sent(guard, [event('All is '), event('clear')])
  expect([end.text, end.held, asked]).toEqual(['All is clear', 0, []])
})
