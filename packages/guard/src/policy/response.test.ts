import { describe, expect, test } from 'vitest'
import { applyEdits } from '../surfaces/apply-edits.js'
import type { ChatCompletion, ChatMessage } from '../surfaces/openai-chat/wire.js'
import { answer, falcon, guardOf, toolCall } from './testing/sample-guard.js'

describe('response', () => {
  const guard = guardOf({
    ...falcon,
    rules: [
      { id: 'names', from: ['assistant'], when: { detector: 'names' }, do: 'block' },
      { id: 'mail', from: ['assistant'], to: ['user'], when: { detector: 'email' }, do: 'mask' },
    ],
  })
  const everywhere: [string, ChatCompletion][] = [
    ['the text', answer({ content: 'Falcon' })],
    ['a refusal', answer({ content: null, refusal: 'not Falcon' })],
    ['reasoning', answer({ content: 'x', reasoning_content: 'Falcon' })],
    ['a call', answer({ tool_calls: [toolCall('f', { q: { r: 'Falcon' } })] })],
    ['a field nobody knows', answer({ content: 'x', novelty: { a: 'Falcon' } } as Partial<ChatMessage>)],
    [
      'log probabilities that say something else',
      answer({ content: 'x' }, { logprobs: { content: [{ token: 'Fal' }, { token: 'con' }] } }),
    ],
  ]
  test.each(everywhere)('reads %s', (_, body) => {
    expect(guard.session().response(body).action).toBe('block')
  })

  test('reads each choice, and drops the log probabilities of a masked one only', () => {
    const logprobs = { content: [{ token: 'a@x.' }, { token: 'example' }] }
    const body = answer({ content: 'a@x.example' }, { logprobs })
    body.choices.push({
      ...body.choices[0]!,
      index: 1,
      message: { role: 'assistant', content: 'clean' },
      logprobs: { content: [{ token: 'clean' }] },
    })
    const edited = applyEdits(body, guard.session().response(body).edits)
    expect(edited.choices.map(({ message, logprobs: left }) => [message.content, left === null])).toEqual([
      ['[EMAIL_1]', true],
      ['clean', false],
    ])
  })
})

test('inspect answers with the text after the policy', () => {
  const guard = guardOf({ ...falcon, rules: [{ id: 'names', from: ['user'], when: { detector: 'names' }, do: 'redact' }] })
  expect(guard.inspect({ text: 'on Falcon', from: 'user' })).toMatchObject({ action: 'redact', text: 'on [redacted:names]', score: 1 })
  expect(guard.inspect({ text: 'on Falcon', from: 'system' })).toMatchObject({ action: 'allow', text: 'on Falcon', score: 0 })
})
