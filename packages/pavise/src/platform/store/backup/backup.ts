import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { VERSION } from '#core/version'
import { readKeptKeys } from '#platform/ledger/kept-keys'
import type { Keyring } from '#platform/ledger/keyring'
import { SLOT_BYTES } from '#platform/ledger/layout'
import { WRAPPED_KEY_BYTES } from '#platform/ledger/record-key'
import { ArchiveWriter } from '#platform/store/backup/archive'
import { copyOut } from '#platform/store/backup/copy'
import { type Manifest, partName, SEALED_SLOTS, writeManifest } from '#platform/store/backup/manifest'
import { PartSeal } from '#platform/store/backup/sealed-keys'
import { columnList, KEY_TABLE, listTables, type Table } from '#platform/store/backup/tables'
import { partWeeks } from '#platform/store/event-parts'
import { storeFault } from '#platform/store/faults'
import { rows } from '#platform/store/query'

export interface BackupOptions {
  readonly pool: pg.Pool
  /** The data folder: its ledger and journal go along. */
  readonly dataDir: string
  /** Must not be there. */
  readonly file: string
  readonly keys: Keyring
  /** Where record keys go along: the age recipient who can open them. */
  readonly recipient?: string
  readonly now?: Date
  readonly progress?: (text: string) => void
}

const PART_BYTES = 4 * 1024 * 1024
/** Bytes of a key slot that hold the key: the last ones. */
const KEY_AT = SLOT_BYTES - WRAPPED_KEY_BYTES

/**
 * Writes the whole workbench into one file: every table as it was at one moment, then ledger and journal, which only grow. Sealed
 * records go along without their keys, unless a recipient is named. Works while the workbench runs.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { file, keys, recipient } = options
  const seal = recipient === undefined ? undefined : PartSeal.fresh()
  const header = seal === undefined ? undefined : await seal.headerFor(recipient!, await readKeptKeys(keys.dir, await keys.masterKey()))
  const archive = await ArchiveWriter.create(file).catch((cause: NodeJS.ErrnoException) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', cause.code === 'EEXIST' ? `${file} is there already` : `${file} cannot be written`, {
      cause,
    })
  })
  try {
    if (header !== undefined) await archive.add('keys.age', header)
    const database = await writeDatabase(options, archive, seal)
    const files = await writeFiles(options, archive, seal)
    const time = (options.now ?? new Date()).toISOString()
    const manifest = await writeManifest(archive, {
      schema: 'pavise.backup/1',
      version: VERSION,
      time,
      ...database,
      files,
      keys: seal !== undefined,
    })
    await archive.finish()
    return manifest
  } catch (error) {
    await archive.abandon()
    await rm(file, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new PaviseError('PAV_FILE_UNWRITABLE', `no room to write ${file}`, { cause: error })
    throw storeFault(error)
  }
}

async function writeDatabase(
  { pool, progress }: BackupOptions,
  archive: ArchiveWriter,
  seal: PartSeal | undefined,
): Promise<Pick<Manifest, 'migrations' | 'tables' | 'weeks'>> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const migrations = (await rows(client, sql<{ number: number }>`select number from pavise.migration order by number`)).map(
      ({ number }) => number,
    )
    const weeks = await partWeeks(client)
    const tables: Manifest['tables'] = []
    for (const table of await listTables(client)) {
      if (table.name === KEY_TABLE && seal === undefined) continue
      progress?.(table.name)
      tables.push(await writeTable(client, archive, table, table.name === KEY_TABLE ? seal : undefined))
    }
    await client.query('commit')
    return { migrations, tables, weeks: weeks.map((week) => week.toISOString()) }
  } finally {
    client.release(true)
  }
}

async function writeTable(
  client: pg.PoolClient,
  archive: ArchiveWriter,
  table: Table,
  seal: PartSeal | undefined,
): Promise<Manifest['tables'][number]> {
  const { name, columns } = table
  let parts = 0
  await copyOut(client, `copy (select ${columnList(columns)} from pavise."${name}") to stdout`, PART_BYTES, async (part) => {
    const path = partName(`tables/${name}`, ++parts)
    const packed = gzipSync(part, { level: 3 })
    await archive.add(path, seal === undefined ? packed : seal.seal(path, packed))
  })
  const [counted] = await rows(client, sql<{ count: number }>`select count(*)::int as count from ${sql.id('pavise', name)}`)
  return { name, columns, rows: counted?.count ?? 0, parts }
}

/** The order matters while both grow: signatures and entries first, then what is on disk before its entry is. */
const LEDGER_FILES = ['checkpoint', 'public-key', 'entries.jsonl', 'keys.bin', 'bodies.bin'] as const

async function writeFiles(
  { dataDir, progress }: BackupOptions,
  archive: ArchiveWriter,
  seal: PartSeal | undefined,
): Promise<Manifest['files']> {
  const files: Manifest['files'] = []
  for (const folder of ['ledger', 'events'] as const) {
    const there = await listFiles(join(dataDir, folder))
    const paths =
      folder === 'ledger'
        ? LEDGER_FILES.filter((path) => there.includes(path))
        : there.filter((path) => /^[\w.-]+$/.test(path) && path !== 'lock')
    for (const path of paths) {
      progress?.(`${folder}/${path}`)
      const from = join(dataDir, folder, path)
      const { size } = await stat(from)
      const slots = folder === 'ledger' && path === 'keys.bin'
      const pack = (part: Buffer): Buffer => gzipSync(slots ? withoutKeys(part) : part, { level: 3 })
      files.push({ folder, path, bytes: size, parts: await writeFile(from, size, `${folder}/${path}`, archive, pack) })
      if (slots && seal !== undefined)
        await writeFile(from, size, SEALED_SLOTS, archive, (part, name) => seal.seal(name, gzipSync(part, { level: 3 })))
    }
  }
  return files
}

const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

/** Slots as they are, each with zeros in place of its key. */
function withoutKeys(slots: Buffer): Buffer {
  const copy = Buffer.from(slots)
  for (let at = 0; at + SLOT_BYTES <= copy.length; at += SLOT_BYTES) copy.fill(0, at + KEY_AT, at + SLOT_BYTES)
  return copy
}

/** Parts of the first `size` bytes of a file, a whole number of key slots each; gives how many. */
async function writeFile(
  path: string,
  size: number,
  name: string,
  archive: ArchiveWriter,
  pack: (part: Buffer, name: string) => Buffer,
): Promise<number> {
  const step = PART_BYTES - (PART_BYTES % SLOT_BYTES)
  const file = await open(path, 'r')
  try {
    let parts = 0
    for (let at = 0; at < size; at += step) {
      const part = Buffer.alloc(Math.min(step, size - at))
      await file.read(part, 0, part.length, at)
      const of = partName(name, ++parts)
      await archive.add(of, pack(part, of))
    }
    return parts
  } finally {
    await file.close()
  }
}
