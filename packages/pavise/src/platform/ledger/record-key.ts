import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes, randomFillSync } from 'node:crypto'

/**
 * Every record has a random key of its own. It commits the entry to the body, encrypts the body, and lies in the keys file only
 * as ciphertext under the master key. Where it is destroyed, the body is gone and cannot be guessed from the commitment.
 */

const COMMIT = Buffer.from([0])
const BODY_KEY_LABEL = Buffer.from('pavise.ledger/1 body key\0')
const TAG_BYTES = 16
/** Safe because a key derived from a record key encrypts one message in its life. */
const ONE_MESSAGE_NONCE = Buffer.alloc(12)

export const RECORD_KEY_BYTES = 32
/** Nonce, ciphertext and tag of a record key under the master key. */
export const WRAPPED_KEY_BYTES = 12 + RECORD_KEY_BYTES + TAG_BYTES

/** Random bytes in pages: asking the system for 32 at a time costs more than the hash of an entry. */
export class RandomPage {
  #page = randomBytes(0)
  #at = 0
  take(n: number): Buffer {
    if (this.#at + n > this.#page.length) {
      this.#page = randomFillSync(Buffer.allocUnsafeSlow(8192))
      this.#at = 0
    }
    this.#at += n
    return this.#page.subarray(this.#at - n, this.#at)
  }
}

/** HMAC-SHA-256 of the body under the record key: what the entry in the tree says of the body. */
export const commitBody = (recordKey: Uint8Array, body: Uint8Array): Buffer =>
  createHmac('sha256', recordKey).update(COMMIT).update(body).digest()

/** A record key is 32 uniformly random bytes of fixed length, so one labeled hash of it is a key; nothing is stretched here. */
const bodyKey = (recordKey: Uint8Array): Buffer => hash('sha256', Buffer.concat([BODY_KEY_LABEL, recordKey]), 'buffer')

function encrypt(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: Uint8Array): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  const sealed = cipher.update(plain)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

function decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined
  const border = sealed.length - TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
    decipher.setAuthTag(sealed.subarray(border))
    return Buffer.concat([decipher.update(sealed.subarray(0, border)), decipher.final()])
  } catch {
    return undefined
  }
}

/** AES-256-GCM of the body, bound to its commitment. */
export const sealBody = (recordKey: Uint8Array, body: Uint8Array, commitment: Uint8Array): Buffer[] =>
  encrypt(bodyKey(recordKey), ONE_MESSAGE_NONCE, body, commitment)

/** The body, or undefined where key, bytes or commitment do not belong together. */
export const openBody = (recordKey: Uint8Array, sealed: Uint8Array, commitment: Uint8Array): Buffer | undefined =>
  decrypt(bodyKey(recordKey), ONE_MESSAGE_NONCE, sealed, commitment)

/** The record key under the master key, bound to the commitment so that keys cannot change places. */
export function wrapKey(masterKey: Uint8Array, recordKey: Uint8Array, commitment: Uint8Array, nonce: Uint8Array): Buffer {
  return Buffer.concat([nonce, ...encrypt(masterKey, nonce, recordKey, commitment)])
}

/** The record key, or undefined where it was destroyed, changed, moved or wrapped by another master key. */
export function unwrapKey(masterKey: Uint8Array, wrapped: Uint8Array, commitment: Uint8Array): Buffer | undefined {
  return decrypt(masterKey, wrapped.subarray(0, 12), wrapped.subarray(12), commitment)
}

/** True for the slot of a record whose key was destroyed. */
export const isDestroyed = (wrapped: Uint8Array): boolean => wrapped.every((byte) => byte === 0)
