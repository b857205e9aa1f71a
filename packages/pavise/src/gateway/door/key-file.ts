import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { keyDigest, newKey } from '#gateway/door/keys'

const schema = z.object({
  version: z.literal(1),
  keys: z.array(z.object({ digest: z.string().regex(/^sha256:[0-9a-f]{64}$/), created: z.iso.datetime() })).min(1),
})

/** Digests of the keys in a file. Where there is none, one key is made and handed out this once; only its digest is kept. */
export async function openKeyFile(path: string): Promise<{ digests: string[]; made?: string }> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new PaviseError('PAV_FILE_UNREADABLE', `${path} cannot be read (${cause.code})`, { cause })
  })
  if (text !== undefined) return { digests: parse(text, path).keys.map((key) => key.digest) }
  const made = newKey()
  const digest = keyDigest(made)
  const content = { version: 1, keys: [{ digest, created: new Date().toISOString() }] } satisfies z.infer<typeof schema>
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${path} cannot be written (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
  return { digests: [digest], made }
}

function parse(text: string, path: string): z.infer<typeof schema> {
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
