import { decodeEntry, MAX_ENTRY_BYTES } from '#platform/ledger/entry'
import { decodeSlot, type LedgerFiles, SLOT_BYTES } from '#platform/ledger/layout'
import { readLines } from '#platform/ledger/line-reader'
import { openSealed } from '#platform/ledger/read-record'
import { isDestroyed } from '#platform/ledger/record-key'
import { SequentialFile } from '#platform/ledger/sequential-file'
import type { BodyCount, FaultList } from '#platform/ledger/verification'

/**
 * Walks keys and bodies beside the entries. Every slot must be there, every body must lie where its slot says, a destroyed key
 * needs an entry that says so. With the master key every body is opened and held against its commitment.
 */
export async function verifyBodies(
  files: LedgerFiles,
  size: number,
  forgets: ReadonlySet<number>,
  masterKey: Buffer | undefined,
  faults: FaultList,
): Promise<BodyCount> {
  const count: BodyCount = { checked: 0, forgotten: 0, unread: 0 }
  const keys = await SequentialFile.open(files.keys)
  const bodies = await SequentialFile.open(files.bodies)
  try {
    if (keys === undefined || bodies === undefined) {
      if (size > 0) count.unread = size
      return count
    }
    let index = 0
    for await (const { lines } of readLines(files.entries, MAX_ENTRY_BYTES)) {
      for (const line of lines) {
        if (index >= size) return count
        await verifyBody({ index, line, keys, bodies, forgets, masterKey, faults, count })
        index++
      }
    }
    return count
  } finally {
    await Promise.all([keys?.close(), bodies?.close()])
  }
}

interface BodyCheck {
  readonly index: number
  readonly line: Buffer
  readonly keys: SequentialFile
  readonly bodies: SequentialFile
  readonly forgets: ReadonlySet<number>
  readonly masterKey: Buffer | undefined
  readonly faults: FaultList
  readonly count: BodyCount
}

async function verifyBody({ index, line, keys, bodies, forgets, masterKey, faults, count }: BodyCheck): Promise<void> {
  const at = index * SLOT_BYTES
  const bytes = keys.peek(at, SLOT_BYTES) ?? (await keys.take(at, SLOT_BYTES))
  if (bytes === undefined) {
    faults.add('its key slot is missing', index)
    return
  }
  const slot = decodeSlot(bytes)
  if (isDestroyed(slot.wrapped)) {
    if (forgets.has(index)) count.forgotten++
    else faults.add('its key was destroyed and no entry says so', index)
    return
  }
  if (forgets.has(index)) faults.add('its key should be destroyed and is still there', index)
  const sealed = bodies.peek(slot.offset, slot.length) ?? (await bodies.take(slot.offset, slot.length))
  if (sealed === undefined) {
    faults.add('its body is missing', index)
    return
  }
  if (masterKey === undefined) {
    count.unread++
    return
  }
  const read = decodeEntry(line)
  const opened = 'entry' in read && openSealed(masterKey, slot.wrapped, sealed, Buffer.from(read.entry.commitment, 'hex'))
  if (opened && opened.state === 'open') count.checked++
  else faults.add('its body or key was changed, or belongs to another master key', index)
}
