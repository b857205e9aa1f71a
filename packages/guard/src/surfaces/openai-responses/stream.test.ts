import { expect, test } from 'vitest'
import { createGuard } from '../../policy/create-guard.js'
import { loadPolicy } from '../../policy/parse-policy.js'
import { openaiResponses } from './surface.js'

const guard = createGuard(
  loadPolicy({
    version: 1,
    tools: { refund: { effect: 'none' } },
    detectors: { names: { words: ['Falcon'] }, secret: { words: ['Osprey'] } },
    rules: [
      { id: 'names', when: { detector: 'names' }, do: 'redact' },
      { id: 'secret', when: { detector: 'secret' }, do: 'block' },
      { id: 'refunds', call: { tool: 'refund', argument: 'arguments.amount', above: 200 }, do: 'hold' },
    ],
  }),
)
const place = { output_index: 0, item_id: 'x', content_index: 0 }
const event = (type: string, fields: object) => JSON.stringify({ type: `response.${type}`, ...place, ...fields })
const said = (text: string) => [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }]
const call = (args: string) => ({ type: 'function_call', call_id: 'c1', name: 'refund', arguments: args })
const opened = () => {
  const session = guard.session({ surface: openaiResponses })
  session.request({ model: 'm', input: 'Refund order 7, 900 please' })
  return session.stream()
}

/** Pushes events and answers every hold; says what left and how often somebody was asked. */
function play(events: readonly string[], answer: 'allow' | 'block' = 'allow') {
  const stream = opened()
  const released: string[] = []
  let asked = 0
  let stopped = false
  const take = (step: ReturnType<typeof stream.push>): void => {
    released.push(...step.release)
    if (step.stop) stopped = true
    if (!step.hold) return
    asked++
    take(stream.resume(answer))
  }
  for (const each of events) take(stream.push(each))
  take(stream.end())
  return { released, asked, stopped }
}

const args = '{"amount":900}'
const called = [
  event('output_item.added', { item: call('') }),
  event('function_call_arguments.delta', { delta: args.slice(0, 5) }),
  event('function_call_arguments.delta', { delta: args.slice(5) }),
  event('function_call_arguments.done', { name: 'refund', arguments: args }),
  event('output_item.done', { item: call(args) }),
  event('completed', { response: { id: 'r', output: [call(args)] } }),
]

test('a call that the stream says four times is held once', () => {
  expect(play(called)).toEqual({ released: called, asked: 1, stopped: false })
  const refused = play(called, 'block')
  expect([refused.asked, refused.stopped, refused.released]).toEqual([1, true, []])
})

test('a call that is said otherwise at its end is another call', () => {
  const other = [...called.slice(0, 4), event('output_item.done', { item: call('{"amount":901}') })]
  expect(play(other).asked).toBe(2)
})

test('a call that only the end of the stream says is held too', () => {
  const item = { type: 'function_call', call_id: 'c1', name: 'refund', arguments: args }
  expect(play([event('completed', { response: { id: 'r', output: [item] } })]).asked).toBe(1)
})

test('what was redacted in parts is redacted where it is said once more', () => {
  const text = 'The Falcon flies.'
  const events = [
    event('output_text.delta', { delta: 'The Fal' }),
    event('output_text.delta', { delta: 'con flies.' }),
    event('output_text.done', { text }),
    event('content_part.done', { part: { type: 'output_text', text } }),
    event('completed', { response: { id: 'r', output: said(text) } }),
  ]
  const { released, stopped } = play(events)
  expect([
    stopped,
    released.length >= events.length,
    released.join('').includes('con flies'),
    released.join('').includes('Falcon'),
  ]).toEqual([false, true, false, false])
  expect(JSON.parse(released.at(-1)!).response.output).toEqual(said('The [redacted:names] flies.'))
})

test('a text that is said otherwise at its end is judged for itself', () => {
  const { released, stopped } = play([
    event('output_text.delta', { delta: 'All is well. ' }),
    event('output_text.done', { text: 'The Osprey lands.' }),
  ])
  expect([stopped, released.join('').includes('Osprey')]).toEqual([true, false])
})
