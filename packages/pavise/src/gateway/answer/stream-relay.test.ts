import { createGuard, loadPolicy } from '@pavise/guard'
import { expect, test } from 'vitest'
import { type RelayEnd, StreamRelay } from '#gateway/answer/stream-relay'
import { AnswerNotes } from '#gateway/record/answer-notes'
import { Refusal } from '#gateway/refusal'
import { chunk, textChunks } from '#gateway/testing/fake-openai'
import { SseFraming } from '#gateway/wire/framing/sse-framing'

const WORD = 'Falcon-7 "größer"'
const guard = createGuard(
  loadPolicy({
    version: 1,
    detectors: { names: { words: [WORD] } },
    rules: [{ id: 'names', from: ['assistant'], when: { detector: 'names' }, do: 'block' }],
  }),
)
const masking = createGuard({ ...guard.policy, rules: [{ ...guard.policy.rules[0]!, do: 'redact' }] })

interface Run {
  released: string
  end: RelayEnd
}

/** Feeds bytes in parts, as a socket would, and collects what leaves. */
async function relay(parts: readonly Buffer[], using = guard, ask: () => Promise<'allow' | 'block'> = async () => 'block'): Promise<Run> {
  let released = ''
  const one = new StreamRelay({
    inspector: using.session().stream(),
    notes: new AnswerNotes(),
    framing: new SseFraming(1e5),
    limits: { streamBytes: 1e6, eventBytes: 1e5, depth: 64 },
    release: (payloads) => {
      released += payloads.join('\n')
    },
    ask,
    pause: () => {},
    resume: () => {},
    isError: () => false,
    errorAnswer: () => ({ status: 502, code: 'test', refusal: new Refusal(502, 'test', 'test') }),
  })
  for (const part of parts) one.data(part)
  one.end()
  const end = await one.done
  return { released: released + end.tail.join('\n'), end }
}

const sse = (payloads: readonly string[]) => Buffer.from(`${payloads.map((payload) => `data: ${payload}\n\n`).join('')}data: [DONE]\n\n`)
const contentOf = (text: string) => {
  let content = ''
  for (const [, json] of text.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)) content += JSON.parse(json ?? '""') as string
  return content
}

test('wherever the bytes of a stream are cut, a forbidden word does not leave and the rest does', async () => {
  const stream = sse(textChunks(['It is called ', 'Falcon', '-7 "grö', 'ßer"', ' and more']))
  for (let cut = 0; cut <= stream.length; cut++) {
    const { released, end } = await relay([stream.subarray(0, cut), stream.subarray(cut)])
    expect([cut, end.end, contentOf(released)]).toEqual([cut, 'blocked', 'It is called '])
  }
  const single = await relay([...stream].map((byte) => Buffer.from([byte])))
  expect([single.end.end, contentOf(single.released)]).toEqual(['blocked', 'It is called '])
})

test('wherever the word itself is cut into events, no character of it leaves', async () => {
  for (let first = 0; first <= WORD.length; first++)
    for (let second = first; second <= WORD.length; second++) {
      const texts = ['Name: ', WORD.slice(0, first), WORD.slice(first, second), WORD.slice(second), '!']
      const { released, end } = await relay([sse(textChunks(texts))])
      expect([texts, end.end, contentOf(released)]).toEqual([texts, 'blocked', 'Name: '])
      const masked = await relay([sse(textChunks(texts))], masking)
      expect([texts, masked.end.end]).toEqual([texts, 'complete'])
      expect(contentOf(masked.released)).toMatch(/^Name: (?!.*Falcon).*!$/)
    }
})

test('two choices that take turns do not hide a word from the guard, nor make one of two halves', async () => {
  const half = WORD.length >> 1
  const woven = [
    chunk({ content: WORD.slice(0, half) }, null, 0),
    chunk({ content: 'other' }, null, 1),
    chunk({ content: WORD.slice(half) }, null, 0),
  ]
  expect((await relay([sse(woven)])).end.end).toBe('blocked')
  const apart = [
    chunk({ content: WORD.slice(0, half) }, null, 0),
    chunk({ content: WORD.slice(half) }, null, 1),
    chunk({}, 'stop', 0),
    chunk({}, 'stop', 1),
  ]
  expect((await relay([sse(apart)])).end.end).toBe('complete')
})

test('a clean stream leaves event by event, unchanged', async () => {
  const payloads = textChunks(['Good ', 'morning, ', 'everybody.'])
  const { released, end } = await relay([sse(payloads)])
  expect(end.end).toBe('complete')
  expect(contentOf(released)).toBe('Good morning, everybody.')
  expect(end.tail.at(-1)).toBe('[DONE]')
})

test('what comes after [DONE] is not read', async () => {
  const { end, released } = await relay([sse(textChunks(['fine'])), sse(textChunks([WORD]))])
  expect([end.end, contentOf(released)]).toEqual(['complete', 'fine'])
})
