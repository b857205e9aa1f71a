import { expect, it } from 'vitest'
import { readSensitive } from './sensitive-text.js'

/** Put together here, so that no scanner of this repository takes it for a real one. */
const token = ['hf', 'kQpXvLzRmWcTbNsYdHfJgZaEuVqKtwPxSr'].join('_')

it('finds what a vendor’s mark proves, and says where', () => {
  const [found] = readSensitive(`{"hub": "${token}"}`)
  expect(found).toMatchObject({ rule: 'scan.secret', verdict: 'suspicious', location: { kind: 'hugging_face' } })
  expect(found!.evidence[0]!.text).toContain(token)
})
it.each([
  'password: changeme123',
  'postgres://user:password@localhost/db',
  '4111111111111111 is a test number',
  'vocab: ["sk-", "hf_", "Ġtoken", "AKIA"]',
  '0.123456789 '.repeat(100),
  'token_type_ids, pad_token_id = 50256, api_key=YOUR_API_KEY',
])('is silent about %s', (text) => {
  expect(readSensitive(text)).toEqual([])
})
