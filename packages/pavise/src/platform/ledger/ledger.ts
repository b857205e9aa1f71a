import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { PaviseError } from '#core/errors/error'
import { type Checkpoint, openCheckpoint, signCheckpoint } from '#platform/ledger/checkpoint'
import { type EntryFields, FORGET_TYPE } from '#platform/ledger/entry'
import { type Keyring, replaceFile } from '#platform/ledger/keyring'
import { type LedgerFiles, ledgerFiles } from '#platform/ledger/layout'
import { LedgerWriter } from '#platform/ledger/ledger-writer'
import { type ConsistencyProof, type InclusionProof, proveConsistency, proveInclusion } from '#platform/ledger/prove'
import { type LedgerRecord, readRecord } from '#platform/ledger/read-record'
import { recover } from '#platform/ledger/recover'
import { formatNoteKey, type NoteKey, type NoteSigner, parseNoteKey } from '#platform/ledger/signed-note'
import { lockForWriting } from '#platform/ledger/writer-lock'

export interface LedgerOptions {
  readonly keys: Keyring
  /** Name of a new log, by convention a URL without scheme; one with random digits where nothing is given. */
  readonly origin?: string
  /** The clock of the entries. */
  readonly now?: () => Date
}

export interface NewRecord {
  readonly type: string
  readonly body: unknown
  /** What the entry says in the clear: labels, no secrets. */
  readonly fields?: EntryFields
}

/** The one writer of a ledger folder. */
export interface Ledger {
  readonly origin: string
  /** The public key as one line, to be kept elsewhere. */
  readonly publicKey: string
  /** Durable entries. */
  readonly size: number
  /** Root of the durable entries, base64, as a checkpoint writes it. */
  readonly root: string
  /** Seals one record; resolves with its index once it is on disk. */
  append(type: string, body: unknown, fields?: EntryFields): Promise<number>
  /** Seals many with shared fsyncs; resolves with the index of the first. One that cannot be an entry rejects; those before it are sealed. */
  appendBatch(records: readonly NewRecord[]): Promise<number>
  /** Signs what is durable, writes it beside the entries and keeps it with the keys. */
  checkpoint(): Promise<string>
  read(index: number): Promise<LedgerRecord>
  proof(index: number, size?: number): Promise<InclusionProof>
  consistency(old: number, size?: number): Promise<ConsistencyProof>
  /** Destroys the key of a record and says so in the ledger: its body is gone, the tree stays verifiable. */
  forget(index: number, reason: string): Promise<void>
  /** Signs a last checkpoint and lets go of the folder. */
  close(): Promise<void>
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Opens a ledger folder for writing, making it where it is not there. After a crash, what was acknowledged is there and the rest
 * is gone. Throws PAV_LEDGER_LOCKED, PAV_LEDGER_KEY, and PAV_LEDGER_DAMAGED where the folder is not what was signed.
 */
export async function openLedger(dir: string, options: LedgerOptions): Promise<Ledger> {
  const path = resolve(dir)
  refuseKeysInside(path, options.keys.dir)
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${dir} cannot be made`, { cause })
  })
  const unlock = await lockForWriting(path)
  try {
    const files = ledgerFiles(path)
    const signer = await signerOf(dir, files, options)
    const masterKey = await options.keys.masterKey()
    await createFiles(path, files, signer)
    const state = await recover(dir, files, await knownHeads(files, signer, options.keys))
    const writer = await LedgerWriter.open(files, masterKey, state)
    return ledgerOver(path, files, writer, signer, masterKey, options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** A key beside what it protects protects nothing (promise 5). */
function refuseKeysInside(dir: string, keyDir: string): void {
  const way = relative(dir, resolve(keyDir))
  if (way === '' || !(way.startsWith('..') || resolve(way) === way)) {
    throw new PaviseError('PAV_LEDGER_KEY', `the folder of keys ${keyDir} lies inside the ledger ${dir}`, {
      hint: 'Keep keys outside the data.',
    })
  }
}

async function signerOf(dir: string, files: LedgerFiles, { keys, origin }: LedgerOptions): Promise<NoteSigner> {
  if (await isThere(files.publicKey)) {
    const stored = parseNoteKey(await readFile(files.publicKey, 'utf8'))
    if (origin !== undefined && origin !== stored.name) {
      throw new PaviseError('PAV_LEDGER_DAMAGED', `${dir} belongs to the log ${stored.name}, not to ${origin}`)
    }
    if ((await keys.known(stored.name)) === undefined) {
      throw new PaviseError('PAV_LEDGER_KEY', `the signing key of ${stored.name} is not in ${keys.dir}`)
    }
    const signer = await keys.signer(stored.name)
    if (!signer.id.equals(stored.id))
      throw new PaviseError('PAV_LEDGER_DAMAGED', `${files.publicKey} is not the key that signs ${stored.name}`)
    return signer
  }
  const entries = await stat(files.entries).catch(() => undefined)
  if (entries !== undefined && entries.size > 0) throw new PaviseError('PAV_LEDGER_DAMAGED', `${files.publicKey} is missing`)
  return keys.signer(origin ?? `pavise.local/ledger/${randomBytes(8).toString('hex')}`)
}

async function createFiles(dir: string, files: LedgerFiles, signer: NoteSigner): Promise<void> {
  for (const path of [files.entries, files.bodies, files.keys]) await (await open(path, 'a', 0o600)).close()
  if (!(await isThere(files.publicKey))) await replaceFile(files.publicKey, `${formatNoteKey(signer)}\n`, 0o644)
  const folder = await open(dir, 'r')
  await folder.sync().finally(() => folder.close())
}

/** The tree heads that this machine signed: the one in the folder and the one kept with the keys. */
async function knownHeads(files: LedgerFiles, key: NoteKey, keys: Keyring): Promise<Checkpoint[]> {
  const kept = (await keys.known(key.name))?.checkpoint
  const stored = (await isThere(files.checkpoint)) ? await readFile(files.checkpoint, 'utf8') : undefined
  return [kept, stored].flatMap((note) => (note === undefined ? [] : [openCheckpoint(note, [key])]))
}

function ledgerOver(
  dir: string,
  files: LedgerFiles,
  writer: LedgerWriter,
  signer: NoteSigner,
  masterKey: Buffer,
  { keys, now = () => new Date() }: LedgerOptions,
  unlock: () => Promise<void>,
): Ledger {
  const add = ({ type, body, fields = {} }: NewRecord) => writer.add(type, now().toISOString(), body, fields)
  const append = async (record: NewRecord): Promise<number> => {
    const { index, done } = add(record)
    await done
    return index
  }
  async function checkpoint(): Promise<string> {
    await writer.settled()
    const note = signCheckpoint({ origin: signer.name, size: writer.tree.size, root: writer.tree.root() }, signer)
    await keys.remember(signer.name, note)
    await replaceFile(files.checkpoint, note, 0o644)
    return note
  }
  function known(index: number): void {
    if (!Number.isSafeInteger(index) || index < 0 || index >= writer.tree.size) {
      throw new PaviseError('PAV_LEDGER_ENTRY', `there is no entry ${index}: the ledger holds ${writer.tree.size}`)
    }
  }
  let closing: Promise<void> | undefined
  return {
    origin: signer.name,
    publicKey: formatNoteKey(signer),
    get size() {
      return writer.tree.size
    },
    get root() {
      return writer.tree.root().toString('base64')
    },
    append: (type, body, fields) => append({ type, body, ...(fields ? { fields } : {}) }),
    async appendBatch(records) {
      const added = records.map(add)
      await Promise.all(new Set(added.map(({ done }) => done)))
      return added[0]?.index ?? writer.tree.size
    },
    checkpoint,
    async read(index) {
      known(index)
      return readRecord(dir, index, masterKey)
    },
    async proof(index, size = writer.tree.size) {
      known(index)
      return proveInclusion(files.entries, index, size)
    },
    consistency: (old, size = writer.tree.size) => proveConsistency(files.entries, old, size),
    async forget(index, reason) {
      known(index)
      await append({ type: FORGET_TYPE, body: { reason }, fields: { forgets: index } })
      await writer.destroyKey(index)
    },
    close() {
      closing ??= (async () => {
        try {
          await checkpoint()
        } finally {
          await writer.close().finally(unlock)
        }
      })()
      return closing
    },
  }
}
