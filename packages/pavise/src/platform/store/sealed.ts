import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { type Queryable, rows } from '#platform/store/query'

const TAG_BYTES = 16
const NONCE_BYTES = 12
/** Safe because a record key encrypts one message in its life. */
const ONE_MESSAGE_NONCE = Buffer.alloc(NONCE_BYTES)

/** A record as it lies in the database: ciphertext, and the key that opens it under the master key. */
export interface SealedRecord {
  readonly key: string
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

function encrypt(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  const border = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(border))
  return Buffer.concat([decipher.update(sealed.subarray(0, border)), decipher.final()])
}

/**
 * Seals records that hold people's texts (promise 5): AES-256-GCM under a random key of each record's own, which lies in the
 * database under the master key only. Deleting that key forgets the record, wherever copies of its ciphertext are.
 */
export class RecordSeal {
  readonly #wrapKey: Buffer
  readonly #digestKey: Buffer

  constructor(masterKey: Uint8Array) {
    const derive = (label: string): Buffer => Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), `pavise.store/1 ${label}`, 32))
    this.#wrapKey = derive('wrap')
    this.#digestKey = derive('digest')
  }

  /** `bound` says whose record it is: it opens as that one only. */
  seal(bound: string, value: unknown): SealedRecord {
    const recordKey = randomBytes(32)
    const key = randomUUID()
    const sealed = encrypt(recordKey, ONE_MESSAGE_NONCE, deflateRawSync(JSON.stringify(value), { level: 1 }), bound)
    return { key, wrapped: this.wrap(key, recordKey), sealed }
  }

  /** Throws where key, bytes and owner do not belong together. */
  open(bound: string, { key, wrapped, sealed }: SealedRecord): unknown {
    const plain = decrypt(this.unwrap(key, wrapped), ONE_MESSAGE_NONCE, sealed, bound)
    return JSON.parse(inflateRawSync(plain).toString('utf8'))
  }

  wrap(key: string, recordKey: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    return Buffer.concat([nonce, encrypt(this.#wrapKey, nonce, recordKey, key)])
  }

  unwrap(key: string, wrapped: Uint8Array): Buffer {
    return decrypt(this.#wrapKey, wrapped.subarray(0, NONCE_BYTES), wrapped.subarray(NONCE_BYTES), key)
  }

  /** What stands in a column in place of a session or a person: it can be compared, and not guessed without the master key. */
  digest(kind: 'session' | 'subject', value: string): Buffer {
    return createHmac('sha256', this.#digestKey).update(`${kind}\0${value}`).digest()
  }
}

/** Keeps the keys of new records. */
export async function keepKeys(on: Queryable, records: readonly SealedRecord[]): Promise<void> {
  if (records.length === 0) return
  await rows(
    on,
    sql`insert into pavise.record_key (id, wrapped)
        select * from unnest(${records.map(({ key }) => key)}::uuid[], ${records.map(({ wrapped }) => wrapped)}::bytea[])`,
  )
}
