import type { ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'
import { expect, test } from 'vitest'
import { PaviseError } from '#core/errors/error'
import { exchangesOf, parseTraffic } from '#hardening/traffic-file'

const request = { model: 'm', messages: [{ role: 'user', content: 'hello' }] }

test('groups lines by task and keeps who asked', () => {
  const lines = [{ task: 'a', principal: { tenant: 'north' }, request }, { request }, { task: 'a', request }]
  const tasks = parseTraffic(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`, 'traffic.jsonl')
  expect(tasks.map(({ task, exchanges }) => [task, exchanges.length])).toEqual([
    ['a', 2],
    ['line 2', 1],
  ])
  expect(tasks[0]!.exchanges[0]!.principal).toEqual({ tenant: 'north' })
})

test('names every bad line', () => {
  const read = () => parseTraffic(`{"request":{}}\nnot json\n${JSON.stringify({ request })}`, 'traffic.jsonl')
  expect(read).toThrow(PaviseError)
  expect(read).toThrow(/traffic\.jsonl has 2 bad lines\n {2}line 1: request\.messages: .*\n {2}line 2: /)
})

test('each answer of a conversation is one exchange with all that came before it', () => {
  const exchanges = exchangesOf('m', [
    { role: 'user', content: 'one' },
    { role: 'assistant', content: 'two' },
    { role: 'user', content: 'three' },
    { role: 'assistant', content: 'four' },
  ])
  expect(
    exchanges.map(({ request, response }) => [
      (request as ChatRequest).messages.length,
      (response as ChatCompletion).choices[0]?.message.content,
    ]),
  ).toEqual([
    [1, 'two'],
    [3, 'four'],
  ])
})
