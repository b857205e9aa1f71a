import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { makeIdentity, readIdentities, recipientsOf } from './identities.js'
import { checkedRecipients, recipientLines } from './recipients.js'

describe('recipients', () => {
  test('post-quantum and classical ones do not mix', async () => {
    const classical = await identityToRecipient(await generateX25519Identity())
    const hybrid = await identityToRecipient(await generateHybridIdentity())
    expect(checkedRecipients([classical, classical])).toEqual([classical])
    expect(checkedRecipients([hybrid])).toEqual([hybrid])
    expect(() => checkedRecipients([hybrid, classical])).toThrow(/do not go into one file/)
  })
  test.each([
    ['ssh-ed25519 AAAA', /SSH/],
    ['age1yubikey1qw', /plugins/],
    ['age1qqqq', /misspelled/],
    ['', /misspelled/],
  ])('%s is refused in one line', (text, message) => {
    expect(() => checkedRecipients([text])).toThrow(message)
  })
  test('a secret given for a recipient is not repeated in the message', async () => {
    const secret = await generateX25519Identity()
    expect(() => checkedRecipients([secret])).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret.slice(25)) }))
  })
  test('files hold one a line, with comments', () => {
    expect(recipientLines('# all\n\n age1a \r\nage1b\n')).toEqual(['age1a', 'age1b'])
  })
})

describe('identities', () => {
  test('are written as age-keygen does and read back with their recipient', async () => {
    for (const postQuantum of [false, true]) {
      const { file, recipient } = await makeIdentity(postQuantum, new Date('2026-01-02T03:04:05.678Z'))
      expect(file).toContain(`# created: 2026-01-02T03:04:05Z\n# public key: ${recipient}\n`)
      expect(await recipientsOf(await readIdentities(Buffer.from(file), 'me.key'))).toEqual([recipient])
    }
  })
  test.each([
    ['AGE-PLUGIN-X-1AAAA', /line 1 of me.key is an identity of a plugin/],
    ['age1abc', /public half/],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', /another kind/],
    ['AGE-SECRET-KEY-1QQQQ', /misspelled/],
    ['# nothing', /holds no identity/],
  ])('%s is refused with its place', async (text, message) => {
    await expect(readIdentities(Buffer.from(`${text}\n`), 'me.key')).rejects.toThrow(message)
  })
})
