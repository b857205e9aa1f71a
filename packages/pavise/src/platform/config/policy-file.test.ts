import { starterPolicy } from '@pavise/guard'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parsePolicyText } from '#platform/config/policy-file'

test('YAML and JSON say the same policy', () => {
  const document = { version: 1, mode: 'observe', tools: { send: { effect: 'external', to: ['arguments.to'] } } }
  expect(parsePolicyText(JSON.stringify(document), 'p.json')).toEqual(parsePolicyText(stringify(document), 'p.yaml'))
  expect(parsePolicyText(stringify(document), 'p.yaml').mode).toBe('observe')
})

test('every fault is told with its line in one pass', () => {
  const text = 'version: 2\nmode: enforced\ntools:\n  send:\n    effect: outside\n    to: [recipient]\n'
  expect(() => parsePolicyText(text, 'p.yaml')).toThrow(
    expect.objectContaining({
      code: 'PAV_POLICY_INVALID',
      message: expect.stringMatching(/p\.yaml:1:10 version.*p\.yaml:2:7 mode.*p\.yaml:5:13.*p\.yaml:6:10/s),
    }),
  )
})

test.each(['', '- a list', 'just text', '{', 'a: [', '\u0000'])('%j is no policy and no crash', (text) => {
  expect(() => parsePolicyText(text, 'p.yaml')).toThrow(expect.objectContaining({ code: 'PAV_POLICY_INVALID' }))
})

test('the starter policy is a policy file', () => {
  const { rules, ...rest } = starterPolicy()
  expect(parsePolicyText(stringify({ ...rest, rules: (rules as unknown[]).slice(2, 4) }), 'p.yaml').rules).toHaveLength(2)
})
