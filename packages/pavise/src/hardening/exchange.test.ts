import { createGuard, loadPolicy } from '@pavise/guard'
import type { ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'
import { describe, expect, test } from 'vitest'
import { record, tryExchange, witness } from '#hardening/exchange'

const guard = createGuard(
  loadPolicy({ version: 1, rules: [{ id: 'mails', from: ['user', 'assistant'], when: { detector: 'email' }, do: 'block' }] }),
)
const request = (content: string): ChatRequest => ({ model: 'm', messages: [{ role: 'user', content }] })
const response = (content: string): ChatCompletion => ({
  id: 'r',
  object: 'chat.completion',
  created: 0,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
})

describe('record', () => {
  test('remembers what was asked by whom and what was answered, and decides as the guard does', () => {
    const recorder = record(guard)
    const session = recorder.guard.session({ principal: { tenant: 'north' } })
    expect(session.request(request('hello')).action).toBe('allow')
    expect(session.response(response('write to a@b.example')).action).toBe('block')
    expect(recorder.take()).toEqual([
      { principal: { tenant: 'north' }, request: request('hello'), response: response('write to a@b.example') },
    ])
    expect(recorder.take()).toEqual([])
  })
  test('a watched session goes on under a watched policy', () => {
    const first = record(guard).guard.session()
    first.request(request('hello'))
    expect(record(guard).guard.session({ continues: first }).request(request('a@b.example')).action).toBe('block')
  })
})

test('a witness is told of an exchange whose answer streams', () => {
  const closed: unknown[] = []
  const session = witness(guard, { closed: (exchange) => closed.push(exchange) }).session()
  session.request(request('hello'))
  session.stream()
  expect(closed).toEqual([{ request: request('hello') }])
})

test('a trial says whether an exchange is stopped and by which rule', () => {
  expect(tryExchange(guard, { request: request('hello'), response: response('hi') })).toEqual({ stopped: false, changed: false, rules: [] })
  expect(tryExchange(guard, { request: request('a@b.example') })).toEqual({ stopped: true, changed: false, rules: ['mails'] })
})
