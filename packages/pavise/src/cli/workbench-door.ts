import { resolve } from 'node:path'
import type { CommandContext, CommandOption } from '#cli/command'
import type { Actor, Store } from '#core/ports/store'
import { type Access, openAccess } from '#platform/auth/access'
import { keyring } from '#platform/ledger/keyring'
import { openDatabase } from '#platform/store/database'
import { openStore } from '#platform/store/store'

/** For commands that change what a workbench keeps, whether or not it runs. */
export const DATA_OPTION: CommandOption = { flags: '--data <dir>', description: 'data folder of the workbench', default: '.pavise' }

/** What whoever may run commands on this machine does is done by `cli`. */
export const CLI_ACTOR: Actor = { handle: 'cli' }

/**
 * Opens the store of a workbench for one command: the database of PAVISE_DATABASE_URL, or that of the data folder, joined where the
 * workbench runs and started for as long as the command takes where it does not.
 */
export async function withWorkbench<Result>(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  work: (door: { store: Store; access: Access }) => Promise<Result>,
): Promise<Result> {
  const url = context.env['PAVISE_DATABASE_URL']
  const dataDir = resolve(context.cwd, (options['data'] as string | undefined) ?? '.pavise')
  const database = await openDatabase({ dataDir, connections: 3, ...(url ? { url } : {}) })
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
