import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { email } from '../detectors/email/index.js'
import { words } from '../detectors/words/index.js'
import { createGuard } from '../policy/create-guard.js'
import type { Guard, StreamStep } from '../policy/guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { applyEdits } from '../surfaces/apply-edits.js'
import type { ChatCompletion } from '../surfaces/openai-chat/wire.js'
import { defineDetector } from '../vocabulary/detector.js'

/** A whole-text judge without `live`: fires on long answers. */
const lengthy = defineDetector({
  id: 'lengthy',
  title: 'Long texts',
  summary: 'Fires on texts over 40 units.',
  reach: 'text',
  kinds: ['long'],
  create: () => (text) => (text.length > 40 ? [{ detector: 'lengthy', kind: 'long', score: 1, start: 0, end: text.length }] : []),
})
/** Windows of ten units from the start of the text. */
const windows = defineDetector({
  id: 'windows',
  title: 'Windows',
  summary: 'Fires on a window with an exclamation mark.',
  reach: 'window',
  kinds: ['loud'],
  create: () =>
    Object.assign(
      (text: string) =>
        [...text.matchAll(/[\s\S]{1,10}/gu)]
          .filter(([window]) => window.includes('!'))
          .map((match) => ({ detector: 'windows', kind: 'loud', score: 1, start: match.index, end: match.index + match[0].length })),
      { live: (text: string) => Math.floor(text.length / 10) * 10 },
    ),
})
const detectors = [words, email, lengthy, windows]
const guardOf = (policy: object) =>
  createGuard(loadPolicy({ version: 1, detectors: { names: { words: ['Falcon', 'black swan'] } }, ...policy }, { detectors }), {
    detectors,
  })
const rule = (id: string, detector: string, action: string, more: object = {}) => ({
  id,
  from: ['assistant'],
  when: { detector },
  do: action,
  ...more,
})

const event = (delta: object, more: object = {}, index = 0) =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index, delta, finish_reason: null, ...more }],
  })
const finish = (index = 0) => event({}, { finish_reason: 'stop' }, index)
const whole = (content: string): ChatCompletion => ({
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
})

/** Streams events to the end and collects what a client would read. */
function run(guard: Guard, events: readonly string[], answer: 'allow' | 'block' = 'block') {
  const stream = guard.session().stream()
  const released: string[] = []
  let stopped: StreamStep['stop']
  let holds = 0
  const take = (step: StreamStep) => {
    expect(stopped === undefined || step.release.length === 0).toBe(true)
    released.push(...step.release)
    if (step.stop) stopped = step.stop
    if (step.hold) {
      holds += 1
      take(stream.resume(answer))
    }
  }
  for (const payload of events) take(stream.push(payload))
  const last = stream.end()
  take(last)
  return { released, stopped, holds, decision: last.decision, text: textOf(released) }
}

function textOf(payloads: readonly string[], field = 'content', choice = 0): string {
  return payloads
    .filter((payload) => payload !== '[DONE]')
    .flatMap(
      (payload) =>
        (payload.startsWith('{broken') ? [] : (JSON.parse(payload).choices ?? [])) as {
          index: number
          delta: Record<string, string | undefined>
        }[],
    )
    .filter(({ index }) => index === choice)
    .map(({ delta }) => delta[field] ?? '')
    .join('')
}

/** The text cut at the given places into deltas. */
function deltas(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  const parts = [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length))
  return [event({ role: 'assistant', content: '' }), ...parts.map((content) => event({ content })), finish(), '[DONE]']
}

const filler = fc.array(
  fc.constantFrom('the', 'Fal', 'black', 'swans', 'con', 'a.b', 'so,', 'mail', 'bl', 'x@', '42', 'Grüße', '\u{1f600}', '\n'),
  { maxLength: 12 },
)
const prose = filler.map((parts) => parts.join(' '))
const cuts = fc.array(fc.nat(400), { maxLength: 40 })

describe('whatever the split of the deltas', () => {
  const blocking = guardOf({ rules: [rule('names', 'names', 'block')] })
  const masking = guardOf({ rules: [rule('mail', 'email', 'mask'), rule('names', 'names', 'redact')] })

  test('no unit of a forbidden span leaves, and the clean text before it does', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom('Falcon', 'FALCON', 'black swan', 'F a l c o n'), prose, cuts, (before, span, after, where) => {
        const head = before === '' ? '' : `${before} `
        const forbidden = `${head}${span} ${after}`
        fc.pre(blocking.session().response(whole(forbidden)).action === 'block')
        const { text, stopped } = run(blocking, deltas(forbidden, where))
        expect(stopped?.firings[0]?.rule).toBe('names')
        expect(head.startsWith(text)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('clean text leaves whole and unchanged, in its own events', () => {
    fc.assert(
      fc.property(prose, cuts, (text, where) => {
        const events = deltas(text, where)
        const result = run(masking, events)
        expect(result.text).toBe(text)
        expect(result.stopped).toBeUndefined()
        expect(result.decision.action).toBe('allow')
        expect(result.released.at(-1)).toBe('[DONE]')
      }),
      { numRuns: 300 },
    )
  })

  test('the client reads what it would have read of a whole answer', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            filler.map((parts) => parts.join(' ')),
            fc.constantFrom('Falcon', 'black swan', 'bob@x.example', 'eve@y.example'),
          ),
          { maxLength: 8 },
        ),
        cuts,
        (parts, where) => {
          const text = parts.join(' ')
          const body = whole(text)
          const expected = masking.session().response(body)
          const { text: read, decision } = run(masking, deltas(text, where))
          expect(read).toBe(applyEdits(body, expected.edits).choices[0]?.message.content)
          expect({ ...decision, edits: [], coverage: decision.coverage.assistant }).toEqual({
            ...expected,
            edits: [],
            coverage: expected.coverage.assistant,
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('text longer than what is kept for looking back', () => {
    const long = Array.from({ length: 400 }, (_, i) => ['lorem', 'ipsum,', 'dolor', 'sit'][i % 4]).join(' ')
    const text = `${long} bob@x.example ${long} Falcon.`
    const every = Array.from({ length: Math.floor(text.length / 7) }, (_, i) => i * 7)
    const { text: read } = run(masking, deltas(text, every))
    expect(read).toBe(`${long} [EMAIL_1] ${long} [redacted:names].`)
  })
})

describe('what waits, and what does not', () => {
  test('clean text waits only for the longest live prefix', () => {
    const stream = guardOf({ rules: [rule('names', 'names', 'block')] })
      .session()
      .stream()
    expect(textOf(stream.push(event({ content: 'Hello the Fal' })).release)).toBe('Hello the ')
    expect(textOf(stream.push(event({ content: 'cons are ' })).release)).toBe('Falcons are ')
  })
  test('a rule with stream: buffer holds the whole answer, and blocks it before anything left', () => {
    const guard = guardOf({ rules: [rule('long', 'lengthy', 'block', { stream: 'buffer' })] })
    const text = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'
    expect(run(guard, deltas(text, [5, 9])).text).toBe('')
    expect(run(guard, deltas('short', [2])).text).toBe('short')
  })
  test('a window leaves when it is whole, and a bad one not at all', () => {
    const guard = guardOf({ rules: [rule('loud', 'windows', 'block')] })
    const { text, stopped } = run(guard, deltas('0123456789abcdefg!ijklmno', [3, 8, 12, 20]))
    expect(text).toBe('0123456789')
    expect(stopped?.firings[0]?.detections[0]).toMatchObject({ start: 10, end: 20 })
  })
  test('a span that is masked leaves as a whole, also where another detector has read only a part of it', () => {
    const guard = guardOf({ rules: [rule('loud', 'windows', 'block'), rule('names', 'names', 'redact')] })
    const stream = guard.session().stream()
    expect(textOf(stream.push(event({ content: '012345 Falcon here ' })).release)).toBe('012345 ')
    expect(textOf(stream.push(event({ content: 'and there' })).release)).toBe('[redacted:names] here a')
  })
  test('a rule with stream: observe holds nothing and is reported', () => {
    const guard = guardOf({ rules: [rule('names', 'names', 'block', { stream: 'observe' })] })
    const { text, decision, stopped } = run(guard, deltas('a Falcon', [3]))
    expect([text, decision.firings[0]?.rule, stopped]).toEqual(['a Falcon', 'names', undefined])
  })
  test('observe mode releases every payload as it came', () => {
    const guard = guardOf({ mode: 'observe', rules: [rule('names', 'names', 'block')] })
    const events = [...deltas('a Falcon', [3, 4]).slice(0, -1), '{broken', '[DONE]']
    const { released, decision } = run(guard, events)
    expect(released).toEqual(events)
    expect(decision).toMatchObject({ action: 'flag', degraded: true })
  })
  test('a held text waits for a person', () => {
    const guard = guardOf({ rules: [rule('names', 'names', 'hold')] })
    const events = deltas('one Falcon and another Falcon here', [6, 12])
    expect(run(guard, events, 'allow')).toMatchObject({ text: 'one Falcon and another Falcon here', stopped: undefined })
    expect(run(guard, events, 'block')).toMatchObject({ text: 'one ', holds: 1 })
  })
})

describe('events', () => {
  const guard = guardOf({ rules: [rule('names', 'names', 'block'), rule('mail', 'email', 'mask')] })
  test('roles, usage and unknown events pass in order and untouched', () => {
    const events = [
      event({ role: 'assistant' }),
      event({ content: 'hi ' }),
      '{"id":"c","object":"ping","novel":{"a":1}}',
      event({ content: 'there ' }),
      finish(),
      '{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"total_tokens":3}}',
      '[DONE]',
    ]
    expect(run(guard, events).released).toEqual(events)
  })
  test.each([
    ['{broken'],
    ['[]'],
    ['"x"'],
    ['{"choices":{}}'],
    ['{"choices":[{"index":0,"delta":{"content":7}}]}'],
    ['{"choices":[null]}'],
  ])('a malformed event %s ends the stream', (bad) => {
    const { text, stopped, decision } = run(guard, [event({ content: 'hello ' }), bad, event({ content: 'there ' }), '[DONE]'])
    expect(text).toBe('hello ')
    expect(stopped).toMatchObject({ action: 'block', firings: [{ rule: 'surface' }] })
    expect(decision).toMatchObject({ action: 'block', degraded: true })
  })
  test('choices, refusals, reasoning and fields nobody knows are channels of their own', () => {
    for (const [field, choice] of [
      ['content', 1],
      ['refusal', 0],
      ['reasoning_content', 0],
      ['novelty', 0],
    ] as const) {
      const parts = ['so ', 'Fal', 'con ', 'yes'].map((text) => event({ [field]: text }, {}, choice))
      const { released, stopped } = run(guard, [event({ content: 'hello ' }), ...parts, finish(), '[DONE]'])
      expect(textOf(released)).toBe('hello ')
      expect(textOf(released, field, choice)).toBe('so ')
      expect(stopped).toBeDefined()
    }
  })
  test('a finish in between does not make a split word pass, and nothing follows the end', () => {
    expect(run(guard, [event({ content: 'Fal' }), finish(), event({ content: 'con ' }), '[DONE]']).text).toBe('')
    expect(run(guard, [event({ content: 'ok ' }), '[DONE]', event({ content: 'Falcon ' })]).text).toBe('ok ')
  })
  test('log probabilities go when the text changes or they say something else', () => {
    const logprobs = (...tokens: string[]) => ({ logprobs: { content: tokens.map((token) => ({ token })) } })
    const { released } = run(guard, [
      event({ content: 'hi ' }, logprobs('hi', ' ')),
      event({ content: 'to bob@x.example ' }, logprobs('to ', 'bob@x.', 'example ')),
      event({ content: 'x ' }, logprobs('bob@x.example')),
      finish(),
      '[DONE]',
    ])
    const kept = released.filter((payload) => payload.includes('token'))
    expect(kept.join()).not.toContain('bob')
    expect(kept).toHaveLength(1)
    expect(textOf(released)).toBe('hi to [EMAIL_1] x ')
  })
  test('an answer that ends without [DONE] is released or stopped by end()', () => {
    expect(run(guard, [event({ content: 'it is the Fal' })]).text).toBe('it is the Fal')
    expect(run(guard, [event({ content: 'it is the Fal' }), event({ content: 'con' })]).text).toBe('it is the ')
  })
})
