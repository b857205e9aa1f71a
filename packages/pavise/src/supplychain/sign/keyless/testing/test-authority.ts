import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { bits, der, extension, octets, oid, sequence, truth, utcTime, utf8 } from './der-writer.js'

/** A certificate authority with a log of its certificates, as Fulcio runs them: self-signed root, leaves for ten minutes with an embedded SCT. */
export class TestAuthority {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #log = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #name = sequence(der(0x31, sequence(oid('2.5.4.10'), utf8('test authority'))))
  readonly root: Buffer

  constructor(now: Date) {
    const constraints = extension('2.5.29.19', sequence(truth), true)
    const usage = extension('2.5.29.15', bits(Buffer.of(0x06), 1), true)
    this.root = this.#signed(
      this.#body(this.#name, this.#keys.publicKey, new Date(now.getTime() - 86_400_000), 3650 * 86_400_000, [constraints, usage]),
    )
  }

  /** A leaf for an identity: a mail address or a URI. `log: false` leaves the SCT out. */
  leaf(key: KeyObject, identity: string, issuer: string, now: Date, log = true): Buffer {
    const name = identity.includes('@') ? der(0x81, Buffer.from(identity)) : der(0x86, Buffer.from(identity))
    const extensions = [
      extension('2.5.29.15', bits(Buffer.of(0x80), 7), true),
      extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.3'))),
      extension('2.5.29.17', sequence(name), true),
      extension('1.3.6.1.4.1.57264.1.1', Buffer.from(issuer)),
      extension('1.3.6.1.4.1.57264.1.8', utf8(issuer)),
    ]
    const make = (more: readonly Buffer[]): Buffer => this.#body(sequence(), key, now, 600_000, [...extensions, ...more], serial)
    const serial = Buffer.concat([Buffer.of(0x11), randomBytes(15)])
    return this.#signed(log ? make([extension('1.3.6.1.4.1.11129.2.4.2', octets(this.#timestamps(make([]), now)))]) : make([]))
  }

  /** Its part of a `trusted_root.json`. */
  trust(now: Date) {
    const start = new Date(now.getTime() - 86_400_000).toISOString()
    const spki = this.#log.publicKey.export({ type: 'spki', format: 'der' })
    return {
      certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: this.root.toString('base64') }] }, validFor: { start } }],
      ctlogs: [logTrust('https://ct.test', spki, start)],
    }
  }

  #body(subject: Buffer, key: KeyObject, from: Date, lasts: number, extensions: readonly Buffer[], serial: Buffer = Buffer.of(1)): Buffer {
    return sequence(
      der(0xa0, der(0x02, Buffer.of(2))),
      der(0x02, serial),
      sequence(oid('1.2.840.10045.4.3.2')),
      this.#name,
      sequence(utcTime(from), utcTime(new Date(from.getTime() + lasts))),
      subject,
      createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(...extensions)),
    )
  }

  #signed(body: Buffer): Buffer {
    return sequence(body, sequence(oid('1.2.840.10045.4.3.2')), bits(sign('sha256', body, this.#keys.privateKey)))
  }

  /** A list of one signed certificate timestamp over the certificate before it had one (RFC 6962 3.2, 3.3). */
  #timestamps(body: Buffer, now: Date): Buffer {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(now.getTime()))
    const issuer = createHash('sha256')
      .update(this.#keys.publicKey.export({ type: 'spki', format: 'der' }))
      .digest()
    const length = Buffer.alloc(3)
    length.writeUIntBE(body.length, 0, 3)
    const signature = sign(
      'sha256',
      Buffer.concat([Buffer.of(0, 0), time, Buffer.of(0, 1), issuer, length, body, Buffer.of(0, 0)]),
      this.#log.privateKey,
    )
    const id = createHash('sha256')
      .update(this.#log.publicKey.export({ type: 'spki', format: 'der' }))
      .digest()
    const stamp = Buffer.concat([Buffer.of(0), id, time, Buffer.of(0, 0, 4, 3), uint16(signature.length), signature])
    return Buffer.concat([uint16(stamp.length + 2), uint16(stamp.length), stamp])
  }
}

const uint16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff)

/** A log as a trusted root names it. */
export const logTrust = (baseUrl: string, spki: Buffer, start: string) => ({
  baseUrl,
  hashAlgorithm: 'SHA2_256',
  publicKey: { rawBytes: spki.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: { start } },
  logId: { keyId: createHash('sha256').update(spki).digest('base64') },
})
