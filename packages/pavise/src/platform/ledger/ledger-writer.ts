import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { PaviseError } from '#core/errors/error'
import { type EntryFields, encodeEntry } from '#platform/ledger/entry'
import { encodeSlot, type LedgerFiles, SLOT_BYTES, wrappedKeyAt } from '#platform/ledger/layout'
import { type Frontier, leafHash } from '#platform/ledger/merkle'
import { commitBody, NONCE_BYTES, RandomPage, RECORD_KEY_BYTES, sealBody, WRAPPED_KEY_BYTES, wrapKeys } from '#platform/ledger/record-key'
import type { RecoveredState } from '#platform/ledger/recover'

const MAX_BATCH = 8192
const NEWLINE = Buffer.from('\n')

interface Pending {
  readonly index: number
  readonly leaf: Buffer
  readonly hash: Buffer
  readonly recordKey: Buffer
  readonly offset: number
  readonly length: number
  readonly sealed: Buffer[]
  readonly resolve: (index: number) => void
  readonly reject: (error: unknown) => void
}

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
  #queue: Pending[] = []
  #running: Promise<void> | undefined
  #failed: PaviseError | undefined
  #next: number
  #entriesEnd: number
  #bodiesEnd: number
  #bodiesGiven: number

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
    this.#bodiesGiven = state.bodiesEnd
  }

  static async open(files: LedgerFiles, masterKey: Buffer, state: RecoveredState): Promise<LedgerWriter> {
    const [entries, bodies, keys] = await Promise.all([open(files.entries, 'r+'), open(files.bodies, 'r+'), open(files.keys, 'r+')])
    return new LedgerWriter(entries, bodies, keys, masterKey, state.tree, state)
  }

  /** Resolves with the index of the entry once it is durable. Rejects with PAV_LEDGER_ENTRY or PAV_LEDGER_WRITE. */
  add(type: string, time: string, body: unknown, fields: EntryFields): Promise<number> {
    if (this.#failed) return Promise.reject(this.#failed)
    return new Promise((resolve, reject) => {
      const bytes = encodeBody(type, body)
      const recordKey = this.#random.take(RECORD_KEY_BYTES)
      const commitment = commitBody(recordKey, bytes)
      const leaf = encodeEntry(type, time, commitment, fields)
      const sealed = sealBody(recordKey, bytes, commitment)
      const length = sealed.reduce((sum, part) => sum + part.length, 0)
      const offset = this.#bodiesGiven
      this.#bodiesGiven += length
      this.#queue.push({ index: this.#next++, leaf, hash: leafHash(leaf), recordKey, offset, length, sealed, resolve, reject })
      this.#running ??= this.#run()
    })
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
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, MAX_BATCH)
      try {
        await this.#write(batch)
      } catch (cause) {
        const error = this.#fail(cause)
        for (const { reject } of [...batch, ...this.#queue.splice(0)]) reject(error)
        break
      }
      for (const { resolve, index } of batch) resolve(index)
    }
    this.#running = undefined
  }

  /** Bodies and keys reach the disk before the entries that promise them. */
  async #write(batch: readonly Pending[]): Promise<void> {
    const bodies = Buffer.concat(batch.flatMap(({ sealed }) => sealed))
    const wrapped = wrapKeys(
      this.masterKey,
      batch.map(({ recordKey }) => recordKey),
      this.#random.take(NONCE_BYTES),
    )
    const keys = Buffer.concat(batch.map(({ offset, length }, i) => encodeSlot({ offset, length, wrapped: wrapped[i]! })))
    const entries = Buffer.concat(batch.flatMap(({ leaf }) => [leaf, NEWLINE]))
    await Promise.all([writeAll(this.bodies, bodies, this.#bodiesEnd), writeAll(this.keys, keys, this.tree.size * SLOT_BYTES)])
    await Promise.all([this.bodies.datasync(), this.keys.datasync()])
    await writeAll(this.entries, entries, this.#entriesEnd)
    await this.entries.datasync()
    this.#bodiesEnd += bodies.length
    this.#entriesEnd += entries.length
    for (const { hash } of batch) this.tree.append(hash)
  }

  #fail(cause: unknown): PaviseError {
    const why = cause instanceof Error ? cause.message : String(cause)
    this.#failed ??= new PaviseError('PAV_LEDGER_WRITE', `the ledger could not be written: ${why}`, { cause })
    return this.#failed
  }
}
