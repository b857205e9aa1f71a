import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eventSchema, type GuardEvent } from '#core/event'
import type { Log } from '#core/ports/log'
import { isFinished, type JournalFile, listJournal } from '#gateway/journal/journal-file'
import { type Positions, readPositions, writePositions } from '#gateway/journal/positions'

/** Bytes that are read at once, and events that are handed on at once. */
const CHUNK = 1024 * 1024
const BATCH = 2_000
/** A line longer than this is no event. */
const LONGEST_LINE = 16 * 1024 * 1024
/** Milliseconds between two looks, and the longest pause after faults. */
const LOOK = 200
const LONGEST_PAUSE = 5_000

export interface ShipperOptions {
  /** Folder of the journal; the position file lies in it. */
  readonly folder: string
  /** Takes events in order. Idempotent by event id: after a crash the last batch may come again. */
  readonly deliver: (events: readonly GuardEvent[]) => Promise<void>
  readonly log: Log
  /** Whether a file is removed once all of it is delivered and its writer has gone on. Default true. */
  readonly remove?: boolean
  /** Whether it is written down what was delivered. Without, it begins with the oldest file. Default true. */
  readonly remember?: boolean
}

export interface Shipper {
  /** Bytes in the journal that are not delivered yet, as of the last look. */
  readonly behind: number
  readonly delivered: number
  /** Lines that were no events. */
  readonly damaged: number
  /** Delivers what is there now. Rejects where it cannot. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Follows the journal of a gateway and hands its events on, batch by batch, whatever becomes of either side. */
export async function startShipper(options: ShipperOptions): Promise<Shipper> {
  const shipper = new JournalShipper(options, options.remember === false ? new Map() : await readPositions(options.folder))
  shipper.start()
  return shipper
}

class JournalShipper implements Shipper {
  behind = 0
  delivered = 0
  damaged = 0
  readonly #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly options: ShipperOptions,
    private readonly positions: Positions,
  ) {}

  start(): void {
    this.#running = this.#run()
  }

  drain(): Promise<void> {
    const drained = this.#turn.then(() => this.#round())
    this.#turn = drained.catch(() => {})
    return drained
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
    await this.#turn
  }

  async #run(): Promise<void> {
    let pause = LOOK
    let told = false
    while (!this.#stop.signal.aborted) {
      try {
        await this.drain()
        if (told) this.options.log('info', 'events are delivered again', { behind: this.behind })
        pause = LOOK
        told = false
      } catch (error) {
        pause = Math.min(pause * 2, LONGEST_PAUSE)
        if (!told) this.options.log('warn', 'events wait in the journal: they cannot be delivered now', { fault: faultOf(error) })
        told = true
      }
      await wait(pause, undefined, { signal: this.#stop.signal }).catch(() => {})
    }
  }

  /** Once through every file, oldest first. */
  async #round(): Promise<void> {
    const files = await listJournal(this.options.folder)
    this.behind = files.reduce((sum, file) => sum + Math.max(0, file.bytes - this.#position(file)), 0)
    for (const file of files) {
      if (this.#position(file) < file.bytes) await this.#ship(file)
      if (this.#stop.signal.aborted) return
    }
    if (this.options.remove !== false) await this.#removeFinished(files)
  }

  #position(file: JournalFile): number {
    return this.positions.get(basename(file.path)) ?? 0
  }

  async #ship(file: JournalFile): Promise<void> {
    const handle = await open(file.path, 'r')
    try {
      let at = this.#position(file)
      let size = CHUNK
      while (at < file.bytes && !this.#stop.signal.aborted) {
        const bytes = Buffer.allocUnsafe(Math.min(size, file.bytes - at))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
        const whole = bytes.subarray(0, bytesRead).lastIndexOf(10) + 1
        if (whole === 0 && bytesRead < size) break // The last line is not finished yet.
        if (whole === 0 && size <= LONGEST_LINE) {
          size *= 2
          continue
        }
        await this.#handOn(bytes.subarray(0, whole === 0 ? bytesRead : whole), file)
        at += whole === 0 ? bytesRead : whole
        size = CHUNK
        this.positions.set(basename(file.path), at)
        this.behind = Math.max(0, this.behind - (whole === 0 ? bytesRead : whole))
        await this.#remember()
      }
    } finally {
      await handle.close()
    }
  }

  async #handOn(bytes: Buffer, file: JournalFile): Promise<void> {
    const events: GuardEvent[] = []
    let damaged = 0
    for (const line of bytes.toString('utf8').split('\n')) {
      if (line === '') continue
      const event = parse(line)
      if (event) events.push(event)
      else damaged++
    }
    for (let from = 0; from < events.length; from += BATCH) await this.options.deliver(events.slice(from, from + BATCH))
    this.delivered += events.length
    this.damaged += damaged
    if (damaged > 0) this.options.log('warn', 'lines of the journal are no events', { file: basename(file.path), lines: damaged })
  }

  /** What the store has need not lie here any longer, but for the end of a file that is still written. */
  async #removeFinished(files: readonly JournalFile[]): Promise<void> {
    let changed = false
    for (const file of files) {
      const rest = file.bytes - this.#position(file)
      if (!isFinished(file, files)) continue
      if (rest > 0) this.options.log('warn', 'a journal file ends in an unfinished line', { file: basename(file.path), bytes: rest })
      await rm(file.path, { force: true })
      changed = this.positions.delete(basename(file.path)) || changed
    }
    if (changed) await this.#remember()
  }

  async #remember(): Promise<void> {
    if (this.options.remember !== false) await writePositions(this.options.folder, this.positions)
  }
}

function parse(line: string): GuardEvent | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function faultOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
}
