import { expect, test } from 'vitest'
import { checkHost, hostRule, isLoopback } from './hosts.js'

const local = hostRule('http', '127.0.0.1', 8600, [])
const asked = (headers: Record<string, string>, changes = true, rule = local): string => {
  try {
    checkHost(rule, headers, changes)
    return 'fine'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  ['127.0.0.1:8600', 'fine'],
  ['LOCALHOST:8600', 'fine'],
  ['[::1]:8600', 'fine'],
  ['127.0.0.1', 'PAV_HOST_REFUSED'],
  ['127.0.0.1:8601', 'PAV_HOST_REFUSED'],
  ['rebound.example:8600', 'PAV_HOST_REFUSED'],
  ['127.0.0.1:8600.evil.example', 'PAV_HOST_REFUSED'],
  ['127.0.0.1:8600@evil.example', 'PAV_HOST_REFUSED'],
  ['', 'PAV_HOST_REFUSED'],
])('host %s: %s', (host, said) => {
  expect(asked({ host })).toBe(said)
})

test.each([
  ['http://127.0.0.1:8600', 'fine'],
  ['http://localhost:8600', 'fine'],
  ['http://127.0.0.1:8601', 'PAV_ORIGIN_REFUSED'],
  ['https://evil.example', 'PAV_ORIGIN_REFUSED'],
  ['null', 'PAV_ORIGIN_REFUSED'],
  ['', 'PAV_ORIGIN_REFUSED'],
  ['file://127.0.0.1:8600', 'PAV_ORIGIN_REFUSED'],
])('origin %s: %s', (origin, said) => {
  expect(asked({ host: '127.0.0.1:8600', origin }, false)).toBe(said)
})

test('a change that another site asks for is refused by what the browser says of it', () => {
  const host = '127.0.0.1:8600'
  for (const site of ['cross-site', 'same-site']) expect(asked({ host, 'sec-fetch-site': site })).toBe('PAV_ORIGIN_REFUSED')
  expect(asked({ host, 'sec-fetch-site': 'same-origin' })).toBe('fine')
  expect(asked({ host, 'sec-fetch-site': 'cross-site' }, false)).toBe('fine')
})

test('names that were given count, with the port of a proxy or with ours', () => {
  const rule = hostRule('http', '0.0.0.0', 8600, ['pavise.example', 'other.example:8443'])
  for (const host of ['pavise.example', 'pavise.example:8600', 'pavise.example:443', 'other.example:8443']) {
    expect(asked({ host, origin: `https://${host}` }, true, rule)).toBe('fine')
  }
  expect(asked({ host: '0.0.0.0:8600' }, true, rule)).toBe('PAV_HOST_REFUSED')
  expect(asked({ host: 'other.example' }, true, rule)).toBe('PAV_HOST_REFUSED')
})

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
  ['127.0.0.1.evil.example', false],
])('%s is reached from this machine alone: %s', (host, alone) => {
  expect(isLoopback(host)).toBe(alone)
})
