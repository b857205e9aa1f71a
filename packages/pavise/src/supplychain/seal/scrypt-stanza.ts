import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { type Identity, type Recipient, Stanza } from 'age-encryption'
import { PaviseError } from '#core/errors/error'

const LABEL = 'age-encryption.org/v1/scrypt'
const SALT = 16
const FILE_KEY = 16
const TAG = 16
/** Work of passphrases that we set: 2^18, a second and 256 MB. */
const LOG_N = 18
/** Work that we do on reading: 2^20 is 1 GB of memory. A file cannot ask for more. */
const MOST_LOG_N = 20

const ZERO_NONCE = Buffer.alloc(12)

/** Seals the file key with a passphrase. Such a stanza stands alone in a header. */
export function passphraseRecipient(passphrase: string, logN = LOG_N): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(SALT)
      const cipher = createCipheriv('chacha20-poly1305', await derive(passphrase, salt, logN), ZERO_NONCE, { authTagLength: TAG })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza(['scrypt', unpadded(salt), String(logN)], body)]
    },
  }
}

/** Opens a passphrase stanza. Answers null where the passphrase is another; throws where the stanza breaks the format or asks for too much work. */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const stanza = stanzas.find(({ args }) => args[0] === 'scrypt')
      if (!stanza) return null
      if (stanzas.length !== 1) throw malformed('a passphrase stands beside other recipients')
      const [, saltText = '', workText = ''] = stanza.args
      const salt = Buffer.from(saltText, 'base64')
      if (stanza.args.length !== 3 || salt.length !== SALT || unpadded(salt) !== saltText) throw malformed('its salt is malformed')
      if (!/^[1-9]\d{0,2}$/.test(workText)) throw malformed('its work factor is malformed')
      if (stanza.body.length !== FILE_KEY + TAG) throw malformed('its wrapped key has the wrong size')
      const logN = Number(workText)
      if (logN > MOST_LOG_N) throw malformed(`its passphrase asks for work of 2^${logN}; at most 2^${MOST_LOG_N} is done`)
      return opened(await derive(passphrase, salt, logN), Buffer.from(stanza.body))
    },
  }
}

function opened(key: Buffer, body: Buffer): Uint8Array | null {
  const decipher = createDecipheriv('chacha20-poly1305', key, ZERO_NONCE, { authTagLength: TAG })
  decipher.setAuthTag(body.subarray(FILE_KEY))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, FILE_KEY)), decipher.final()])
  } catch {
    return null
  }
}

function derive(passphrase: string, salt: Buffer, logN: number): Promise<Buffer> {
  const cost = 2 ** logN
  return new Promise((resolve, reject) => {
    const options = { N: cost, r: 8, p: 1, maxmem: 128 * 8 * cost + (1 << 20) }
    scrypt(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const malformed = (what: string): PaviseError => new PaviseError('PAV_SEAL_DAMAGED', `the sealed file is not valid: ${what}`)
