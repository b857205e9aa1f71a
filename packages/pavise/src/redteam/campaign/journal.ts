import { closeSync, existsSync, fdatasync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PaviseError } from '#core/errors/error'

/** What a run must have in common with the one that it goes on with. */
export interface JournalHeader {
  readonly target: string
  readonly seed: string
  readonly maxRequests: number
  readonly started: string
}

/** One line of the journal. `sent` stands before anything leaves, `answered` when all of an attempt's exchanges are done; `broken` takes both back. */
export type JournalRecord =
  | ({ t: 'run' } & JournalHeader)
  | { t: 'sent'; id: string; attack: unknown }
  | { t: 'answered'; id: string; body: unknown }
  | { t: 'effects'; id: string; body: unknown }
  | { t: 'broken'; id: string }
  | { t: 'judged'; id: string; verdict: string; effect?: string }

/** Where a run keeps what it did. `kept` answers what an earlier process wrote down for an id. */
export interface Journal {
  readonly header: JournalHeader
  /** Whether a later process finds what is written. */
  readonly lasts: boolean
  kept(kind: 'answered' | 'effects', id: string): unknown
  /** How often an id was sent by earlier processes without an answer being kept. */
  unanswered(id: string): number
  write(record: JournalRecord): void
  sync(): Promise<void>
  close(): Promise<void>
}

const datasync = promisify(fdatasync)

/** So often at most a journal is forced to the disk, in milliseconds: what a machine loses with its power is sent once more. */
const FORCED_EVERY = 500
/** Lines are made into bytes in one place, as long as they fit there whatever their letters. */
const SCRATCH_BYTES = 1 << 18
const MOST_BYTES_A_LETTER = 3

/** A journal that forgets: for runs without a folder. */
export function forgetful(header: JournalHeader): Journal {
  return {
    header,
    lasts: false,
    kept: () => undefined,
    unanswered: () => 0,
    write: () => {},
    sync: async () => {},
    close: async () => {},
  }
}

/**
 * Opens `journal.jsonl` in a folder. What is about to be sent is written before it leaves; answers are written together at the end of the
 * turn of the event loop in which they came, verdicts with the next line; a killed process loses none of them. With `resume` an existing one is gone on with: a torn last line is
 * cut off, and only the places of answers are kept in memory, so that memory does not grow with what they say.
 */
export function openJournal(dir: string, header: JournalHeader, resume: boolean): Journal {
  const path = join(dir, 'journal.jsonl')
  try {
    mkdirSync(dir, { recursive: true })
  } catch (error) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${dir} cannot be made a folder for the journal`, { cause: error })
  }
  const exists = existsSync(path)
  if (exists && !resume)
    throw new PaviseError('PAV_USAGE', `${path} holds an earlier run`, {
      hint: 'Go on with it by --resume, or name another folder with --out.',
    })
  const fd = openSync(path, 'a+', 0o600)
  const index = exists ? scan(fd, path) : emptyIndex()
  if (index.header) assertSame(index.header, header, path)
  const kept = index.header ?? header
  let waiting = ''
  /** What could be written in part only; a cut may go through a character. */
  let rest: Buffer = Buffer.alloc(0)
  let scheduled = false
  let forcedAt = Number.NEGATIVE_INFINITY
  const scratch = Buffer.allocUnsafe(SCRATCH_BYTES)
  const flush = (): void => {
    if (waiting === '' && rest.length === 0) return
    const fits = rest.length === 0 && waiting.length * MOST_BYTES_A_LETTER <= scratch.length
    const bytes = fits ? scratch.subarray(0, scratch.write(waiting)) : Buffer.concat([rest, Buffer.from(waiting)])
    waiting = ''
    rest = bytes
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      rest = Buffer.from(rest)
      throw unwritable(path, error)
    }
  }
  const force = async (): Promise<void> => {
    forcedAt = performance.now()
    await datasync(fd)
  }
  /** A write that fails here fails again at the next `sent` or `sync`, where somebody listens. */
  const flushSoon = (): void => {
    scheduled = false
    try {
      flush()
    } catch {
      scheduled = true
    }
  }
  const append = (record: JournalRecord): void => {
    waiting += `${JSON.stringify(record)}\n`
    if (record.t === 'sent') flush()
    else if (record.t === 'answered' && !scheduled) {
      scheduled = true
      setImmediate(flushSoon)
    }
  }
  if (!index.header) append({ t: 'run', ...header })
  return {
    header: kept,
    lasts: true,
    kept: (kind, id) => {
      const place = index[kind].get(id)
      return place ? (JSON.parse(readAt(fd, place)) as { body: unknown }).body : undefined
    },
    unanswered: (id) => (index.answered.has(id) ? 0 : (index.sent.get(id) ?? 0)),
    write: append,
    sync: async () => {
      flush()
      if (performance.now() - forcedAt < FORCED_EVERY) return
      await force().catch((error: unknown) => {
        throw unwritable(path, error)
      })
    },
    close: async () => {
      try {
        flush()
        await force()
      } finally {
        closeSync(fd)
      }
    },
  }
}

/** What an open file refuses is a matter of room or of limits, and the run can be gone on with. */
function unwritable(path: string, error: unknown): PaviseError {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return new PaviseError('PAV_FILE_UNWRITABLE', `${path} takes no more${code}`, {
    cause: error,
    hint: 'Make room, or raise the limit of file sizes; then go on with --resume.',
  })
}

interface Place {
  start: number
  length: number
}

interface Index {
  header: JournalHeader | undefined
  sent: Map<string, number>
  answered: Map<string, Place>
  effects: Map<string, Place>
  end: number
}

function emptyIndex(): Index {
  return { header: undefined, sent: new Map(), answered: new Map(), effects: new Map(), end: 0 }
}

function scan(fd: number, path: string): Index {
  const index = emptyIndex()
  const chunk = Buffer.alloc(1 << 20)
  let rest = Buffer.alloc(0)
  let at = 0
  for (let size = readSync(fd, chunk, 0, chunk.length, at); size > 0; size = readSync(fd, chunk, 0, chunk.length, at)) {
    at += size
    rest = Buffer.concat([rest, chunk.subarray(0, size)])
    let from = 0
    for (let newline = rest.indexOf(10, from); newline >= 0; newline = rest.indexOf(10, from)) {
      enter(index, rest.subarray(from, newline), index.end, path)
      index.end += newline + 1 - from
      from = newline + 1
    }
    rest = rest.subarray(from)
  }
  if (rest.length > 0) ftruncateSync(fd, index.end)
  return index
}

function enter(index: Index, line: Buffer, start: number, path: string): void {
  let record: JournalRecord
  try {
    record = JSON.parse(line.toString('utf8')) as JournalRecord
  } catch (error) {
    throw new PaviseError('PAV_JOURNAL_BROKEN', `${path} has a line at byte ${start} that is not JSON`, { cause: error })
  }
  if (record.t === 'run') index.header = record
  else if (record.t === 'broken') {
    index.sent.delete(record.id)
    index.answered.delete(record.id)
  } else if (record.t === 'sent') index.sent.set(record.id, (index.sent.get(record.id) ?? 0) + 1)
  else if (record.t === 'answered' || record.t === 'effects') index[record.t].set(record.id, { start, length: line.length })
}

function readAt(fd: number, place: Place): string {
  const buffer = Buffer.alloc(place.length)
  readSync(fd, buffer, 0, place.length, place.start)
  return buffer.toString('utf8')
}

function assertSame(kept: JournalHeader, asked: JournalHeader, path: string): void {
  for (const field of ['target', 'seed'] as const)
    if (kept[field] !== asked[field])
      throw new PaviseError('PAV_USAGE', `${path} is of another run: its ${field} is ${kept[field]}, not ${asked[field]}`, {
        hint: 'Resume with the target and the seed of the first run, or name another folder with --out.',
      })
}
