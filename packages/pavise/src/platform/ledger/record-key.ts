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
export const NONCE_BYTES = 12
const COUNTER_BLOCK_BYTES = 16
const FIRST_COUNTER = Buffer.alloc(COUNTER_BLOCK_BYTES - NONCE_BYTES)
const BLOCKS_A_KEY = RECORD_KEY_BYTES / 16
/** Nonce, counter and ciphertext of a record key under the master key. */
export const WRAPPED_KEY_BYTES = COUNTER_BLOCK_BYTES + RECORD_KEY_BYTES

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

/**
 * Record keys of one batch, one after the other, under the master key: AES-256-CTR with one random nonce, each key at its own counter. No tag is needed: a key
 * that is not the right one opens no body and matches no commitment.
 */
export function wrapKeys(masterKey: Uint8Array, recordKeys: Buffer, nonce: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-256-ctr', masterKey, Buffer.concat([nonce, FIRST_COUNTER]))
  const wrapped = cipher.update(recordKeys)
  return Array.from({ length: recordKeys.length / RECORD_KEY_BYTES }, (_, i) => {
    const place = Buffer.allocUnsafe(WRAPPED_KEY_BYTES)
    nonce.copy(place)
    place.writeUInt32BE(i * BLOCKS_A_KEY, NONCE_BYTES)
    wrapped.copy(place, COUNTER_BLOCK_BYTES, i * RECORD_KEY_BYTES, (i + 1) * RECORD_KEY_BYTES)
    return place
  })
}

/** The record key; some other key where the bytes were changed or another master key wrapped them. */
export function unwrapKey(masterKey: Uint8Array, wrapped: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-ctr', masterKey, wrapped.subarray(0, COUNTER_BLOCK_BYTES))
  return decipher.update(wrapped.subarray(COUNTER_BLOCK_BYTES))
}

/** True for the slot of a record whose key was destroyed. */
export const isDestroyed = (wrapped: Uint8Array): boolean => wrapped.every((byte) => byte === 0)
