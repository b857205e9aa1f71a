import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** How much of each journal file was delivered, in bytes, by file name. */
export type Positions = Map<string, number>

const schema = z.object({ version: z.literal(1), files: z.record(z.string(), z.number().int().nonnegative()) })

const fileOf = (folder: string): string => join(folder, 'delivered.json')

/** Without a file that can be read, delivery begins anew: the receiver knows what it has. */
export async function readPositions(folder: string): Promise<Positions> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => '')
  try {
    return new Map(Object.entries(schema.parse(JSON.parse(text)).files))
  } catch {
    return new Map()
  }
}

/** Replaces the file as a whole, synced before it gets its name. */
export async function writePositions(folder: string, positions: Positions): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${fileOf(folder)}.${process.pid}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify({ version: 1, files: Object.fromEntries(positions) }))
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, fileOf(folder))
}
