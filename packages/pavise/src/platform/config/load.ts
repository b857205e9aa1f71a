import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { SecretRef } from '#core/assets'
import { PaviseError } from '#core/errors/error'
import { type Config, parseConfig, reachesOf } from './config.js'
import { digestOf, requireTrust } from './trust.js'

type Environment = Readonly<Record<string, string | undefined>>

export interface LoadedConfig {
  readonly config: Config
  readonly file: string
  readonly digest: string
  /** Secrets by reference; relative paths count from the folder of the file. */
  secret(ref: SecretRef): Promise<string>
  /** A path of the configuration as an absolute one. */
  path(relative: string): string
}

/**
 * Reads, checks and, where it names secrets, demands trust in a `pavise.yaml`. `trust` is the digest given with `--trust`, `name` what the
 * user called the file.
 */
export async function loadConfig(file: string, env: Environment, trust?: string, name: string = file): Promise<LoadedConfig> {
  const bytes = await readNamed(file, name)
  const config = parseConfig(bytes.toString('utf8'), name)
  const digest = digestOf(bytes)
  await requireTrust(name, digest, reachesOf(config), env, trust)
  const path = (relative: string): string => resolve(dirname(file), relative)
  return { config, file, digest, path, secret: (ref) => resolveSecret(ref, env, path) }
}

/** The bytes of a file that the user called `name`, or one line that says why not. */
export async function readNamed(path: string, name: string = path): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new PaviseError('PAV_FILE_NOT_FOUND', `no such file: ${name}`, { cause })
    throw new PaviseError('PAV_FILE_UNREADABLE', `${name} cannot be read${code ? ` (${code})` : ''}`, { cause })
  }
}

async function resolveSecret(ref: SecretRef, env: Environment, path: (relative: string) => string): Promise<string> {
  if ('file' in ref) return (await readNamed(path(ref.file))).toString('utf8').trim()
  const value = env[ref.env]
  if (value) return value
  throw new PaviseError('PAV_CONFIG_INVALID', `the variable ${ref.env} is empty or not set`, { hint: `Set it: export ${ref.env}=…` })
}
