import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type KeyScope, type VirtualKey, virtualKeySchema } from '#core/access/key-scope'
import { PaviseError } from '#core/errors/error'
import { keyDigest, newKey } from '#gateway/door/keys'

/** Version 1 knew digests only. */
const schema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  keys: z.array(virtualKeySchema.extend({ created: z.iso.datetime() })).min(1),
})
export type FiledKey = z.output<typeof schema>['keys'][number]

/** Keys in a file. Where there is none, one key is made and handed out this once; only its digest is kept. */
export async function openKeyFile(path: string): Promise<{ keys: VirtualKey[]; made?: string }> {
  const known = await readKeyFile(path)
  if (known) return { keys: known }
  const { key } = await addToKeyFile(path, { name: 'first' })
  return { keys: (await readKeyFile(path))!, made: key }
}

/** The keys of a file; undefined where there is none. Throws PAV_GATEWAY_KEYS where it holds something else. */
export async function readKeyFile(path: string): Promise<FiledKey[] | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new PaviseError('PAV_FILE_UNREADABLE', `${path} cannot be read (${cause.code})`, { cause })
  })
  return text === undefined ? undefined : parse(text, path).keys
}

/** Makes a key and adds what it may do to a file. The key itself is given this once. */
export async function addToKeyFile(
  path: string,
  wanted: { name: string; expires?: string; scope?: KeyScope },
): Promise<{ key: string; filed: FiledKey }> {
  const keys = (await readKeyFile(path)) ?? []
  const key = newKey()
  const filed: FiledKey = { digest: keyDigest(key), created: new Date().toISOString(), ...wanted }
  await write(path, [...keys, filed], keys.length === 0)
  return { key, filed }
}

/** Takes the key out whose digest begins so (`sha256:` left away). Throws PAV_NOT_FOUND where that is none, and PAV_USAGE where it is the last. */
export async function removeFromKeyFile(path: string, begins: string): Promise<FiledKey> {
  const keys = (await readKeyFile(path)) ?? []
  const found = keys.filter(({ digest }) => digest.startsWith(`sha256:${begins}`))
  if (found.length !== 1) throw new PaviseError('PAV_NOT_FOUND', `${found.length} keys of ${path} begin with ${begins}`)
  if (keys.length === 1)
    throw new PaviseError('PAV_USAGE', 'this is the last key', { hint: 'Make another one first: pavise key create NAME' })
  await write(
    path,
    keys.filter((key) => key !== found[0]),
    false,
  )
  return found[0]!
}

/** Replaces the file as a whole, so that a gateway that looks at it never sees half of it. */
async function write(path: string, keys: readonly FiledKey[], fresh: boolean): Promise<void> {
  const draft = fresh ? path : `${path}.${process.pid}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(draft, fresh ? 'wx' : 'w', 0o600)
    try {
      await file.writeFile(`${JSON.stringify({ version: 2, keys }, null, 2)}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
    if (!fresh) await rename(draft, path)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${path} cannot be written (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
}

function parse(text: string, path: string): z.output<typeof schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new PaviseError('PAV_GATEWAY_KEYS', `${path} holds no keys of a gateway`)
  return parsed.data
}
