import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Health, Surroundings } from './check.js'

/** The database of the workbench: yours is asked, the one that comes along must be able to start. Nothing is made. */
export async function databaseHealth({ cwd, env }: Surroundings): Promise<Health> {
  const url = env['PAVISE_DATABASE_URL']
  const { openDatabase } = await import('#platform/store/database')
  try {
    if (url) {
      const database = await openDatabase({ url, dataDir: cwd, connections: 1 })
      await database.stop()
      return { state: 'ok', seen: 'the server of PAVISE_DATABASE_URL answers' }
    }
    const { joinEmbedded } = await import('#platform/store/postgres/embedded')
    if (await joinEmbedded(join(cwd, '.pavise'))) return { state: 'ok', seen: 'the database of .pavise is running' }
    const { chooseAccount } = await import('#platform/store/postgres/account')
    const { packageVersion } = await import('#platform/store/postgres/binaries')
    const account = await chooseAccount(undefined)
    return { state: 'ok', seen: `PostgreSQL ${await packageVersion()}${account ? `, to run as ${account.name}` : ''}` }
  } catch (error) {
    if (!(error instanceof PaviseError)) throw error
    return { state: 'warn', seen: error.message, hint: error.hint }
  }
}
