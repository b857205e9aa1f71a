import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { PaviseError } from '#core/errors/error'
import { isArmored, isSealed } from './header.js'
import { passphraseIdentity } from './scrypt-stanza.js'
import { contentOf, payloadKeyOf, sealedInMemory } from './sealed-file.js'

/** Identities in the notation of age: what opens sealed files. */

const SECRET = /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/

/** An identity file as `age-keygen` writes it, and its public half. */
export async function makeIdentity(postQuantum: boolean, created: Date): Promise<{ file: string; recipient: string }> {
  const secret = await (postQuantum ? generateHybridIdentity() : generateX25519Identity())
  const recipient = await identityToRecipient(secret)
  const time = created.toISOString().replace(/\.\d+Z$/, 'Z')
  return { file: `# created: ${time}\n# public key: ${recipient}\n${secret}\n`, recipient }
}

/** Whether an identity file is itself sealed with a passphrase. */
export const identityNeedsPassphrase = (bytes: Buffer): boolean => isSealed(bytes) || isArmored(bytes)

/**
 * Identities of a file: one a line; empty lines and lines with # are left out. A file that is sealed with a passphrase is opened in memory.
 * Throws PAV_SEAL_IDENTITY naming `shown` and the line; no message holds a secret.
 */
export async function readIdentities(bytes: Buffer, shown: string, passphrase?: string): Promise<string[]> {
  const text = identityNeedsPassphrase(bytes) ? await opened(bytes, shown, passphrase ?? '') : bytes.toString('utf8')
  const identities: string[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    identities.push(await checked(line, `line ${at + 1} of ${shown}`))
  }
  if (identities.length === 0) throw new PaviseError('PAV_SEAL_IDENTITY', `${shown} holds no identity`)
  return identities
}

/** The recipient that belongs to each identity. */
export const recipientsOf = (identities: readonly string[]): Promise<string[]> =>
  Promise.all(identities.map((one) => identityToRecipient(one)))

async function checked(line: string, where: string): Promise<string> {
  const wrong = (what: string, cause?: unknown): PaviseError => new PaviseError('PAV_SEAL_IDENTITY', `${where} ${what}`, { cause })
  if (/^AGE-PLUGIN-/.test(line)) throw wrong('is an identity of a plugin, which is not supported')
  if (/PRIVATE KEY-----/.test(line)) throw wrong('is a key of another kind; identities are AGE-SECRET-KEY-… lines')
  if (/^age1/.test(line)) throw wrong('is a recipient, the public half; the secret half opens files')
  if (!SECRET.test(line)) throw wrong('is no identity')
  try {
    await identityToRecipient(line)
    return line
  } catch {
    throw wrong('is no identity: it is misspelled or cut')
  }
}

async function opened(bytes: Buffer, shown: string, passphrase: string): Promise<string> {
  const sealed = sealedInMemory(bytes, shown)
  const key = await payloadKeyOf(sealed, [passphraseIdentity(passphrase)])
  const parts: Buffer[] = []
  for await (const part of contentOf(sealed, key)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
