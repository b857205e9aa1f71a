import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pattern } from '../detectors/pattern/index.js'
import { createGuard } from '../policy/create-guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { applyEdits } from '../surfaces/apply-edits.js'

const detectors = [pattern]
const guardOf = (expression: string) =>
  createGuard(
    loadPolicy(
      {
        version: 1,
        detectors: { mine: { pattern: expression } },
        rules: [{ id: 'mine', from: ['assistant'], when: { detector: 'mine' }, do: 'redact' }],
      },
      { detectors },
    ),
    { detectors },
  )
const chunk = (delta: object, finish: string | null = null) =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })

/** What a client reads of a text that streams in pieces. */
function streamed(guard: ReturnType<typeof guardOf>, pieces: readonly string[]): string {
  const stream = guard.session().stream()
  const events = [chunk({ role: 'assistant', content: '' }), ...pieces.map((content) => chunk({ content })), chunk({}, 'stop'), '[DONE]']
  const released = [...events.flatMap((payload) => stream.push(payload).release), ...stream.end().release]
  return released
    .filter((payload) => payload !== '[DONE]')
    .map((payload) => JSON.parse(payload).choices[0]?.delta.content ?? '')
    .join('')
}

function atOnce(guard: ReturnType<typeof guardOf>, content: string): string {
  const body = {
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  }
  return applyEdits(body, guard.session().response(body).edits).choices[0]!.message.content
}

/** Longer than the tail that a stream keeps, so that most of it has left when its end comes. */
const filler = 'some words that nobody asked for, and then more of them. '.repeat(12)
const TEXT = `AB-12 starts.\nAB-34 stands at a line and xAB-56 in a word, AB-78x too; ${filler}AB-90 later\nTotal: 7\nCD CD ${filler}\nAB-11 end AB-22 ?`

test.each([
  ['^AB-\\d+', 'AB-34', 'AB-12'],
  ['(?m)^AB-\\d+', 'xAB-56', 'AB-11'],
  ['\\bAB-\\d+\\b', 'AB-78x', 'AB-90'],
  ['AB-\\d+ .$', 'AB-90', 'AB-22'],
  ['(?m)^Total: \\d+$', 'AB-12', 'Total: 7'],
  ['(?s)\\ACD.*', 'CD CD', '\u0000'],
  ['\\BAB-\\d+', 'AB-12', 'AB-56'],
  ['AB-\\d\\d .$', 'AB-12', 'AB-22 ?'],
  ['AB-7\\d\\b', 'AB-78x', '\u0000'],
  ['AB-\\d\\d\\B', 'AB-90', 'AB-78x'],
])(
  'the client reads the same of %s, wherever the text is split',
  (expression, kept, gone) => {
    const guard = guardOf(expression)
    const expected = atOnce(guard, TEXT)
    expect(expected).toContain(kept)
    expect(expected).not.toContain(gone)
    expect(streamed(guard, [...TEXT])).toBe(expected)
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), TEXT.length]
        expect(
          streamed(
            guard,
            places.slice(1).map((end, i) => TEXT.slice(places[i], end)),
          ),
        ).toBe(expected)
      }),
      { numRuns: 12, seed: 5 },
    )
  },
  60_000,
)
