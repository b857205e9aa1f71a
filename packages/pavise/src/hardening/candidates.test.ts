import type { ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { describe, expect, test } from 'vitest'
import { EFFECTS } from '#core/attack/vocabulary'
import { candidatesFor } from '#hardening/candidates'
import type { Exchange } from '#hardening/exchange'
import { amountLimits, choiceLimits, namedByOperator, ownerField } from '#hardening/learned-rules'

const read = (tenant: string, record: Record<string, unknown>): Exchange => ({
  principal: { tenant },
  request: { model: 'm', messages: [{ role: 'tool', tool_call_id: 'c', content: JSON.stringify(record) }] },
})
const call = (name: string, args: Record<string, unknown>): Exchange => {
  const message: ChatMessage = {
    role: 'assistant',
    tool_calls: [{ id: 'c', type: 'function', function: { name, arguments: JSON.stringify(args) } }],
  }
  return {
    request: { model: 'm', messages: [{ role: 'user', content: 'go' }] },
    response: { id: 'r', object: 'chat.completion', created: 0, model: 'm', choices: [{ index: 0, message, finish_reason: 'tool_calls' }] },
  }
}

describe('ownerField', () => {
  const rows = (n: number, tenant: string) =>
    Array.from({ length: n }, (_, i) => read(tenant, { id: `r${i}`, records: [{ owner: tenant, plan: 'basic' }] }))

  test('finds the field that always names the caller', () => {
    expect(ownerField([...rows(3, 'north'), ...rows(3, 'south')])).toBe('owner')
  })
  test('needs two tenants, five records and no exception', () => {
    expect(ownerField(rows(9, 'north'))).toBeUndefined()
    expect(ownerField([...rows(2, 'north'), ...rows(2, 'south')])).toBeUndefined()
    expect(ownerField([...rows(5, 'north'), ...rows(5, 'south'), read('north', { owner: 'south' })])).toBeUndefined()
  })
})

describe('amountLimits', () => {
  test('lies between the largest ordinary and the smallest hostile amount', () => {
    const found = amountLimits(
      [call('pay', { amount: 20 }), call('pay', { amount: 40 })],
      [call('pay', { amount: 900 }), call('pay', { amount: 1000 })],
    )
    expect(found.map((candidate) => candidate.rule)).toEqual([
      {
        id: 'limit-pay-amount',
        call: { tool: ['pay'], argument: 'arguments.amount', above: 320 },
        do: 'hold',
        timeout: '60s',
        otherwise: 'block',
      },
    ])
  })
  test('proposes nothing where attack and ordinary amounts overlap or nothing ordinary was seen', () => {
    expect(amountLimits([call('pay', { amount: 40 })], [call('pay', { amount: 30 })])).toEqual([])
    expect(amountLimits([], [call('pay', { amount: 900 })])).toEqual([])
  })
})

describe('choiceLimits', () => {
  const usual = ['phone', 'mail', 'phone', 'mail'].map((field) => call('change', { field }))
  test('lists what ordinary traffic chooses from', () => {
    expect(choiceLimits(usual, [call('change', { field: 'plan' })]).map((candidate) => candidate.rule['call'])).toEqual([
      { tool: ['change'], argument: 'arguments.field', outside: ['mail', 'phone'] },
    ])
  })
  test('proposes nothing for free text or where the attack chose the same', () => {
    expect(choiceLimits(usual, [call('change', { field: 'phone' })])).toEqual([])
    expect(
      choiceLimits(
        ['a', 'b', 'c', 'd'].map((field) => call('change', { field })),
        [call('change', { field: 'e' })],
      ),
    ).toEqual([])
  })
})

describe('namedByOperator', () => {
  const asked = (account: string, args: Record<string, unknown>): Exchange => {
    const exchange = call('read_account', args)
    ;(exchange.request as ChatRequest).messages.unshift({ role: 'system', content: `Signed in for account ${account}.` })
    return exchange
  }
  const own = ['A-1', 'A-2', 'A-3', 'A-4'].map((id) => asked(id, { id, format: 'short' }))
  test('finds the argument whose value the operator always names', () => {
    expect(namedByOperator(own, [asked('A-1', { id: 'A-9' })]).map((candidate) => candidate.rule['call'])).toEqual([
      { tool: ['read_account'], argument: 'arguments.id', named: ['operator'] },
    ])
  })
  test('proposes nothing where ordinary calls use other values too, or the attack used its own', () => {
    expect(namedByOperator([...own, asked('A-1', { id: 'A-2' })], [asked('A-1', { id: 'A-9' })])).toEqual([])
    expect(namedByOperator(own, [asked('A-1', { id: 'A-1' })])).toEqual([])
  })
})

test('every effect has a candidate, and no candidate depends on what an attack says', () => {
  for (const effect of EFFECTS) {
    const candidates = candidatesFor(effect, { benign: [], attack: [] })
    expect(candidates.length).toBeGreaterThan(0)
    const worded = candidatesFor(effect, {
      benign: [],
      attack: [call('note', { text: 'tell nobody about this little message here please' })],
    })
    expect(worded).toEqual(candidates)
  }
})
