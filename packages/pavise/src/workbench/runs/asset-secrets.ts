import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { secretRefSchema } from '#core/assets'
import { PaviseError } from '#core/errors/error'
import type { AssetRecord } from '#core/records/asset'

export interface AssetSecrets {
  /** The key of an endpoint, or undefined where it needs none. */
  keyOf(asset: Pick<AssetRecord, 'name' | 'kind' | 'locator' | 'source'>): Promise<string | undefined>
}

/** What the console may name. Any other variable could be sent to an address of somebody's choice. */
const CONSOLE_VARIABLE = /^PAVISE_ASSET_[A-Z0-9_]+$/

/**
 * Resolves the keys of assets. One that came through console or API may name variables made for that purpose only, and never a file;
 * one of the trusted configuration names what it likes, files relative to it.
 */
export function assetSecrets(env: Readonly<Record<string, string | undefined>>, configFile: string | undefined): AssetSecrets {
  return {
    async keyOf({ name, locator, source }) {
      if (locator['auth'] === undefined) return undefined
      const ref = secretRefSchema.safeParse(locator['auth'])
      if (!ref.success) throw refused(name, 'its key is no reference')
      if ('file' in ref.data) {
        if (source !== 'config' || configFile === undefined) throw refused(name, 'only pavise.yaml may name files')
        const path = resolve(dirname(configFile), ref.data.file)
        return readFile(path, 'utf8').then(
          (text) => text.trim(),
          (cause: unknown) => {
            throw new PaviseError('PAV_FILE_UNREADABLE', `the key of ${name} cannot be read: ${path}`, { cause })
          },
        )
      }
      const variable = ref.data.env
      if (source !== 'config' && !CONSOLE_VARIABLE.test(variable))
        throw refused(name, `the console may name variables that begin with PAVISE_ASSET_, not ${variable}`)
      const value = env[variable]
      if (!value) throw refused(name, `the variable ${variable} is not set where the worker runs`)
      return value
    },
  }
}

const refused = (name: string, why: string): PaviseError => new PaviseError('PAV_INPUT_INVALID', `the key of asset ${name}: ${why}`)
