import { expect, it } from 'vitest'
import { requestsOf } from '#redteam/campaign/cost'

const plain = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 } as const
const chat = { id: 'c', channel: 'user', carrier: 'chat', goals: ['hijack'] } as const
const mail = { id: 'm', channel: 'mail', carrier: 'intake:mail', goals: ['hijack'] } as const

it('counts what an attempt sends: turns, plantings, what happens before, and about what a search takes', () => {
  expect(requestsOf(chat, plain)).toBe(1)
  expect(requestsOf(mail, plain)).toBe(2)
  expect(requestsOf(chat, { ...plain, delivery: 'turns' })).toBeGreaterThan(2)
  expect(requestsOf(mail, { ...plain, delivery: 'linked', via: 'web' })).toBeGreaterThan(2)
  expect(requestsOf(chat, { ...plain, delivery: 'tree' })).toBeGreaterThan(3)
})
