import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What was forgotten, without saying whom: session and subject only as keyed digests. */
export const erasedSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['session', 'subject', 'before']),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  before: z.iso.datetime().optional(),
  time: z.iso.datetime(),
  by: z.string(),
})
export type Erased = z.infer<typeof erasedSchema>

const fileOf = (keyDir: string): string => join(keyDir, 'erasures.jsonl')

/** Keeps an erasure with the keys, outside the data, so that a backup from before is made to forget it too. Durable when this resolves. */
export async function rememberErasure(keyDir: string, erased: Erased): Promise<void> {
  await mkdir(keyDir, { recursive: true, mode: 0o700 })
  const file = await open(fileOf(keyDir), 'a', 0o600)
  try {
    await file.write(`${JSON.stringify(erased)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Every erasure that is known here. A line that a crash cut short was never acknowledged and is passed over. */
export async function knownErasures(keyDir: string): Promise<Erased[]> {
  const text = await readFile(fileOf(keyDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      return [erasedSchema.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}
