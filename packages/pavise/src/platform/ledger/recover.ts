import { open, stat, truncate } from 'node:fs/promises'
import { PaviseError } from '#core/errors/error'
import type { Checkpoint } from '#platform/ledger/checkpoint'
import { decodeEntry, FORGET_TYPE } from '#platform/ledger/entry'
import { decodeSlot, type LedgerFiles, SLOT_BYTES, wrappedKeyAt } from '#platform/ledger/layout'
import { scanLeaves } from '#platform/ledger/leaf-scan'
import type { Frontier } from '#platform/ledger/merkle'
import { WRAPPED_KEY_BYTES } from '#platform/ledger/record-key'

/** Where a writer goes on. */
export interface RecoveredState {
  readonly tree: Frontier
  readonly entriesEnd: number
  readonly bodiesEnd: number
}

const damaged = (message: string): PaviseError => new PaviseError('PAV_LEDGER_DAMAGED', message)
const FORGET_MARK = Buffer.from(`"type":"${FORGET_TYPE}"`)

/**
 * Brings the files to what was acknowledged. Bodies and keys are on disk before their entries are written, so after a crash only
 * three things can be there too much: a last entry that was never finished, key slots and bodies without entry. Anything else
 * is damage, and nothing is cut off to hide it. Checkpoints that the machine knows must be prefixes of what is there.
 */
export async function recover(dir: string, files: LedgerFiles, checkpoints: readonly Checkpoint[]): Promise<RecoveredState> {
  const forgets: number[] = []
  const scan = await scanLeaves(files.entries, {
    rootsAt: checkpoints.map((head) => head.size),
    onLeaf: (leaf) => {
      if (!leaf.includes(FORGET_MARK)) return
      const read = decodeEntry(leaf)
      if ('entry' in read && read.entry.type === FORGET_TYPE && typeof read.entry['forgets'] === 'number')
        forgets.push(read.entry['forgets'])
    },
  })
  if (scan.tooLong) throw damaged(`${files.entries} holds a line that is no entry after entry ${scan.tree.size}`)
  for (const head of checkpoints) {
    if (head.size > scan.tree.size) throw damaged(`${dir} ends at ${scan.tree.size}, but ${head.size} entries were signed for it`)
    if (!scan.roots.get(head.size)?.equals(head.root))
      throw damaged(`the first ${head.size} entries of ${dir} are not those that were signed`)
  }
  const bodiesEnd = await endOfBodies(files, scan.tree.size)
  await truncate(files.entries, scan.bytes)
  await truncate(files.keys, scan.tree.size * SLOT_BYTES)
  await truncate(files.bodies, bodiesEnd)
  await finishForgetting(files, forgets, scan.tree.size)
  return { tree: scan.tree, entriesEnd: scan.bytes, bodiesEnd }
}

async function endOfBodies(files: LedgerFiles, size: number): Promise<number> {
  const slots = Math.floor((await stat(files.keys)).size / SLOT_BYTES)
  if (slots < size) throw damaged(`${files.keys} has ${slots} slots for ${size} entries`)
  if (size === 0) return 0
  const file = await open(files.keys, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(SLOT_BYTES), 0, SLOT_BYTES, (size - 1) * SLOT_BYTES)
    const { offset, length } = decodeSlot(buffer)
    if (offset + length > (await stat(files.bodies)).size) throw damaged(`${files.bodies} ends before the body of entry ${size - 1}`)
    return offset + length
  } finally {
    await file.close()
  }
}

/** A crash may fall between the entry that says a key was destroyed and its destruction. */
async function finishForgetting(files: LedgerFiles, forgets: readonly number[], size: number): Promise<void> {
  if (forgets.length === 0) return
  const file = await open(files.keys, 'r+')
  try {
    for (const index of forgets) {
      if (Number.isSafeInteger(index) && index >= 0 && index < size) {
        await file.write(Buffer.alloc(WRAPPED_KEY_BYTES), 0, WRAPPED_KEY_BYTES, wrappedKeyAt(index))
      }
    }
    await file.sync()
  } finally {
    await file.close()
  }
}
