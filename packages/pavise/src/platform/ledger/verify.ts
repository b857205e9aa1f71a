import { readFile, stat } from 'node:fs/promises'
import { PaviseError } from '#core/errors/error'
import { type Checkpoint, openCheckpoint } from '#platform/ledger/checkpoint'
import { decodeEntry, FORGET_TYPE } from '#platform/ledger/entry'
import type { Keyring } from '#platform/ledger/keyring'
import { ledgerFiles } from '#platform/ledger/layout'
import { type LeafScan, scanLeaves } from '#platform/ledger/leaf-scan'
import { formatNoteKey, type NoteKey, parseNoteKey } from '#platform/ledger/signed-note'
import { type BodyCount, FaultList, type KeySource, statementOf, type Verification, type Vouched } from '#platform/ledger/verification'
import { verifyBodies } from '#platform/ledger/verify-bodies'

export interface VerifyOptions {
  /** A signed checkpoint that was kept elsewhere: the whole note. */
  readonly checkpoint?: string
  /** The public key line that must have signed. */
  readonly publicKey?: string
  /** Keys of this machine, where the ledger was written here: they know the newest checkpoint and open bodies. */
  readonly keys?: Keyring
  /** Whether bodies are opened, which needs the master key. */
  readonly bodies?: boolean
  /** Told now and then how many bytes of entries were read, of how many. */
  readonly onProgress?: (done: number, total: number) => void
}

const TELL_EVERY = 25_000

interface Vouching {
  readonly origin?: string
  readonly key?: { source: KeySource; line: string }
  readonly heads: readonly { source: Vouched['source']; head: Checkpoint }[]
}

const text = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

/**
 * Holds a ledger folder, or an export of one, against every checkpoint at hand, offline and in flat memory. Change, deletion,
 * reordering, truncation below a checkpoint and forks are faults. What was appended after the newest checkpoint, and what
 * was cut off after it, nobody can know: the statement says so. Throws PAV_LEDGER_NOT_FOUND, PAV_LEDGER_KEY.
 */
export async function verifyLedger(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const kind = await stat(path).catch(() => undefined)
  if (kind === undefined) throw new PaviseError('PAV_LEDGER_NOT_FOUND', `there is nothing at ${path}`)
  return kind.isDirectory() ? verifyFolder(path, options) : verifyExport(path, options)
}

async function verifyFolder(dir: string, options: VerifyOptions): Promise<Verification> {
  const files = ledgerFiles(dir)
  const there = await stat(files.entries).catch(() => undefined)
  if (there === undefined) throw new PaviseError('PAV_LEDGER_NOT_FOUND', `${dir} holds no entries.jsonl`)
  const faults = new FaultList()
  const stored = await text(files.checkpoint)
  const vouching = await gather(options, faults, stored, await text(files.publicKey))
  const { scan, forgets } = await scanEntries(files.entries, vouching, faults, false, options.onProgress)
  if (scan.tail > 0) faults.add('the last line is unfinished: an append was cut off, or the file was changed')
  const vouched = holdAgainst(scan, vouching, faults)
  const masterKey = options.bodies && options.keys ? await options.keys.masterKey() : undefined
  const bodies = await verifyBodies(files, scan.tree.size, forgets, masterKey, faults)
  return conclude(scan, vouching, vouched, bodies, faults)
}

async function verifyExport(path: string, options: VerifyOptions): Promise<Verification> {
  const faults = new FaultList()
  const none: Vouching = { heads: [] }
  const first = await scanEntries(path, none, faults, true, options.onProgress)
  if (first.scan.note === undefined) faults.add('the checkpoint that ends an export is not there: the file was cut')
  if (first.scan.tail > 0) faults.add('the last line is unfinished: the file was cut')
  const gathered = await gather(options, faults, first.scan.note, undefined)
  // An export is a picture of its day: that the ledger grew since then on this machine is no fault of it.
  const vouching = {
    ...gathered,
    heads: gathered.heads.filter(({ source, head }) => source !== 'kept' || head.size <= first.scan.tree.size),
  }
  const own = vouching.heads.find(({ source }) => source === 'stored')
  if (own && own.head.size !== first.scan.tree.size) {
    faults.add(`the export holds ${first.scan.tree.size} entries, its checkpoint says ${own.head.size}`)
  }
  const { scan } = vouching.heads.length > 0 ? await scanEntries(path, vouching, new FaultList(), true) : first
  const vouched = holdAgainst(scan, vouching, faults)
  return conclude(scan, vouching, vouched, { checked: 0, forgotten: 0, unread: scan.tree.size }, faults)
}

/** Finds the key and opens the checkpoints with it. */
async function gather(options: VerifyOptions, faults: FaultList, stored?: string, storedKey?: string): Promise<Vouching> {
  const heads: { source: Vouched['source']; head: Checkpoint }[] = []
  const found = await findKey(options, faults, storedKey, stored)
  if (found === undefined) {
    if (options.checkpoint !== undefined || stored !== undefined) faults.add('there is a checkpoint, but no public key to check it with')
    return { heads }
  }
  const { key, source, kept } = found
  const notes = { given: options.checkpoint, kept, stored }
  for (const [from, note] of Object.entries(notes) as [Vouched['source'], string | undefined][]) {
    if (note === undefined) continue
    try {
      heads.push({ source: from, head: openCheckpoint(note, [key]) })
    } catch (error) {
      faults.add(`the ${from} checkpoint does not hold: ${(error as Error).message}`)
    }
  }
  for (const { source: from, head } of heads) {
    if (head.origin !== key.name) faults.add(`the ${from} checkpoint is of the log ${head.origin}, the key is of ${key.name}`)
  }
  return { origin: key.name, key: { source, line: formatNoteKey(key) }, heads }
}

/** A key that was given counts most, then one that this machine signs with, then the one beside the entries. */
async function findKey(
  options: VerifyOptions,
  faults: FaultList,
  storedLine: string | undefined,
  storedNote: string | undefined,
): Promise<{ key: NoteKey; source: KeySource; kept?: string } | undefined> {
  const stored = storedLine === undefined ? undefined : parseStoredKey(storedLine, faults)
  const given = options.publicKey === undefined ? undefined : parseNoteKey(options.publicKey)
  const origin = given?.name ?? stored?.name ?? (options.checkpoint ?? storedNote)?.split('\n', 1)[0]
  const known = origin === undefined ? undefined : await options.keys?.known(origin)
  const kept = known?.checkpoint === undefined ? {} : { kept: known.checkpoint }
  const key = given ?? known?.key ?? stored
  if (key === undefined) return undefined
  if (stored && !stored.id.equals(key.id)) faults.add('the public key beside the entries is not the key that was expected')
  const sameKey = known?.key.id.equals(key.id) === true
  return { key, source: given ? 'given' : known ? 'kept' : 'stored', ...(sameKey ? kept : {}) }
}

function parseStoredKey(line: string, faults: FaultList): NoteKey | undefined {
  try {
    return parseNoteKey(line)
  } catch (error) {
    faults.add(`the public key beside the entries cannot be read: ${(error as Error).message}`)
    return undefined
  }
}

async function scanEntries(
  path: string,
  vouching: Vouching,
  faults: FaultList,
  note: boolean,
  onProgress?: VerifyOptions['onProgress'],
): Promise<{ scan: LeafScan; forgets: Set<number> }> {
  const forgets = new Set<number>()
  const total = (await stat(path)).size
  let bytes = 0
  const onLeaf = (leaf: Buffer, index: number): void => {
    bytes += leaf.length + 1
    if (index % TELL_EVERY === 0) onProgress?.(bytes, total)
    const read = decodeEntry(leaf)
    if ('fault' in read) faults.add(`the entry ${read.fault}`, index)
    else if (read.entry.type === FORGET_TYPE && typeof read.entry['forgets'] === 'number') forgets.add(read.entry['forgets'])
  }
  const scan = await scanLeaves(path, { rootsAt: vouching.heads.map(({ head }) => head.size), onLeaf, note })
  if (scan.tooLong) faults.add('a line is longer than any entry; nothing after it was read', scan.tree.size)
  return { scan, forgets }
}

function holdAgainst(scan: LeafScan, vouching: Vouching, faults: FaultList): Vouched[] {
  const held: Vouched[] = []
  for (const { source, head } of vouching.heads) {
    const root = scan.roots.get(head.size)
    if (head.size > scan.tree.size) faults.add(`${head.size} entries were signed (${source} checkpoint), only ${scan.tree.size} are here`)
    else if (!root?.equals(head.root)) faults.add(`the first ${head.size} entries are not those that were signed (${source} checkpoint)`)
    else held.push({ source, size: head.size, root: head.root.toString('base64') })
  }
  return held
}

function conclude(scan: LeafScan, vouching: Vouching, vouched: Vouched[], bodies: BodyCount, faults: FaultList): Verification {
  const { size } = scan.tree
  const signed = vouched.reduce((most, head) => Math.max(most, head.size), 0)
  return {
    ok: faults.count === 0,
    size,
    root: scan.tree.root().toString('base64'),
    ...(vouching.origin === undefined ? {} : { origin: vouching.origin }),
    signed,
    vouched,
    ...(vouching.key === undefined ? {} : { key: vouching.key }),
    bodies,
    faults: faults.listed,
    faultCount: faults.count,
    statement: statementOf(size, signed, vouched, faults.count),
  }
}
