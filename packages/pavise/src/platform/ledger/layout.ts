import { join } from 'node:path'
import { WRAPPED_KEY_BYTES } from '#platform/ledger/record-key'

/** The files of a ledger folder. */
export interface LedgerFiles {
  /** The leaves: one canonical JSON a line. */
  readonly entries: string
  /** Encrypted bodies, one after the other. */
  readonly bodies: string
  /** One slot a record: where its body lies, and its key under the master key, or zeros once it is destroyed. */
  readonly keys: string
  /** The newest signed checkpoint. */
  readonly checkpoint: string
  /** The public key that signs, as one line. Its name is the origin of the log. */
  readonly publicKey: string
}

export const ledgerFiles = (dir: string): LedgerFiles => ({
  entries: join(dir, 'entries.jsonl'),
  bodies: join(dir, 'bodies.bin'),
  keys: join(dir, 'keys.bin'),
  checkpoint: join(dir, 'checkpoint'),
  publicKey: join(dir, 'public-key'),
})

const PLACE_BYTES = 12
export const SLOT_BYTES = PLACE_BYTES + WRAPPED_KEY_BYTES

/** A slot of the keys file. */
export interface KeySlot {
  readonly offset: number
  readonly length: number
  readonly wrapped: Buffer
}

/** Eight bytes offset, four bytes length, both big-endian, then the wrapped key. */
export function encodeSlot(into: Buffer, at: number, { offset, length, wrapped }: KeySlot): void {
  into.writeBigUInt64BE(BigInt(offset), at)
  into.writeUInt32BE(length, at + 8)
  wrapped.copy(into, at + PLACE_BYTES)
}

export function decodeSlot(slot: Buffer): KeySlot {
  return { offset: Number(slot.readBigUInt64BE()), length: slot.readUInt32BE(8), wrapped: slot.subarray(PLACE_BYTES, SLOT_BYTES) }
}

/** Where in the keys file the wrapped key of a record lies. */
export const wrappedKeyAt = (index: number): number => index * SLOT_BYTES + PLACE_BYTES
