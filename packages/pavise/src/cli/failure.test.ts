import { GuardError } from '@pavise/guard'
import { describe, expect, test } from 'vitest'
import { describeFailure } from '#cli/failure'
import { PaviseError } from '#core/errors/error'

describe('describeFailure', () => {
  test('an error of the catalogue: code, message, hint, its exit code', () => {
    const error = new PaviseError('PAV_FILE_NOT_FOUND', 'no such file: x.yaml')
    expect(describeFailure(error, {})).toEqual({ text: 'PAV_FILE_NOT_FOUND: no such file: x.yaml\nhint: Check the path.\n', exit: 64 })
  })
  test('an error of the guard lists its faults', () => {
    const error = new GuardError('PAV_POLICY_INVALID', 'the policy has 1 fault', [{ path: 'rules[0].do', message: 'not an action' }])
    expect(describeFailure(error, {}).text).toContain('\n  rules[0].do: not an action\n')
  })
  test('any other error is one line without a stack', () => {
    const { text, exit } = describeFailure(new TypeError('x is not\na function'), {})
    expect(text.split('\n')).toHaveLength(3)
    expect(text).toMatch(/^PAV_INTERNAL: x is not\nhint: /)
    expect(exit).toBe(2)
  })
  test('a foreign code is not taken for one of ours', () => {
    expect(describeFailure(Object.assign(new Error('gone'), { code: 'ENOENT' }), {}).text).toMatch(/^PAV_INTERNAL: gone/)
    expect(describeFailure(Object.assign(new Error('gone'), { code: 'toString' }), {}).exit).toBe(2)
  })
  test('PAVISE_DEBUG=1 adds the stack', () => {
    expect(describeFailure(new TypeError('x'), { PAVISE_DEBUG: '1' }).text).toContain('failure.test.ts')
  })
  test.each(['text \u001b[2J\u001b]0;title\u0007', 'c1 \u009b31m', 'bidi \u202eevil', 'lone \ud800 surrogate', 'cr\rover'])(
    'nothing of %j reaches the terminal as control',
    (message) => {
      const { text } = describeFailure(new PaviseError('PAV_USAGE', message), {})
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
      expect(text.isWellFormed()).toBe(true)
    },
  )
  test.each([null, undefined, 'text', 7])('survives %j thrown', (thrown) => {
    expect(describeFailure(thrown, {}).exit).toBe(2)
  })
})
