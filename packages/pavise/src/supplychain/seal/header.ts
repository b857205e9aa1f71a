import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { armor, Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption'
import { PaviseError } from '#core/errors/error'

/** The header of an age file: who may read. It is text, ends with a line `--- MAC` and holds the file key, wrapped for each recipient. */

const FIRST_LINE = 'age-encryption.org/v1\n'
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----'
/** Some hundred recipients. Every stanza costs a key agreement to try. */
const LONGEST_HEADER = 512 * 1024
const NONCE = 16

/** What a key wraps: an `age1…` line, or an object such as a passphrase. */
export type SealFor = readonly (string | Recipient)[]

/** A header that gives `fileKey` to each of the recipients. */
export async function writeHeader(fileKey: Buffer, recipients: SealFor): Promise<Buffer> {
  const encrypter = new Encrypter()
  // The library makes a key of its own. It is handed to recipients by reference: the first one, which adds no stanza, puts ours in its place.
  encrypter.addRecipient({
    wrapFileKey: (drawn) => {
      drawn.set(fileKey)
      return []
    },
  })
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const file = Buffer.from(await encrypter.encrypt(new Uint8Array(0)))
  const header = file.subarray(0, headerLength(file)!)
  if (!macHolds(header, fileKey)) throw new Error('the header was not made with the key of the file')
  return Buffer.from(header)
}

/** The file key. Throws PAV_SEAL_NO_MATCH where no identity fits, PAV_SEAL_DAMAGED where the header is malformed or changed. */
export async function openHeader(header: Buffer, identities: readonly (string | Identity)[], shown: string): Promise<Buffer> {
  if (!/\n--- [A-Za-z0-9+/]{43}\n$/.test(header.toString('latin1'))) {
    throw new PaviseError('PAV_SEAL_DAMAGED', `${shown} has a header that is not valid: it does not end in a checksum`)
  }
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return Buffer.from(await decrypter.decryptHeader(header))
  } catch (cause) {
    if (cause instanceof PaviseError) throw new PaviseError(cause.code, `${shown}: ${cause.message}`, { cause })
    const message = cause instanceof Error ? cause.message : String(cause)
    if (message.startsWith('no identity matched')) {
      throw new PaviseError('PAV_SEAL_NO_MATCH', `${shown} cannot be opened with what was given`, { cause })
    }
    throw new PaviseError('PAV_SEAL_DAMAGED', `${shown} has a header that is not valid: ${message}`, { cause })
  }
}

/** Bytes of the header at the start of `file`; nothing where it does not end within them. */
export function headerLength(file: Buffer): number | undefined {
  const last = file.indexOf('\n--- ')
  const end = last < 0 ? -1 : file.indexOf('\n', last + 1)
  return end < 0 ? undefined : end + 1
}

export const isSealed = (start: Buffer): boolean => start.subarray(0, FIRST_LINE.length).equals(Buffer.from(FIRST_LINE))
/** Text form; white space may stand before it. */
export const isArmored = (start: Buffer): boolean => start.toString('latin1').trimStart().startsWith(ARMOR)

/** Content of the text form, read strictly. Throws PAV_SEAL_DAMAGED. */
export function unarmored(text: Buffer, shown: string): Buffer {
  try {
    return Buffer.from(armor.decode(text.toString('latin1')))
  } catch (cause) {
    throw new PaviseError('PAV_SEAL_DAMAGED', `${shown} has an armor that is not valid: ${(cause as Error).message}`, { cause })
  }
}

/** The key of the payload, from the file key and the nonce after the header. */
export function payloadKey(fileKey: Buffer, nonce: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}

export { LONGEST_HEADER, NONCE }

function macHolds(header: Buffer, fileKey: Buffer): boolean {
  const end = header.lastIndexOf('\n--- ') + 4
  const key = Buffer.from(hkdfSync('sha256', fileKey, '', 'header', 32))
  const mac = createHmac('sha256', key).update(header.subarray(0, end)).digest()
  const written = Buffer.from(
    header
      .subarray(end + 1)
      .toString('latin1')
      .trim(),
    'base64',
  )
  return written.length === mac.length && timingSafeEqual(written, mac)
}
