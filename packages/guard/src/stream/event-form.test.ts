import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectors } from '../detectors/index.js'
import { createGuard } from '../policy/create-guard.js'
import type { ChatStreamInspector, StreamStep } from '../policy/guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { anthropicMessages } from '../surfaces/anthropic-messages/surface.js'
import { ollamaChat } from '../surfaces/ollama-chat/surface.js'
import { openaiChat } from '../surfaces/openai-chat/surface.js'
import type { ChatStream } from './chat-stream.js'

const guards = (['mask', 'redact', 'block', 'hold', 'flag'] as const).map((action) =>
  createGuard(
    loadPolicy({
      version: 1,
      detectors: { names: { words: ['Falcon', 'black swan'] } },
      rules: [
        { id: 'names', from: ['assistant'], when: { detector: 'names' }, do: action, ...(action === 'hold' && { timeout: '1s' }) },
        { id: 'secrets', from: ['assistant'], when: { detector: 'secret' }, do: 'redact' },
        { id: 'links', from: ['assistant'], when: { detector: 'link' }, do: 'redact' },
      ],
    }),
  ),
)

/** What a stream comes to, step by step; a hold is answered at once. */
function outcome(stream: ChatStreamInspector, payloads: readonly string[], take: (payload: string) => StreamStep) {
  const steps: StreamStep[] = []
  for (const payload of payloads) {
    steps.push(take(payload))
    while (steps.at(-1)!.hold) steps.push(stream.resume('allow'))
  }
  steps.push(stream.end())
  return steps
}

/** The same events, each read anew, and with those of a known form read by it; the second also tells how often that was. */
function both(guard: (typeof guards)[number], payloads: readonly string[], surface = openaiChat) {
  const [slow, fast] = [guard.session({ surface }).stream(), guard.session({ surface }).stream()]
  let met = 0
  const quick = (payload: string) => {
    const step = (fast as ChatStream).more(payload)
    if (step) met++
    return step ?? fast.push(payload)
  }
  return { anew: outcome(slow, payloads, (payload) => slow.push(payload)), known: outcome(fast, payloads, quick), met }
}

const chunk = (delta: object, more: object = {}, index = 0) =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index, delta, finish_reason: null, ...more }],
  })
const said = (content: string) => chunk({ content })

test('events of one form are read by it', () => {
  const { anew, known, met } = both(guards[0]!, ['It ', 'is ', 'clean ', 'prose. '].map(said))
  expect(known).toEqual(anew)
  expect(met).toBe(3)
})

const piece = fc.oneof(
  fc.constantFrom(
    'Fal',
    'con',
    'Falcon',
    'black ',
    'swan',
    ' and ',
    'AKIAQ7RW3ZPL',
    'K5TBX2MN',
    '![a](https://x.test/',
    '?q=1)',
    '',
    '"',
    '\\',
    '"}',
  ),
  fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '{', '}', ':', ',', 'é', '😀', '\ud800', '\u2028', '\0') }),
)
const event = fc.oneof(
  { weight: 12, arbitrary: piece.map(said) },
  { weight: 2, arbitrary: piece.map((content) => chunk({ content }, {}, 1)) },
  { weight: 1, arbitrary: piece.map((reasoning) => chunk({ reasoning_content: reasoning })) },
  { weight: 1, arbitrary: piece.map((content) => chunk({ role: 'assistant', content })) },
  { weight: 1, arbitrary: piece.map((content) => chunk({ content, refusal: content })) },
  { weight: 1, arbitrary: piece.map((content) => chunk({ content }, { logprobs: { content: [{ token: content, logprob: 0 }] } })) },
  { weight: 1, arbitrary: fc.constant(chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }] })) },
  { weight: 1, arbitrary: fc.constant(chunk({}, { finish_reason: 'stop' })) },
  // What is no JSON, or says more than its form by what stands where a text should.
  { weight: 1, arbitrary: piece.map((raw) => said('@').replace('@', () => raw)) },
  { weight: 1, arbitrary: fc.constant(said('@').replace('"@"', '"a","refusal":"Falcon"')) },
  { weight: 1, arbitrary: fc.constant(said('@').replace('"@"', '"\\u0046alcon"')) },
)

test('whatever comes, an event read by its form leaves as it would have left', () => {
  fc.assert(
    fc.property(fc.constantFrom(...guards), fc.array(event, { maxLength: 14 }), (guard, payloads) => {
      const { anew, known } = both(guard, payloads)
      expect(known).toEqual(anew)
    }),
    { numRuns: 250 },
  )
})

test('a text that looks like another part of its event teaches no wrong form', () => {
  for (const word of ['c', 'm', 'content', 'chat.completion.chunk', 'index', 'delta', ' '])
    for (const more of [{}, { 'x"content': word }, { note: `"content":"${word}"` }]) {
      const payloads = [word, 'Falcon', word, '"', 'end'].map((content) => chunk({ content }, more))
      const { anew, known } = both(guards[1]!, payloads)
      expect(known).toEqual(anew)
    }
})

test('what follows the text and says the same is not taken for it', () => {
  const payloads = ['so', 'Falcon', 'and', 'on'].map((tag) => chunk({ content: 'so' }, { tag }))
  for (const guard of guards) {
    const { anew, known, met } = both(guard, payloads)
    expect(known).toEqual(anew)
    expect(met).toBe(0)
  }
})

test("Anthropic's deltas have a form, their calls have none", () => {
  const delta = (text: string) => JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })
  const args = (text: string) =>
    JSON.stringify({ type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: text } })
  const payloads = [
    JSON.stringify({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ...['It ', 'is the Fal', 'con. '].map(delta),
    JSON.stringify({ type: 'content_block_stop', index: 0 }),
    JSON.stringify({ type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 't', name: 'f', input: {} } }),
    ...['{"a":', '"Falcon"', '}'].map(args),
    JSON.stringify({ type: 'content_block_stop', index: 1 }),
  ]
  const { anew, known, met } = both(guards[1]!, payloads, anthropicMessages)
  expect(known).toEqual(anew)
  expect(met).toBe(2)
})

test('numbers that count, padding and times are slots of a form; what they say is judged', () => {
  const padded = (content: string, obfuscation: string, total_tokens: number) =>
    JSON.stringify({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta: { content } }],
      usage: { total_tokens },
      obfuscation,
    })
  for (const guard of guards) {
    const clean = [
      padded('It ', 'aX9', 1),
      padded('is ', 'Qk3', 20),
      padded('fine. ', 'zz', 300),
      padded('Yes. ', 'aX9', 300),
      padded('No. ', 'aX9', 4),
    ]
    const passed = both(guard, clean)
    expect(passed.known).toEqual(passed.anew)
    expect(passed.met).toBe(3)
    const bad = both(guard, [
      ...clean.slice(0, 2),
      padded('so ', 'Falcon', 3),
      padded('on ', 'AKIAQ7RW3ZPLK5TBX2MN', 3),
      padded('.', '', 5),
    ])
    expect(bad.known).toEqual(bad.anew)
    expect(bad.met).toBeLessThanOrEqual(2)
  }
})

const passing = fc.record({
  content: piece,
  pad: fc.oneof(piece, fc.constantFrom('2026-11-22T18:19:54.123456Z', 'AKIAQ7RW3ZPLK5TBX2MN', 'a'.repeat(70), 'Falcon')),
  number: fc.constantFrom('0', '7', '01', '-1', '1.5', '1e3', '12345678901234567890', '"3"', 'null'),
})

test('whatever stands in a slot, the event leaves as it would have left', () => {
  fc.assert(
    fc.property(fc.constantFrom(...guards), fc.array(passing, { minLength: 2, maxLength: 8 }), (guard, events) => {
      const payloads = events.map(({ content, pad, number }) =>
        JSON.stringify({ choices: [{ index: 0, delta: { content } }], usage: { total_tokens: 77 }, created_at: pad }).replace('77', number),
      )
      const { anew, known } = both(guard, payloads)
      expect(known).toEqual(anew)
    }),
    { numRuns: 150 },
  )
})

const time = fc
  .tuple(
    fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.constantFrom('Z', '+02:00', '-11:30'),
  )
  .map(([date, more, zone]) => date.toISOString().replace('Z', `${String(more).padStart(6, '0')}${zone}`))

test('a detector that says so finds nothing in a point in time', () => {
  const rules = detectors.flatMap(({ id, timeless }) => (timeless ? [{ id, from: ['assistant'], when: { detector: id }, do: 'flag' }] : []))
  expect(rules.length).toBeGreaterThan(0)
  const guard = createGuard(loadPolicy({ version: 1, rules }))
  fc.assert(
    fc.property(time, (text) => {
      expect(guard.inspect({ text, from: 'unknown' }).firings).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a pattern of an operator finds a point in time in a form that is known', () => {
  const line = (created_at: string, content: string) =>
    JSON.stringify({ model: 'm', created_at, message: { role: 'assistant', content }, done: false })
  const policy = (rules: object[]) => createGuard(loadPolicy({ version: 1, detectors: { day: { pattern: '2026-12-2[45]' } }, rules }))
  const payloads = ['2026-12-23T10:00:00.1Z', '2026-12-23T10:00:00.2Z', '2026-12-24T10:00:00.3Z'].map((at) => line(at, 'yes. '))
  const day = both(policy([{ id: 'day', from: ['assistant'], when: { detector: 'day' }, do: 'block' }]), payloads, ollamaChat)
  expect(day.known).toEqual(day.anew)
  expect(day.known.some(({ stop }) => stop)).toBe(true)
  const other = both(policy([{ id: 'links', from: ['assistant'], when: { detector: 'link' }, do: 'redact' }]), payloads, ollamaChat)
  expect(other.known).toEqual(other.anew)
  expect(other.met).toBe(2)
})
