import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CommandContext, CommandOption } from '#cli/command'
import { PaviseError } from '#core/errors/error'
import type { Actor, Store } from '#core/ports/store'
import { type Access, openAccess } from '#platform/auth/access'
import { keyring } from '#platform/ledger/keyring'
import { type Database, openDatabase } from '#platform/store/database'
import { openStore } from '#platform/store/store'

/** For commands that change what a workbench keeps, whether or not it runs. */
export const DATA_OPTION: CommandOption = { flags: '--data <dir>', description: 'data folder of the workbench', default: '.pavise' }

/** What whoever may run commands on this machine does is done by `cli`. */
export const CLI_ACTOR: Actor = { handle: 'cli' }

/**
 * Opens the database of a workbench that is there. A mistyped folder must not become a new, empty workbench that has nothing to back up
 * and nothing to forget: PAV_FILE_NOT_FOUND.
 */
export async function openWorkbenchDatabase(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
): Promise<{ database: Database; dataDir: string }> {
  const url = context.env['PAVISE_DATABASE_URL']
  const dataDir = resolve(context.cwd, (options['data'] as string | undefined) ?? '.pavise')
  const found = url ? true : await stat(join(dataDir, 'database')).catch(() => undefined)
  if (!found) {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `no workbench has its data in ${dataDir}`, {
      hint: 'Name its folder with --data; a new one begins with: pavise up',
    })
  }
  return { database: await openDatabase({ dataDir, connections: 3, ...(url ? { url } : {}) }), dataDir }
}

/**
 * Opens the store of a workbench for one command: the database of PAVISE_DATABASE_URL, or that of the data folder, joined where the
 * workbench runs and started for as long as the command takes where it does not.
 */
export async function withWorkbench<Result>(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  work: (door: { store: Store; access: Access }) => Promise<Result>,
): Promise<Result> {
  const { database } = await openWorkbenchDatabase(context, options)
  try {
    const store = await openStore({ pool: database.pool, keys: keyring({ env: context.env, create: true }) })
    try {
      return await work({ store, access: openAccess({ pool: database.pool }) })
    } finally {
      await store.close()
    }
  } finally {
    await database.stop()
  }
}
