import { expect, test } from 'vitest'
import { allowedOrigins } from '#platform/egress/allowed-origins'

test('the path of a named URL does not count', () => {
  expect([...allowedOrigins(['https://api.example.test/v1', 'http://127.0.0.1:80/'])]).toEqual([
    'https://api.example.test',
    'http://127.0.0.1',
  ])
})

test.each(['example.test', 'ftp://example.test', 'file:///etc/passwd', 'http://', ''])('"%s" is no place to connect to', (text) => {
  expect(() => allowedOrigins([text])).toThrow(expect.objectContaining({ code: 'PAV_CONFIG_INVALID' }))
})

test('a credential in a URL is refused and not repeated', () => {
  expect(() => allowedOrigins(['https://user:hunter2@example.test/'])).toThrow(/^(?!.*hunter2)/)
})

test('a metadata address is allowed only in its own spelling', () => {
  expect(allowedOrigins(['http://169.254.169.254/latest']).has('http://169.254.169.254')).toBe(true)
  expect(allowedOrigins(['http://[fe80::1]/']).has('http://[fe80::1]')).toBe(true)
  for (const spelling of ['http://2852039166/', 'http://0xa9.0xfe.169.254/', 'http://[::ffff:169.254.169.254]/'])
    expect(() => allowedOrigins([spelling])).toThrow(expect.objectContaining({ code: 'PAV_EGRESS_ADDRESS' }))
})
