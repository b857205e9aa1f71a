import { createHash, createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import { type NoteKey, type NoteSigner, noteSigner } from '#platform/ledger/signed-note'

/** Keys that live outside the data: the master key that wraps record keys, the key that signs checkpoints, and what was signed last. */
export interface Keyring {
  readonly dir: string
  /** 32 bytes. Throws PAV_LEDGER_KEY where there is none and none may be made. */
  masterKey(): Promise<Buffer>
  /** The signing key of a log, made on first use where keys may be made. */
  signer(origin: string): Promise<NoteSigner>
  /** What this machine knows of a log; undefined where it never wrote it. */
  known(origin: string): Promise<{ key: NoteKey; checkpoint?: string } | undefined>
  /** Keeps the newest checkpoint out of reach of whoever can change the data folder. */
  remember(origin: string, checkpoint: string): Promise<void>
}

export interface KeyringOptions {
  /** Folder of the keys; by default below the user's configuration folder. */
  readonly dir?: string
  /** Name of the variable that holds the master key as 64 hex digits or base64 of 32 bytes. */
  readonly masterKeyEnv?: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether missing keys are made. A verifier never makes any. */
  readonly create: boolean
}

const fail = (message: string, cause?: unknown): PaviseError => new PaviseError('PAV_LEDGER_KEY', message, { cause })

/** `PAVISE_CONFIG_DIR`, else the XDG configuration folder, else `~/.config`; the ledger's keys lie in `ledger` below it. */
function defaultKeyDir(env: Readonly<Record<string, string | undefined>>): string {
  const home = env['HOME'] || homedir()
  const config = env['PAVISE_CONFIG_DIR'] || join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'pavise')
  return join(config, 'ledger')
}

const missing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function readSecret(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw fail(`${path} can be read by others: chmod 600 it`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (missing(error)) return undefined
    throw error instanceof PaviseError ? error : fail(`${path} cannot be read`, error)
  }
}

/** Writes a new file whole: synced before it gets its name, so that a crash leaves the file or nothing. */
async function writeNew(path: string, text: string, mode: number): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

/** Makes a secret once, whoever asks first; the loser of a race reads what the winner made. */
async function makeSecret(path: string, text: string): Promise<void> {
  const draft = await writeNew(path, text, 0o600)
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
}

function parseMasterKey(text: string, where: string): Buffer {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, /^[0-9a-fA-F]{64}$/.test(trimmed) ? 'hex' : 'base64')
  if (key.length !== 32) throw fail(`${where} is no master key: 64 hex digits or base64 of 32 bytes are expected`)
  return key
}

/** Replaces a small file as a whole, so that a reader sees the old one or the new one. */
export async function replaceFile(path: string, text: string, mode = 0o600): Promise<void> {
  await rename(await writeNew(path, text, mode), path)
}

/** The keys below one folder. Nothing is read or made before it is asked for. */
export function keyring({ dir: named, masterKeyEnv, env, create }: KeyringOptions): Keyring {
  const dir = named ?? defaultKeyDir(env)
  const fileOf = (origin: string, extension: string): string =>
    join(dir, `${createHash('sha256').update(origin).digest('hex').slice(0, 24)}.${extension}`)

  async function secret(path: string, make: () => string, what: string): Promise<string> {
    const found = await readSecret(path)
    if (found !== undefined) return found
    if (!create) throw fail(`there is no ${what} at ${path}`)
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await makeSecret(path, make())
    } catch (error) {
      throw fail(`the ${what} could not be made at ${path}`, error)
    }
    return (await readSecret(path))!
  }

  function parseSigner(origin: string, pem: string): NoteSigner {
    try {
      return noteSigner(origin, createPrivateKey(pem))
    } catch (error) {
      throw error instanceof PaviseError ? error : fail(`${fileOf(origin, 'key')} is no private key`, error)
    }
  }

  return {
    dir,
    async masterKey() {
      if (masterKeyEnv !== undefined) {
        const value = env[masterKeyEnv]
        if (!value) throw fail(`the variable ${masterKeyEnv} that should hold the master key is not set`)
        return parseMasterKey(value, `the variable ${masterKeyEnv}`)
      }
      const path = join(dir, 'master.key')
      return parseMasterKey(await secret(path, () => `${randomBytes(32).toString('hex')}\n`, 'master key'), path)
    },
    async signer(origin) {
      const make = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      return parseSigner(origin, await secret(fileOf(origin, 'key'), make, `signing key of ${origin}`))
    },
    async known(origin) {
      const pem = await readSecret(fileOf(origin, 'key'))
      if (pem === undefined) return undefined
      const checkpoint = await readSecret(fileOf(origin, 'checkpoint'))
      return { key: parseSigner(origin, pem), ...(checkpoint === undefined ? {} : { checkpoint }) }
    },
    async remember(origin, checkpoint) {
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 })
        await replaceFile(fileOf(origin, 'checkpoint'), checkpoint)
      } catch (error) {
        throw fail(`the newest checkpoint could not be kept in ${dir}`, error)
      }
    },
  }
}
