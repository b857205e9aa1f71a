import { createHash } from 'node:crypto'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { ArchiveReader, ArchiveWriter } from '#platform/store/backup/archive'

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

/** What is in a backup: the last thing written, so that one that was cut off has none. */
const manifestSchema = z.object({
  schema: z.literal('pavise.backup/1'),
  version: z.string(),
  time: z.iso.datetime(),
  /** Steps of the schema that the database had. */
  migrations: z.array(z.number().int()),
  tables: z.array(z.object({ name, columns: z.array(name), rows: z.number().int(), parts: z.number().int() })),
  /** First days of the weeks of which there are events. */
  weeks: z.array(z.iso.datetime()),
  files: z.array(z.object({ folder: z.enum(['ledger', 'events']), path: z.string(), bytes: z.number().int(), parts: z.number().int() })),
  /** Whether record keys are in it, sealed for a recipient. */
  keys: z.boolean(),
  parts: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

const MANIFEST = 'manifest.json'
const DIGEST = 'manifest.sha256'
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export async function writeManifest(archive: ArchiveWriter, manifest: Omit<Manifest, 'parts'>): Promise<Manifest> {
  const whole = { ...manifest, parts: [...archive.parts] }
  const bytes = Buffer.from(`${JSON.stringify(whole, undefined, 1)}\n`)
  await archive.add(MANIFEST, bytes)
  await archive.add(DIGEST, Buffer.from(`${digest(bytes)}\n`))
  return whole
}

/** The manifest of an archive all of whose parts are as they were written. Throws PAV_BACKUP_DAMAGED. */
export async function checkArchive(archive: ArchiveReader, file: string): Promise<Manifest> {
  const bytes = await archive.read(MANIFEST)
  if ((await archive.read(DIGEST)).toString('latin1').trim() !== digest(bytes))
    throw new PaviseError('PAV_BACKUP_DAMAGED', `${file}: its manifest was changed`)
  const parsed = manifestSchema.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!parsed.success) throw new PaviseError('PAV_BACKUP_DAMAGED', `${file}: is no backup that this version reads`, { cause: parsed.error })
  await archive.verify(parsed.data.parts, [MANIFEST, DIGEST])
  return parsed.data
}

/** The ledger's key slots with their keys, where those go along; `ledger/keys.bin` has zeros in their place. */
export const SEALED_SLOTS = 'ledger/keys.sealed'

/** Name of the `n`th part of a thing. */
export const partName = (of: string, n: number): string => `${of}/${String(n).padStart(6, '0')}`
