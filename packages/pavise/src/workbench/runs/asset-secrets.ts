import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { secretRefSchema } from '#core/assets'
import { PaviseError } from '#core/errors/error'
import type { AssetRecord } from '#core/records/asset'

export interface AssetSecrets {
  /** The key of an endpoint, or undefined where it needs none. */
  keyOf(asset: Pick<AssetRecord, 'name' | 'kind' | 'locator' | 'source'>): Promise<string | undefined>
}

/**
 * Resolves the keys of assets. Only one of the trusted configuration may name a key: any other could have a variable or a file of this
 * machine sent to an address of somebody's choice.
 */
export function assetSecrets(env: Readonly<Record<string, string | undefined>>, configFile: string | undefined): AssetSecrets {
  return {
    async keyOf({ name, locator, source }) {
      if (locator['auth'] === undefined) return undefined
      const ref = secretRefSchema.safeParse(locator['auth'])
      if (!ref.success) throw refused(name, 'its key is no reference')
      if (source !== 'config') throw refused(name, 'only pavise.yaml may name keys')
      if ('file' in ref.data) {
        const path = resolve(dirname(configFile ?? ''), ref.data.file)
        return readFile(path, 'utf8').then(
          (text) => text.trim(),
          (cause: unknown) => {
            throw new PaviseError('PAV_FILE_UNREADABLE', `the key of ${name} cannot be read: ${path}`, { cause })
          },
        )
      }
      const variable = ref.data.env
      const value = env[variable]
      if (!value) throw refused(name, `the variable ${variable} is not set where the worker runs`)
      return value
    },
  }
}

const refused = (name: string, why: string): PaviseError => new PaviseError('PAV_INPUT_INVALID', `the key of asset ${name}: ${why}`)
