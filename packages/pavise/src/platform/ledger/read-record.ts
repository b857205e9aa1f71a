import { open } from 'node:fs/promises'
import { PaviseError } from '#core/errors/error'
import { decodeEntry, type LedgerEntry } from '#platform/ledger/entry'
import { decodeSlot, ledgerFiles, SLOT_BYTES } from '#platform/ledger/layout'
import { scanLeaves } from '#platform/ledger/leaf-scan'
import { commitBody, isDestroyed, openBody, unwrapKey } from '#platform/ledger/record-key'

/** What became of a body: readable, its key destroyed, no key at hand, or not what the entry commits to. */
export type BodyState = 'open' | 'forgotten' | 'sealed' | 'damaged'

export interface LedgerRecord {
  readonly index: number
  readonly entry: LedgerEntry
  readonly state: BodyState
  readonly body?: unknown
  /** The body as it was sealed, to the byte. */
  readonly bytes?: string
  /** The record's key, hex: with it, anybody can check the commitment to the body. */
  readonly recordKey?: string
}

/** Opens one body with the master key. */
export function openSealed(
  masterKey: Buffer,
  wrapped: Buffer,
  sealed: Buffer,
  commitment: Buffer,
): { state: 'open'; bytes: Buffer; recordKey: Buffer } | { state: 'forgotten' | 'damaged' } {
  if (isDestroyed(wrapped)) return { state: 'forgotten' }
  const recordKey = unwrapKey(masterKey, wrapped)
  const bytes = openBody(recordKey, sealed, commitment)
  if (!bytes || !commitBody(recordKey, bytes).equals(commitment)) return { state: 'damaged' }
  return { state: 'open', bytes, recordKey }
}

/** Reads one record; without master key the entry only. Throws PAV_LEDGER_ENTRY where there is none, PAV_LEDGER_DAMAGED where it is no entry. */
export async function readRecord(dir: string, index: number, masterKey?: Buffer): Promise<LedgerRecord> {
  const files = ledgerFiles(dir)
  let leaf: Buffer | undefined
  const { tree } = await scanLeaves(files.entries, {
    onLeaf: (line, at) => {
      if (at === index) leaf = Buffer.from(line)
    },
  })
  if (leaf === undefined) throw new PaviseError('PAV_LEDGER_ENTRY', `there is no entry ${index}: the ledger holds ${tree.size}`)
  const read = decodeEntry(leaf)
  if ('fault' in read) throw new PaviseError('PAV_LEDGER_DAMAGED', `entry ${index} of ${dir} ${read.fault}`)
  const { entry } = read
  const slot = await readSlot(files.keys, index)
  if (slot !== undefined && isDestroyed(slot.wrapped)) return { index, entry, state: 'forgotten' }
  if (masterKey === undefined || slot === undefined) return { index, entry, state: 'sealed' }
  const sealed = await readRange(files.bodies, slot.offset, slot.length)
  const opened = sealed && openSealed(masterKey, slot.wrapped, sealed, Buffer.from(entry.commitment, 'hex'))
  if (opened?.state !== 'open') return { index, entry, state: 'damaged' }
  const bytes = opened.bytes.toString('utf8')
  return { index, entry, state: 'open', body: JSON.parse(bytes), bytes, recordKey: opened.recordKey.toString('hex') }
}

async function readSlot(path: string, index: number): Promise<ReturnType<typeof decodeSlot> | undefined> {
  const bytes = await readRange(path, index * SLOT_BYTES, SLOT_BYTES)
  return bytes && decodeSlot(bytes)
}

async function readRange(path: string, offset: number, length: number): Promise<Buffer | undefined> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { size } = await file.stat()
    if (offset + length > size) return undefined
    const bytes = Buffer.alloc(length)
    await file.read(bytes, 0, length, offset)
    return bytes
  } finally {
    await file.close()
  }
}
