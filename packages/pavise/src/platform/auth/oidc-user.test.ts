import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handleSchema } from '#core/records/identity'
import { handleOf, roleOf } from './oidc-user.js'

const claims = (more: Record<string, unknown>) => ({ iss: 'https://id.example', sub: 's', ...more })
const mapping = { claim: 'groups', roles: { staff: 'auditor', ops: 'engineer', root: 'admin' } } as const

test.each([
  [{ groups: ['staff', 'ops'] }, 'engineer'],
  [{ groups: 'root' }, 'admin'],
  [{ groups: ['other'] }, undefined],
  [{ groups: [7, null, { staff: 1 }] }, undefined],
  [{ groups: ['__proto__', 'constructor'] }, undefined],
  [{}, undefined],
])('the strongest role that %j gives is %s', (more, role) => {
  expect(roleOf(claims(more), mapping)).toBe(role)
})
test('others get what is said for them', () => {
  expect(roleOf(claims({ groups: ['other'] }), { ...mapping, otherwise: 'governance' })).toBe('governance')
})
test('a handle comes of whatever the provider says', () => {
  expect(handleOf(claims({ preferred_username: 'Ána.Müller@example.com' }))).toBe('ana.muller')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(handleSchema.safeParse(handleOf(claims({ preferred_username: name }))).success).toBe(true)
    }),
  )
})
