import { constants, type Dirent, write, writeSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { GuardEvent } from '#core/event'
import type { Journal } from '#core/ports/journal'

/** A file is closed and the next begun above this size. */
const FILE_BYTES = 64 * 1024 * 1024
/** The longest that a written event waits for the disk. */
const SYNC_MS = 40
/** A write of at most so many bytes is a copy into memory of the kernel, and handing it to another thread costs several times as much. */
const AT_ONCE_BYTES = 64 * 1024
/** Where such a write took as long, the disk holds it up: so many writes after it go to another thread. */
const SLOW_MS = 2
const PATIENCE = 1_000
/** Where batches follow one another within so many milliseconds, the next one waits for more: a write costs as much for ten lines as for one. */
const BUSY_MS = 2
/** So many turns of the event loop at most, and only while each of them brings another event. */
const MOST_TURNS = 4

interface Waiting {
  readonly line: string
  readonly durable: boolean
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * Events as JSON lines in `journal-*.jsonl` files of a folder, readable by the owner only. Lines that come together are written
 * together (group commit). Every process writes files of its own, so a torn last line is only ever at the end of a file; it is left
 * there and the reader skips it.
 */
export class FileJournal implements Journal {
  healthy = true
  #file: FileHandle | undefined
  #position = 0
  #unsynced = false
  /** While the disk is asked to keep what was written, a write may have to wait for it. */
  #syncing = false
  #patience = 0
  /** The next line goes to a new file. */
  #turn = false
  #queue: Waiting[] = []
  #working = false
  /** When the last batch was written. */
  #wrote = 0
  #timer: NodeJS.Timeout | undefined
  #closing: Promise<void> | undefined
  #number = 0

  private constructor(
    readonly folder: string,
    readonly fileBytes: number,
  ) {}

  static async open(folder: string, options: { fileBytes?: number } = {}): Promise<FileJournal> {
    const journal = new FileJournal(folder, options.fileBytes ?? FILE_BYTES)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await journal.#next()
    } catch (cause) {
      throw unwritable(folder, cause)
    }
    return journal
  }

  append(event: GuardEvent, durable = false): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closing) return reject(unwritable(this.folder, new Error('closed')))
      this.#queue.push({ line: `${JSON.stringify(event)}\n`, durable, resolve, reject })
      if (this.#working) return
      this.#working = true
      setImmediate(() => this.#gather())
    })
  }

  /** Lets a batch grow while events come one close upon another. */
  #gather(): void {
    if (performance.now() - this.#wrote > BUSY_MS) {
      void this.#work()
      return
    }
    let turns = 0
    let seen = this.#queue.length
    const next = () => {
      const { length } = this.#queue
      if (length === seen || ++turns === MOST_TURNS) void this.#work()
      else {
        seen = length
        setImmediate(next)
      }
    }
    setImmediate(next)
  }

  async close(): Promise<void> {
    this.#closing ??= this.#end()
    await this.#closing
  }

  /** Writes what waits, batch after batch: a turn of the event loop makes one batch. Callers of one batch are told together. */
  async #work(): Promise<void> {
    do {
      await this.#writeQueue()
      // What cannot begin now begins with the next event, which says why it cannot. Events that come meanwhile wait for this turn.
      if (this.#turn && this.#position > 0) await this.#next().catch(() => {})
    } while (this.#queue.length > 0)
    this.#working = false
  }

  async #writeQueue(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      try {
        await this.#write(batch.length === 1 ? batch[0]!.line : batch.map((one) => one.line).join(''))
        if (batch.some((one) => one.durable)) {
          for (const one of batch) if (!one.durable) one.resolve()
          await this.#sync()
        }
        this.healthy = true
        this.#wrote = performance.now()
        for (const one of batch) one.resolve()
      } catch (cause) {
        this.healthy = false
        for (const one of batch) one.reject(unwritable(this.folder, cause))
      }
    }
  }

  /** Ends the present file and begins another, so that all of it can be delivered and removed. */
  turn(): void {
    if (this.#position === 0 || this.#closing) return
    this.#turn = true
    if (this.#working) return
    this.#working = true
    setImmediate(() => void this.#work())
  }

  /**
   * A write that fails half way is cut off and its file left: no line is ever torn in the middle of a file, and nobody who follows it
   * reads at a place where something else will stand.
   */
  async #write(text: string): Promise<void> {
    if (!this.#file || this.#turn || this.#position >= this.fileBytes) await this.#next()
    const bytes = Buffer.from(text, 'utf8')
    let done = 0
    try {
      while (done < bytes.length) {
        const at = this.#position + done
        const written = this.#isQuick(bytes) ? this.#writeAtOnce(bytes, done, at) : await writeAt(this.#file!.fd, bytes, done, at)
        if (written === 0) throw new Error('nothing was written')
        done += written
      }
    } catch (error) {
      this.#turn = true
      await this.#file?.truncate(this.#position).catch(() => {})
      throw error
    }
    this.#position += bytes.length
    this.#unsynced = true
    this.#timer ??= setTimeout(() => void this.#late(), SYNC_MS)
  }

  #isQuick(bytes: Buffer): boolean {
    if (this.#syncing || bytes.length > AT_ONCE_BYTES) return false
    return this.#patience === 0 || --this.#patience === 0
  }

  #writeAtOnce(bytes: Buffer, offset: number, position: number): number {
    const begun = performance.now()
    const written = writeSync(this.#file!.fd, bytes, offset, bytes.length - offset, position)
    if (performance.now() - begun > SLOW_MS) this.#patience = PATIENCE
    return written
  }

  async #sync(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#unsynced) return
    this.#unsynced = false
    this.#syncing = true
    await this.#file?.datasync().finally(() => {
      this.#syncing = false
    })
  }

  async #late(): Promise<void> {
    try {
      await this.#sync()
    } catch {
      this.healthy = false
    }
  }

  async #next(): Promise<void> {
    const before = this.#file
    const stamp = new Date().toISOString().replace(/[-:.]/g, '')
    const name = `journal-${stamp}-${process.pid}-${String(this.#number++).padStart(4, '0')}.jsonl`
    this.#file = await open(join(this.folder, name), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
    this.#position = 0
    this.#turn = false
    if (!before) return
    await before.datasync().finally(() => before.close())
  }

  async #end(): Promise<void> {
    while (this.#working) await new Promise((resolve) => setImmediate(resolve))
    await this.#sync()
    await this.#file?.close()
    this.#file = undefined
  }
}

/** The callback form costs a third of what a FileHandle's does. */
const writeAt = (fd: number, bytes: Buffer, offset: number, position: number): Promise<number> =>
  new Promise((resolve, reject) => {
    write(fd, bytes, offset, bytes.length - offset, position, (error, written) => (error ? reject(error) : resolve(written)))
  })

function unwritable(folder: string, cause: unknown): PaviseError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause instanceof Error ? cause.message : cause)
  return new PaviseError('PAV_JOURNAL_UNWRITABLE', `the event journal in ${folder} cannot be written: ${code}`, { cause })
}

/** The journal files of a folder in the order of their making. */
export async function journalFiles(folder: string): Promise<{ path: string; bytes: number }[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile() && /^journal-.*\.jsonl$/.test(entry.name)).map((entry) => entry.name)
  return Promise.all(names.sort().map(async (name) => ({ path: join(folder, name), bytes: (await stat(join(folder, name))).size })))
}
