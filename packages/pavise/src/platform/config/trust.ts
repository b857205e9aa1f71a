import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

const trustedSchema = z.object({ sha256: z.string(), file: z.string(), at: z.string() })
const storeSchema = z.object({ version: z.literal(1), trusted: z.array(trustedSchema) })

/** One configuration that the user read and trusts: its digest, where it lay, when. */
export type Trusted = z.infer<typeof trustedSchema>

type Environment = Readonly<Record<string, string | undefined>>

/** `sha256:` and 64 hexadecimal digits. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Where trust is remembered: outside every project, so that no repository can bring its own. */
export function trustFile(env: Environment): string {
  const base = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config')
  return join(base, 'pavise', 'trust.json')
}

export async function listTrusted(env: Environment): Promise<Trusted[]> {
  const path = trustFile(env)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new PaviseError('PAV_FILE_UNREADABLE', `${path} cannot be read`, { cause })
  }
  try {
    return storeSchema.parse(JSON.parse(text)).trusted
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${path} is damaged`, { cause, hint: 'Remove it and trust your configurations again.' })
  }
}

/** Remembers a digest; the file is for its owner alone. Answers false where it was trusted already. */
export async function addTrusted(env: Environment, trusted: Trusted): Promise<boolean> {
  const known = await listTrusted(env)
  if (known.some((entry) => entry.sha256 === trusted.sha256)) return false
  await store(env, [...known, trusted])
  return true
}

/** Forgets every digest recorded for this file and this digest itself; answers how many. */
export async function removeTrusted(env: Environment, file: string, digest?: string): Promise<number> {
  const known = await listTrusted(env)
  const kept = known.filter((entry) => entry.file !== file && entry.sha256 !== digest)
  if (kept.length < known.length) await store(env, kept)
  return known.length - kept.length
}

/**
 * Throws PAV_CONFIG_UNTRUSTED unless the digest was recorded or given on the command line.
 * @param reaches what the file names that needs trust; nothing is asked of a file that names nothing
 */
export async function requireTrust(
  file: string,
  digest: string,
  reaches: readonly string[],
  env: Environment,
  given?: string,
): Promise<void> {
  if (reaches.length === 0 || given === digest) return
  if (given !== undefined) {
    throw new PaviseError('PAV_CONFIG_UNTRUSTED', `${file} has the digest ${digest}, not the one given with --trust`)
  }
  if ((await listTrusted(env)).some((entry) => entry.sha256 === digest)) return
  throw new PaviseError(
    'PAV_CONFIG_UNTRUSTED',
    [`${file} is not trusted, and it reaches for more than itself`, ...reaches.map((line) => `  ${line}`)].join('\n'),
    {
      hint: `Read it, then run: pavise trust ${file}   (in CI: --trust ${digest})`,
    },
  )
}

async function store(env: Environment, trusted: readonly Trusted[]): Promise<void> {
  const path = trustFile(env)
  const fresh = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(fresh, `${JSON.stringify({ version: 1, trusted }, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    await rename(fresh, path)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${path} cannot be written`, { cause })
  }
}
