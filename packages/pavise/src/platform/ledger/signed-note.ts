import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { PaviseError } from '#core/errors/error'

/** C2SP signed notes (c2sp.org/signed-note) with Ed25519 keys, signature type 0x01. */

const ED25519_TYPE = 1
/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
/** Longest note and most signatures that are read at all; the specification asks for at least 16. */
const MAX_NOTE_BYTES = 262_144
const MAX_SIGNATURES = 64

/** A public key with the name under which it signs. `id` is the four-byte key id. */
export interface NoteKey {
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
}

export interface NoteSigner extends NoteKey {
  readonly privateKey: KeyObject
}

const bad = (message: string): PaviseError => new PaviseError('PAV_LEDGER_NOTE', message)

/** True for a name that a signature line can carry: not empty, no Unicode space, no plus, nothing unprintable. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed()

/** Base64 as RFC 4648 writes it and in no second way; undefined for anything else. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519_TYPE]))
    .update(publicKey)
    .digest()
    .subarray(0, 4)
}

const rawPublicKey = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD.length)

/** The signer that a private Ed25519 key makes under a name. */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  if (!isKeyName(name)) throw bad(`"${name}" cannot be the name of a key: spaces and + are not allowed`)
  const key = createPublicKey(privateKey)
  return { name, key, privateKey, id: keyId(name, rawPublicKey(key)) }
}

/** A public key as one line: name, key id in hex, base64 of type and key, joined by `+`. */
export function formatNoteKey(key: NoteKey): string {
  const typed = Buffer.concat([Buffer.from([ED25519_TYPE]), rawPublicKey(key.key)])
  return `${key.name}+${key.id.toString('hex')}+${typed.toString('base64')}`
}

/** Reads that line; throws PAV_LEDGER_NOTE where it is not one, or its id does not belong to its key. */
export function parseNoteKey(line: string): NoteKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trimEnd())
  const bytes = strictBase64(match?.[3] ?? '')
  if (!match || !bytes || !isKeyName(match[1]!)) throw bad('this is no public key line of the form name+id+base64')
  if (bytes.length !== 33 || bytes[0] !== ED25519_TYPE) throw bad('the public key is not an Ed25519 key of type 0x01')
  const publicKey = bytes.subarray(1)
  const id = keyId(match[1]!, publicKey)
  if (id.toString('hex') !== match[2]) throw bad('the id in the public key line does not belong to its name and key')
  return { name: match[1]!, id, key: createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' }) }
}

/** The note of a text that ends in a newline, with one signature. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n') || !text.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(text)) {
    throw bad('a note is well-formed text without control characters that ends in a newline')
  }
  const signature = Buffer.concat([signer.id, sign(null, Buffer.from(text), signer.privateKey)])
  return `${text}\n— ${signer.name} ${signature.toString('base64')}\n`
}

function signatures(lines: string): { name: string; id: Buffer; signature: Buffer }[] {
  if (!lines.endsWith('\n')) throw bad('the last signature line of the note is cut off')
  const rows = lines.slice(0, -1).split('\n')
  if (rows.length > MAX_SIGNATURES) throw bad(`the note has more than ${MAX_SIGNATURES} signatures`)
  return rows.map((row) => {
    const match = /^— (\S+) (\S+)$/u.exec(row)
    const bytes = strictBase64(match?.[2] ?? '')
    if (!match || !bytes || bytes.length < 5 || !isKeyName(match[1]!)) throw bad('a signature line of the note is malformed')
    return { name: match[1]!, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
  })
}

/**
 * The text of a note that one of `keys` signed. Signatures of unknown keys are passed over, as the specification demands; a
 * wrong signature of a known key, or no signature of one, throws PAV_LEDGER_NOTE.
 */
export function openNote(note: string, keys: readonly NoteKey[]): { text: string; by: NoteKey } {
  if (Buffer.byteLength(note) > MAX_NOTE_BYTES) throw bad('the note is too long')
  if (!note.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(note)) throw bad('the note holds control characters or broken text')
  const border = note.lastIndexOf('\n\n')
  if (border < 0) throw bad('the note has no blank line before its signatures')
  const text = note.slice(0, border + 1)
  let by: NoteKey | undefined
  for (const { name, id, signature } of signatures(note.slice(border + 2))) {
    const key = keys.find((known) => known.name === name && known.id.equals(id))
    if (!key) continue
    if (!verify(null, Buffer.from(text), key.key, signature)) throw bad(`the signature of ${name} does not hold: the note was changed`)
    by ??= key
  }
  if (!by) throw bad(`the note is not signed by ${keys.map((key) => key.name).join(' or ') || 'any known key'}`)
  return { text, by }
}
