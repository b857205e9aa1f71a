import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { type KeptKeys, keptKeysSchema } from '#platform/ledger/kept-keys'

/** What a recipient gets: the key of the sealed parts, and the keys that lie outside the data. */
const headerSchema = z.object({ partKey: z.string().regex(/^[0-9a-f]{64}$/), kept: keptKeysSchema })

/** Seals and opens the parts of a backup that hold keys. */
export class PartSeal {
  constructor(private readonly key: Buffer) {}
  static fresh(): PartSeal {
    return new PartSeal(randomBytes(32))
  }
  seal(name: string, bytes: Uint8Array): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(name))
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  open(name: string, sealed: Uint8Array): Buffer {
    const border = sealed.length - 16
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(name))
    decipher.setAuthTag(sealed.subarray(border))
    return Buffer.concat([decipher.update(sealed.subarray(12, border)), decipher.final()])
  }
  /** The header as age writes it, for one recipient (`age1…`). Throws PAV_USAGE for what is none. */
  async headerFor(recipient: string, kept: KeptKeys): Promise<Uint8Array> {
    const { Encrypter } = await import('age-encryption')
    const age = new Encrypter()
    try {
      age.addRecipient(recipient)
    } catch (cause) {
      throw new PaviseError('PAV_USAGE', `--to: ${recipient.slice(0, 20)}… is no age recipient`, {
        cause,
        hint: 'Make one: age-keygen; it begins with age1.',
      })
    }
    return age.encrypt(JSON.stringify({ partKey: this.key.toString('hex'), kept }))
  }
}

/** Opens the header with an identity (`AGE-SECRET-KEY-1…`, one a line, # before comments). Throws PAV_BACKUP_KEYS. */
export async function openHeader(header: Uint8Array, identity: string): Promise<{ seal: PartSeal; kept: KeptKeys }> {
  const { Decrypter } = await import('age-encryption')
  const age = new Decrypter()
  try {
    for (const line of identity.split('\n').map((one) => one.trim())) if (line !== '' && !line.startsWith('#')) age.addIdentity(line)
    const { partKey, kept } = headerSchema.parse(JSON.parse(await age.decrypt(header, 'text')))
    return { seal: new PartSeal(Buffer.from(partKey, 'hex')), kept }
  } catch (cause) {
    throw new PaviseError('PAV_BACKUP_KEYS', 'the keys of this backup do not open with that identity', { cause })
  }
}
