import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { replaceFile } from '#platform/ledger/keyring'

/** Everything that a key folder holds, to be carried to another machine under a seal. */
export const keptKeysSchema = z.object({
  master: z.string().regex(/^[0-9a-f]{64}$/),
  /** Signing keys and newest checkpoints, by their file names. */
  files: z.record(z.string().regex(/^[0-9a-f]{24}\.(key|checkpoint)$/), z.string()),
})
export type KeptKeys = z.infer<typeof keptKeysSchema>

const FILE = /^[0-9a-f]{24}\.(key|checkpoint)$/

export async function readKeptKeys(dir: string, master: Uint8Array): Promise<KeptKeys> {
  const names = (await readdir(dir).catch(() => [] as string[])).filter((name) => FILE.test(name))
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(dir, name), 'utf8')] as const))
  return { master: Buffer.from(master).toString('hex'), files: Object.fromEntries(files) }
}

/**
 * Puts keys into a folder that has none, or has the same master key. Throws PAV_LEDGER_KEY where another one is there: what it
 * protects would be lost. Signing keys that are there stay.
 */
export async function installKeptKeys(dir: string, kept: KeptKeys): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const there = new Set(await readdir(dir))
  if (there.has('master.key')) {
    const known = (await readFile(join(dir, 'master.key'), 'utf8')).trim()
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
    if (digest(known) !== digest(kept.master))
      throw new PaviseError('PAV_LEDGER_KEY', `${dir} holds another master key than the backup`, {
        hint: 'Name an empty folder for the keys with PAVISE_CONFIG_DIR, and use it from then on.',
      })
  } else await replaceFile(join(dir, 'master.key'), `${kept.master}\n`)
  for (const [name, text] of Object.entries(kept.files)) if (!there.has(name)) await replaceFile(join(dir, name), text)
}
