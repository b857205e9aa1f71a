import { expect, test } from 'vitest'
import { isOwnNetwork } from '#platform/egress/own-network'

const resolves =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

test.each([
  ['127.0.0.1', true],
  ['127.255.3.4', true],
  ['[::1]', true],
  ['[::ffff:10.1.2.3]', true],
  ['10.255.0.1', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['100.64.1.1', true],
  ['[fd12::1]', true],
  ['8.8.8.8', false],
  ['[2001:db8::1]', false],
  ['[::ffff:8.8.8.8]', false],
  ['localhost', true],
  ['bot.localhost', true],
])('%s: %s', async (host, own) => {
  expect(await isOwnNetwork(host, () => Promise.reject(new Error('asked')))).toBe(own)
})

test('a name is own where all of its addresses are, and never where it has none', async () => {
  expect(await isOwnNetwork('bot.internal', resolves('10.0.0.1', 'fd00::1'))).toBe(true)
  expect(await isOwnNetwork('bot.example', resolves('10.0.0.1', '203.0.113.7'))).toBe(false)
  expect(await isOwnNetwork('bot.example', resolves())).toBe(false)
  expect(await isOwnNetwork('bot.example', () => Promise.reject(new Error('ENOTFOUND')))).toBe(false)
})
