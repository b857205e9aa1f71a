import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { virtualKeySchema } from '#core/access/key-scope'

const schema = z.object({
  version: z.literal(1),
  policy: z.object({ number: z.number().int(), text: z.string() }).optional(),
  /** Digests alone in files of earlier versions. */
  keys: z.array(z.union([z.string().regex(/^sha256:[0-9a-f]{64}$/), virtualKeySchema])),
})

/** What the gateway last heard from the store: with it, it starts while the database is away. Keys stand as digests. */
export type Snapshot = z.infer<typeof schema>

const fileOf = (folder: string): string => join(folder, 'last-known.json')

export async function readSnapshot(folder: string): Promise<Snapshot | undefined> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => '')
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Replaces the file as a whole. */
export async function writeSnapshot(folder: string, snapshot: Snapshot): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${fileOf(folder)}.${process.pid}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(snapshot))
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, fileOf(folder))
}
