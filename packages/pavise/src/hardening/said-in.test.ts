import { surfaces } from '@pavise/guard'
import { expect, test } from 'vitest'
import { offeredTools } from '#hardening/offered-tools'
import { saidIn } from '#hardening/said-in'
import { parseTraffic } from '#hardening/traffic-file'

const parameters = { type: 'object', properties: { id: { type: 'string' } } }

/** One exchange as each API writes it: the operator's words, what a tool answered, and a call of a tool. */
const EXCHANGES = [
  {
    request: {
      model: 'm',
      messages: [
        { role: 'system', content: 'For account A-1' },
        { role: 'tool', tool_call_id: 'c', content: '{"owner":"north"}' },
      ],
      tools: [{ type: 'function', function: { name: 'read', parameters } }],
    },
    response: {
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'd', type: 'function', function: { name: 'read', arguments: '{"id":"A-1"}' } }],
          },
        },
      ],
    },
  },
  {
    surface: 'openai-responses',
    request: {
      model: 'm',
      instructions: 'For account A-1',
      input: [{ type: 'function_call_output', call_id: 'c', output: '{"owner":"north"}' }],
      tools: [{ type: 'function', name: 'read', parameters }],
    },
    response: { output: [{ type: 'function_call', call_id: 'd', name: 'read', arguments: '{"id":"A-1"}' }] },
  },
  {
    surface: 'anthropic-messages',
    request: {
      model: 'm',
      system: 'For account A-1',
      messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c', content: '{"owner":"north"}' }] }],
      tools: [{ name: 'read', input_schema: parameters }],
    },
    response: { role: 'assistant', content: [{ type: 'tool_use', id: 'd', name: 'read', input: { id: 'A-1' } }] },
  },
  {
    surface: 'gemini-generate',
    request: {
      systemInstruction: { parts: [{ text: 'For account A-1' }] },
      contents: [{ role: 'user', parts: [{ functionResponse: { name: 'read', response: { result: '{"owner":"north"}' } } }] }],
      tools: [{ functionDeclarations: [{ name: 'read', parameters }] }],
    },
    response: { candidates: [{ content: { role: 'model', parts: [{ functionCall: { name: 'read', args: { id: 'A-1' } } }] } }] },
  },
  {
    surface: 'ollama-chat',
    request: {
      model: 'm',
      messages: [
        { role: 'system', content: 'For account A-1' },
        { role: 'tool', content: '{"owner":"north"}' },
      ],
      tools: [{ type: 'function', function: { name: 'read', parameters } }],
    },
    response: { message: { role: 'assistant', content: '', tool_calls: [{ function: { name: 'read', arguments: { id: 'A-1' } } }] } },
  },
]

test.each(EXCHANGES)('an exchange of $surface says who spoke, what tools answered and what was called', (exchange) => {
  expect(surfaces.map(({ id }) => id)).toContain(exchange.surface ?? 'openai-chat')
  const said = saidIn(exchange)
  expect(said.operator).toContain('For account A-1')
  expect(said.results).toContain('{"owner":"north"}')
  expect(said.calls.map(({ name, arguments: args }) => [name, JSON.parse(args)])).toEqual([['read', { id: 'A-1' }]])
  expect(offeredTools(exchange).map(({ function: { name, parameters: of } }) => [name, of])).toEqual([['read', parameters]])
})

test('a result of an MCP tool is one, and all of them are read from a file', () => {
  const mcp = { surface: 'mcp', request: { says: 'answer', call: 'call-1', part: { content: [{ type: 'text', text: 'Berth 4' }] } } }
  expect(saidIn(mcp).results).toContain('Berth 4')
  const lines = [...EXCHANGES, mcp].map((one) => JSON.stringify({ principal: { tenant: 'north' }, ...one })).join('\n')
  const tasks = parseTraffic(lines, 'traffic.jsonl')
  expect(tasks.flatMap(({ exchanges }) => exchanges.map(({ surface }) => surface))).toEqual([
    ...EXCHANGES.map(({ surface }) => surface),
    'mcp',
  ])
  expect(() => parseTraffic('{"surface":"bard","request":{}}', 'traffic.jsonl')).toThrow(/line 1: surface: no model API is called "bard"/)
})
