import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { PaviseError } from '#core/errors/error'
import { AppendBatch } from '#platform/ledger/append-batch'
import { type EntryFields, encodeEntry } from '#platform/ledger/entry'
import { type LedgerFiles, SLOT_BYTES, wrappedKeyAt } from '#platform/ledger/layout'
import { type Frontier, leafHash } from '#platform/ledger/merkle'
import { commitBody, RandomPage, RECORD_KEY_BYTES, sealBody, WRAPPED_KEY_BYTES } from '#platform/ledger/record-key'
import type { RecoveredState } from '#platform/ledger/recover'

const MAX_BATCH = 8192

/** JSON as JSON.stringify writes it: lone surrogates, which a hostile target may send, are escaped and not lost. */
function encodeBody(type: string, body: unknown): Buffer {
  try {
    const text = JSON.stringify(body)
    if (text !== undefined) return Buffer.from(text)
  } catch (cause) {
    throw new PaviseError('PAV_LEDGER_ENTRY', `the body of a ${type} entry is not JSON`, { cause })
  }
  throw new PaviseError('PAV_LEDGER_ENTRY', `a ${type} entry has no body`)
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
}

/**
 * The three files of a ledger under one writer. Records that are given together share one round of fsync; a promise resolves only
 * when entry, key and body are on disk. After any failed write the writer takes nothing more: what the disk then holds is
 * known only to `recover`.
 */
export class LedgerWriter {
  readonly #random = new RandomPage()
  #queue: AppendBatch[] = []
  #running: Promise<void> | undefined
  #failed: PaviseError | undefined
  #next: number
  #entriesEnd: number
  #bodiesEnd: number

  private constructor(
    private readonly entries: FileHandle,
    private readonly bodies: FileHandle,
    private readonly keys: FileHandle,
    private readonly masterKey: Buffer,
    readonly tree: Frontier,
    state: RecoveredState,
  ) {
    this.#next = tree.size
    this.#entriesEnd = state.entriesEnd
    this.#bodiesEnd = state.bodiesEnd
  }

  static async open(files: LedgerFiles, masterKey: Buffer, state: RecoveredState): Promise<LedgerWriter> {
    const [entries, bodies, keys] = await Promise.all([open(files.entries, 'r+'), open(files.bodies, 'r+'), open(files.keys, 'r+')])
    return new LedgerWriter(entries, bodies, keys, masterKey, state.tree, state)
  }

  /** Takes a record in; `done` settles when it is on disk. Throws PAV_LEDGER_ENTRY, or the PAV_LEDGER_WRITE that ended this writer. */
  add(type: string, time: string, body: unknown, fields: EntryFields): { index: number; done: Promise<void> } {
    if (this.#failed) throw this.#failed
    const bytes = encodeBody(type, body)
    const recordKey = this.#random.take(RECORD_KEY_BYTES)
    const commitment = commitBody(recordKey, bytes)
    const leaf = encodeEntry(type, time, commitment, fields)
    const batch = this.#openBatch()
    batch.add({ leaf, hash: leafHash(leaf), recordKey, sealed: sealBody(recordKey, bytes, commitment) })
    this.#running ??= this.#run()
    return { index: this.#next++, done: batch.done }
  }

  #openBatch(): AppendBatch {
    const last = this.#queue.at(-1)
    if (last && last.size < MAX_BATCH) return last
    const batch = new AppendBatch()
    this.#queue.push(batch)
    return batch
  }

  /** Overwrites the key of a durable record with zeros. */
  async destroyKey(index: number): Promise<void> {
    try {
      await writeAll(this.keys, Buffer.alloc(WRAPPED_KEY_BYTES), wrappedKeyAt(index))
      await this.keys.datasync()
    } catch (cause) {
      throw this.#fail(cause)
    }
  }

  /** Resolves when nothing that was given is still on its way. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
    if (this.#failed) throw this.#failed
  }

  async close(): Promise<void> {
    while (this.#running) await this.#running
    await Promise.all([this.entries.close(), this.bodies.close(), this.keys.close()])
  }

  async #run(): Promise<void> {
    // One turn of the event loop gathers what is given in a burst.
    await setImmediate()
    for (let batch = this.#queue.shift(); batch; batch = this.#queue.shift()) {
      try {
        await this.#write(batch)
        batch.resolve()
      } catch (cause) {
        const error = this.#fail(cause)
        for (const lost of [batch, ...this.#queue.splice(0)]) lost.reject(error)
      }
    }
    this.#running = undefined
  }

  /** Bodies and keys reach the disk before the entries that promise them. */
  async #write(batch: AppendBatch): Promise<void> {
    const { entries, bodies } = batch
    const keys = batch.keys(this.masterKey, this.#random, this.#bodiesEnd)
    await Promise.all([writeAll(this.bodies, bodies, this.#bodiesEnd), writeAll(this.keys, keys, this.tree.size * SLOT_BYTES)])
    await Promise.all([this.bodies.datasync(), this.keys.datasync()])
    await writeAll(this.entries, entries, this.#entriesEnd)
    await this.entries.datasync()
    this.#bodiesEnd += bodies.length
    this.#entriesEnd += entries.length
    for (const hash of batch.hashes()) this.tree.append(Buffer.from(hash))
  }

  #fail(cause: unknown): PaviseError {
    const why = cause instanceof Error ? cause.message : String(cause)
    this.#failed ??= new PaviseError('PAV_LEDGER_WRITE', `the ledger could not be written: ${why}`, { cause })
    return this.#failed
  }
}
