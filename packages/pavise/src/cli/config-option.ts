import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext, CommandOption } from '#cli/command'
import { PaviseError } from '#core/errors/error'
import { type LoadedConfig, loadConfig } from '#platform/config/load'

/** For commands that can take what they need from `pavise.yaml`. */
export const CONFIG_OPTIONS: readonly CommandOption[] = [
  { flags: '--config <file>', description: 'configuration (default: pavise.yaml, where there is one)' },
  { flags: '--trust <digest>', description: 'use the configuration of this digest, sha256:…, without `pavise trust`' },
]

/** The configuration that the options name or that lies here; undefined where there is none and none was named. */
export async function openConfig(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<LoadedConfig | undefined> {
  const named = options['config'] as string | undefined
  const file = resolve(context.cwd, named ?? 'pavise.yaml')
  if (named === undefined && !(await exists(file))) return undefined
  return loadConfig(file, context.env, options['trust'] as string | undefined, named ?? 'pavise.yaml')
}

/** As `openConfig`, where the command cannot do without: `wanted` says what would come from it. */
export async function needConfig(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  wanted: string,
): Promise<LoadedConfig> {
  const config = await openConfig(context, options)
  if (config) return config
  throw new PaviseError('PAV_USAGE', `${wanted}, and there is no pavise.yaml here`, { hint: 'Make one: pavise init' })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
