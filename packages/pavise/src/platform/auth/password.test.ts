import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPassword, passwords } from './password.js'
import { csrfOf, digestOf, newSecret, sameText } from './secret.js'

const { hash: hashPassword, verify: verifyPassword } = passwords()

test('a password fits its own hash alone, in any normal form', async () => {
  const hash = await hashPassword('Größe und Würde')
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(await verifyPassword('Größe und Würde'.normalize('NFD'), hash)).toBe('right')
  expect(await verifyPassword('Grösse und Würde', hash)).toBe('wrong')
  expect(await hashPassword('Größe und Würde')).not.toBe(hash)
})

test('a hash with other parameters still opens, and says that it is old', async () => {
  // RFC 7914, 12: N = 16384, r = 8, p = 1, cut to 32 bytes.
  const salt = Buffer.from('SodiumChloride').toString('base64url')
  const key = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString('base64url')
  expect(await verifyPassword('pleaseletmein', `scrypt$14$8$1$${salt}$${key}`)).toBe('stale')
})

test.each(['', 'x', '$$$$$', 'bcrypt$1$2$3$4$5', 'scrypt$15$8$3$$', undefined])('%j is the hash of no password', async (stored) => {
  expect(await verifyPassword('correct horse battery', stored)).toBe('wrong')
})

test('more guesses at once than the memory allows are refused, not queued without end', async () => {
  const cheap = passwords({ log2: 10, r: 8, p: 1 })
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => cheap.verify('x', undefined)))
  const refused = all.filter((one) => one.status === 'rejected')
  expect(refused.length).toBe(6)
  expect(refused[0]).toMatchObject({ reason: { code: 'PAV_RATE_LIMITED' } })
})

test.each([
  ['short', 'ana'],
  ['aaaaaaaaaaaaaaaaaaaa', 'ana'],
  ['administrator12', 'administrator'],
  ['x'.repeat(2000), 'ana'],
])('%s is no password of %s', (password, handle) => {
  expect(() => checkPassword(password, handle)).toThrow(expect.objectContaining({ code: 'PAV_INPUT_INVALID' }))
})

test('secrets are long, differ, and cannot be read from what is stored or shown of them', () => {
  const secrets = Array.from({ length: 100 }, newSecret)
  expect(new Set(secrets).size).toBe(100)
  for (const secret of secrets) {
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(digestOf(secret)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(csrfOf(secret)).not.toBe(secret)
  }
})

test('comparing texts', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void expect(sameText(a, b)).toBe(a === b)))
  fc.assert(fc.property(fc.string(), (a) => void expect(sameText(a, a)).toBe(true)))
})
