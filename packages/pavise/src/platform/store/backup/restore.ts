import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { installKeptKeys } from '#platform/ledger/kept-keys'
import type { Keyring } from '#platform/ledger/keyring'
import { ArchiveReader, MOST_PART_BYTES } from '#platform/store/backup/archive'
import { copyIn } from '#platform/store/backup/copy'
import { checkArchive, type Manifest, partName, SEALED_SLOTS } from '#platform/store/backup/manifest'
import { openHeader, type PartSeal } from '#platform/store/backup/sealed-keys'
import { columnList, KEY_TABLE, listTables } from '#platform/store/backup/tables'
import { type Forgotten, forget, scrub } from '#platform/store/erase'
import { type Erased, knownErasures } from '#platform/store/erasure-list'
import { ensureParts } from '#platform/store/event-parts'
import { migrate } from '#platform/store/migrate'
import type { Migration } from '#platform/store/migration'
import { migrations } from '#platform/store/migrations/index'
import { rows } from '#platform/store/query'
import { RecordSeal } from '#platform/store/sealed'
import { inTransaction } from '#platform/store/transaction'

export interface RestoreOptions {
  readonly pool: pg.Pool
  readonly dataDir: string
  readonly file: string
  readonly keys: Keyring
  /** Text of an age identity, where the keys of the backup are wanted. */
  readonly identity?: string
  /** Erasures of another machine, beside those that this one remembers. */
  readonly erasures?: readonly Erased[]
  readonly progress?: (text: string) => void
}

export interface Restored {
  readonly manifest: Manifest
  /** Records forgotten again, because they were erased after the backup was made. */
  readonly forgotten: number
}

/**
 * Puts a backup into an empty database and an empty data folder, then forgets what was erased since. Everything is checked before
 * anything is changed. Throws PAV_BACKUP_DAMAGED, PAV_BACKUP_KEYS, PAV_RESTORE_NOT_EMPTY, PAV_STORE_NEWER.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { pool, file, keys, identity, progress } = options
  const archive = await ArchiveReader.open(file)
  try {
    progress?.('checking the backup')
    const manifest = await checkArchive(archive, file)
    const known = new Set(migrations.map(({ number }) => number))
    const newer = manifest.migrations.filter((number) => !known.has(number))
    if (newer.length > 0) throw new PaviseError('PAV_STORE_NEWER', `${file} was made by a newer version: it has steps ${newer.join(', ')}`)
    if (identity !== undefined && !manifest.keys) throw new PaviseError('PAV_BACKUP_KEYS', `${file} was made without keys`)
    const opened = identity === undefined ? undefined : await openHeader(await archive.read('keys.age'), identity)
    await refuseUnlessEmpty(options)
    if (opened !== undefined) await installKeptKeys(keys.dir, opened.kept)
    await loadDatabase(options, archive, manifest, opened?.seal)
    for (const stored of manifest.files) await restoreFile(options, archive, stored, opened?.seal)
    const forgotten = await forgetAgain(pool, new RecordSeal(await keys.masterKey()), [
      ...(await knownErasures(keys.dir)),
      ...(options.erasures ?? []),
    ])
    return { manifest, forgotten }
  } finally {
    await archive.close()
  }
}

async function refuseUnlessEmpty({ pool, dataDir }: RestoreOptions): Promise<void> {
  const [schema] = await rows(pool, sql<{ there: boolean }>`select to_regclass('pavise.migration') is not null as there`)
  if (schema?.there) {
    for (const { name } of await listTables(pool)) {
      const [row] = await rows(pool, sql<{ any: boolean }>`select exists (select 1 from ${sql.id('pavise', name)}) as any`)
      if (row?.any) throw new PaviseError('PAV_RESTORE_NOT_EMPTY', `the database has rows in ${name}`)
    }
  }
  for (const folder of ['ledger', 'events']) {
    const there = await readdir(join(dataDir, folder)).catch(() => [])
    if (there.length > 0) throw new PaviseError('PAV_RESTORE_NOT_EMPTY', `${join(dataDir, folder)} is not empty`)
  }
}

/** The schema as it was, its rows, then the steps that came since. */
async function loadDatabase(
  { pool, progress }: RestoreOptions,
  archive: ArchiveReader,
  manifest: Manifest,
  seal: PartSeal | undefined,
): Promise<void> {
  await rows(pool, sql`drop schema if exists pavise cascade`)
  const before: Migration[] = migrations.filter(({ number }) => manifest.migrations.includes(number))
  await migrate(pool, before)
  await ensureParts(
    pool,
    manifest.weeks.map((week) => new Date(week)),
  )
  const tables = new Map((await listTables(pool)).map((table) => [table.name, table]))
  await inTransaction(pool, async (client) => {
    for (const stored of manifest.tables) {
      if (stored.name === KEY_TABLE && seal === undefined) continue
      const table = tables.get(stored.name)
      const strange = stored.columns.find((column) => !table?.columns.includes(column))
      if (table === undefined || strange !== undefined)
        throw new PaviseError(
          'PAV_BACKUP_DAMAGED',
          `the backup has ${stored.name}${strange ? `.${strange}` : ''}, which the schema of its version has not`,
        )
      progress?.(stored.name)
      await loadTable(client, archive, stored, stored.name === KEY_TABLE ? seal : undefined)
    }
    await rows(
      client,
      sql`update pavise.run set state = 'cancelled', finished = coalesce(finished, now()) where state in ('queued', 'running', 'cancelling')`,
    )
  })
  await migrate(pool, migrations)
}

async function loadTable(
  client: pg.PoolClient,
  archive: ArchiveReader,
  stored: Manifest['tables'][number],
  seal: PartSeal | undefined,
): Promise<void> {
  const table = sql.id('pavise', stored.name)
  // Tallies come with their own table.
  await rows(client, sql`alter table ${table} disable trigger user`)
  for (let n = 1; n <= stored.parts; n++) {
    const name = partName(`tables/${stored.name}`, n)
    const bytes = await archive.read(name)
    await copyIn(
      client,
      `copy pavise."${stored.name}" (${columnList(stored.columns)}) from stdin`,
      unpack(seal === undefined ? bytes : seal.open(name, bytes)),
    )
  }
  await rows(client, sql`alter table ${table} enable trigger user`)
  const [counted] = await rows(client, sql<{ count: number }>`select count(*)::int as count from ${table}`)
  if (counted?.count !== stored.rows)
    throw new PaviseError('PAV_BACKUP_DAMAGED', `${stored.name} has ${counted?.count} rows, ${stored.rows} were written`)
  await continueCounting(client, stored.name)
}

const unpack = (bytes: Buffer): Buffer => gunzipSync(bytes, { maxOutputLength: MOST_PART_BYTES })

/** Sequences go on behind what was restored. */
async function continueCounting(client: pg.PoolClient, table: string): Promise<void> {
  const found = await rows(
    client,
    sql<{ column: string; sequence: string }>`
      select a.attname::text as column, pg_get_serial_sequence(format('pavise.%I', c.relname), a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pavise' and c.relname = ${table} and a.attidentity <> ''`,
  )
  const all = table === 'event' ? [...found, { column: 'seq', sequence: 'pavise.event_seq' }] : found
  for (const { column, sequence } of all)
    await rows(
      client,
      sql`select setval(${sequence}::regclass, greatest((select max(${sql.id(column)}) from ${sql.id('pavise', table)}), 1))`,
    )
}

async function restoreFile(
  { dataDir, progress }: RestoreOptions,
  archive: ArchiveReader,
  stored: Manifest['files'][number],
  seal: PartSeal | undefined,
): Promise<void> {
  const { folder, path, parts } = stored
  if (!/^[\w-][\w.-]*$/.test(path)) throw new PaviseError('PAV_BACKUP_DAMAGED', `the backup names a file ${JSON.stringify(path)}`)
  progress?.(`${folder}/${path}`)
  const sealed = seal !== undefined && folder === 'ledger' && path === 'keys.bin'
  await mkdir(join(dataDir, folder), { recursive: true, mode: 0o700 })
  const file = await open(join(dataDir, folder, path), 'wx', path === 'checkpoint' || path === 'public-key' ? 0o644 : 0o600)
  try {
    for (let n = 1; n <= parts; n++) {
      const name = partName(sealed ? SEALED_SLOTS : `${folder}/${path}`, n)
      const bytes = await archive.read(name)
      await file.write(unpack(sealed ? seal.open(name, bytes) : bytes))
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What was erased after the backup was made is erased in what was restored. */
async function forgetAgain(pool: pg.Pool, seal: RecordSeal, known: readonly Erased[]): Promise<number> {
  const stored = await rows(
    pool,
    sql<Omit<Erased, 'time' | 'before' | 'digest'> & { time: Date; before: Date | null; digest: string | null }>`
      select id, kind, encode(digest, 'hex') as digest, before, time, by from pavise.erasure`,
  )
  const all = new Map<string, Erased>()
  for (const { time, before, digest, ...rest } of stored)
    all.set(rest.id, {
      ...rest,
      time: time.toISOString(),
      ...(before ? { before: before.toISOString() } : {}),
      ...(digest ? { digest } : {}),
    })
  for (const erased of known) all.set(erased.id, erased)
  if (all.size === 0) return 0
  const { forgotten, tables, xact } = await inTransaction(pool, async (client) => {
    const done: Forgotten[] = []
    for (const erased of all.values()) done.push(await forget(client, seal, erased))
    const [row] = await rows(client, sql<{ xact: string }>`select pg_current_xact_id()::text as xact`)
    return { forgotten: done.reduce((sum, { records }) => sum + records, 0), tables: done.flatMap((one) => one.tables), xact: row!.xact }
  })
  await scrub(pool, xact, tables)
  return forgotten
}
