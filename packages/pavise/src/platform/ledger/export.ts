import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PaviseError } from '#core/errors/error'
import { parseCheckpoint } from '#platform/ledger/checkpoint'
import { ledgerFiles } from '#platform/ledger/layout'
import { scanLeaves } from '#platform/ledger/leaf-scan'

/**
 * Writes the ledger as one file that anybody with the public key can verify: the entries up to the stored checkpoint, a blank
 * line, and that checkpoint. Bodies and keys stay. Returns the number of entries. Throws PAV_LEDGER_NOTE without a checkpoint.
 */
export async function exportLedger(dir: string, out: Writable | string): Promise<number> {
  const files = ledgerFiles(dir)
  const note = await readFile(files.checkpoint, 'utf8').catch(() => undefined)
  if (note === undefined) {
    throw new PaviseError('PAV_LEDGER_NOTE', `${dir} has no checkpoint to end an export with`, {
      hint: `Run: pavise ledger checkpoint ${dir}`,
    })
  }
  const { size } = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const bytes = await bytesOf(files.entries, size)
  async function* content(): AsyncGenerator<Buffer | string> {
    if (bytes > 0) yield* createReadStream(files.entries, { end: bytes - 1 })
    yield `\n${note}`
  }
  if (typeof out !== 'string') {
    await pipeline(content, out, { end: false })
    return size
  }
  const draft = `${out}.part`
  try {
    await pipeline(content, createWriteStream(draft, { mode: 0o600 }))
    await rename(draft, out)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${out} cannot be written`, { cause })
  }
  return size
}

async function bytesOf(entries: string, size: number): Promise<number> {
  if (!(await stat(entries).catch(() => undefined))) throw new PaviseError('PAV_LEDGER_NOT_FOUND', `${entries} is not there`)
  let bytes = 0
  const scan = await scanLeaves(entries, {
    onLeaf: (leaf, index) => {
      if (index < size) bytes += leaf.length + 1
    },
  })
  if (scan.tree.size < size) throw new PaviseError('PAV_LEDGER_DAMAGED', `${entries} holds ${scan.tree.size} entries, ${size} were signed`)
  return bytes
}
