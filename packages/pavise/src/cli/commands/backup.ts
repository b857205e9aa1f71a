import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { DATA_OPTION, openWorkbenchDatabase } from '#cli/workbench-door'
import { PaviseError } from '#core/errors/error'
import { keyring } from '#platform/ledger/keyring'
import { writeBackup } from '#platform/store/backup/backup'
import { migrate } from '#platform/store/migrate'
import { migrations } from '#platform/store/migrations/index'
import { escapeTerminal } from '#report/escape'

export default defineCommand({
  name: 'backup',
  summary: 'Write the whole workbench into one file',
  description:
    'Every table as it was at one moment, the ledger and the journal of the gateway, with digests of all parts. Works while the workbench runs. Evidence, transcripts and recordings go along sealed, and their keys stay here: what was forgotten here is forgotten in the backup too. With --with-keys --to they go along for whoever holds the age identity.',
  arguments: [{ name: '<file>', description: 'a new file, or a folder for one that is named after the time' }],
  options: [
    DATA_OPTION,
    { flags: '--with-keys', description: 'put the record keys, the master key and the keys that sign the ledger in, sealed for --to' },
    { flags: '--to <recipient>', description: 'age recipient who can open the keys (age1…)' },
  ],
  examples: ['pavise backup /backups', 'pavise backup monday.tar --with-keys --to age1…'],
  async run(context, args, options) {
    const recipient = options['to'] as string | undefined
    if ((options['withKeys'] === true) !== (recipient !== undefined))
      throw new PaviseError('PAV_USAGE', '--with-keys and --to RECIPIENT go together')
    const file = await target(resolve(context.cwd, args[0]!))
    const { database, dataDir } = await openWorkbenchDatabase(context, options)
    try {
      await migrate(database.pool, migrations)
      const { tables, files } = await writeBackup({
        pool: database.pool,
        dataDir,
        file,
        keys: keyring({ env: context.env, create: true }),
        ...(recipient === undefined ? {} : { recipient }),
        progress: (what) => context.stderr.write(`${what}\n`),
      })
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      context.stdout.write(
        `${escapeTerminal(file)}: ${rows} rows of ${tables.length} tables, ${files.length} files, ${recipient ? 'with' : 'without'} keys\n`,
      )
      return 0
    } finally {
      await database.stop()
    }
  },
})

async function target(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
  return found?.isDirectory() ? join(path, `pavise-backup-${stamp}Z.tar`) : path
}
