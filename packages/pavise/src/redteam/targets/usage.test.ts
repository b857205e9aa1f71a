import { expect, it } from 'vitest'
import { modelApis } from '#redteam/targets/model-apis/index'
import { addUsage, costOf, pricesSchema, usageOf } from '#redteam/targets/usage'

const json = 'application/json'

it.each([
  ['openai-chat', { choices: [{ message: { content: 'x' } }], usage: { prompt_tokens: 11, completion_tokens: 5, total_tokens: 16 } }],
  ['openai-responses', { output: [], usage: { input_tokens: 11, output_tokens: 5 } }],
  [
    'anthropic-messages',
    { content: [], usage: { input_tokens: 4, cache_creation_input_tokens: 1, cache_read_input_tokens: 6, output_tokens: 5 } },
  ],
  [
    'gemini-generate',
    {
      candidates: [{ content: { parts: [{ text: 'x' }] } }],
      usageMetadata: { promptTokenCount: 9, toolUsePromptTokenCount: 2, candidatesTokenCount: 3, thoughtsTokenCount: 2 },
    },
  ],
  ['ollama-chat', { message: { content: 'x' }, prompt_eval_count: 11, eval_count: 5 }],
] as const)('%s: tokens are counted as the API reports them', (api, body) => {
  expect(modelApis[api].read(JSON.stringify(body), json)).toMatchObject({ ok: true, usage: { input: 11, output: 5 } })
})

it('reads the count at the end of a stream', () => {
  const events = ['{"choices":[{"delta":{"content":"x"}}]}', '{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":5}}', '[DONE]']
  const body = events.map((data) => `data: ${data}\n\n`).join('')
  expect(modelApis['openai-chat'].read(body, 'text/event-stream')).toMatchObject({ ok: true, usage: { input: 11, output: 5 } })
})

it.each([undefined, null, 3, [], {}, { prompt_tokens: -1 }, { prompt_tokens: 1e300 }, { prompt_tokens: '9', completion_tokens: 0.5 }])(
  'a count that says %j says nothing',
  (usage) => {
    const answer = modelApis['openai-chat'].read(JSON.stringify({ choices: [{ message: { content: 'x' } }], usage }), json)
    expect(answer).toMatchObject({ ok: true })
    expect(answer).not.toHaveProperty('usage')
  },
)

it('adds and prices', () => {
  expect(addUsage(undefined, undefined)).toBeUndefined()
  expect(addUsage({ input: 1, output: 2 }, usageOf([3], []))).toEqual({ input: 4, output: 2 })
  expect(costOf({ input: 1_000_000, output: 500_000 }, { input: 3, output: 15 })).toBeCloseTo(10.5)
  expect(pricesSchema.safeParse({ input: -1, output: 1 }).success).toBe(false)
})
