import { resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { DATA_OPTION } from '#cli/workbench-door'
import { PaviseError } from '#core/errors/error'
import { readNamed } from '#platform/config/load'
import { keyring } from '#platform/ledger/keyring'
import { restoreBackup } from '#platform/store/backup/restore'
import { openDatabase } from '#platform/store/database'
import { type Erased, erasedSchema } from '#platform/store/erasure-list'

export default defineCommand({
  name: 'restore',
  summary: 'Put a backup into an empty data folder and database',
  description:
    'Checks every part of the backup before anything is changed, refuses a database or data folder that holds something, and then forgets again what was erased since the backup was made. Runs that were under way are cancelled; everybody signs in anew.',
  arguments: [{ name: '<file>', description: 'what pavise backup wrote' }],
  options: [
    DATA_OPTION,
    { flags: '--identity <file>', description: 'age identity that opens the keys of a backup made --with-keys' },
    { flags: '--erasures <file>', description: 'erasures.jsonl of another machine’s key folder, to be forgotten here too' },
  ],
  examples: ['pavise restore monday.tar --data .pavise', 'pavise restore monday.tar --identity key.txt'],
  async run(context, args, options) {
    const read = async (name: string | undefined): Promise<string | undefined> =>
      name === undefined ? undefined : (await readNamed(resolve(context.cwd, name), name)).toString('utf8')
    const identity = await read(options['identity'] as string | undefined)
    const erasures = parseErasures(await read(options['erasures'] as string | undefined), options['erasures'] as string)
    const dataDir = resolve(context.cwd, options['data'] as string)
    const url = context.env['PAVISE_DATABASE_URL']
    const database = await openDatabase({ dataDir, as: 'own', connections: 3, ...(url ? { url } : {}) })
    try {
      const { manifest, forgotten } = await restoreBackup({
        pool: database.pool,
        dataDir,
        file: resolve(context.cwd, args[0]!),
        keys: keyring({ env: context.env, create: true }),
        erasures,
        ...(identity === undefined ? {} : { identity }),
        progress: (what) => context.stderr.write(`${what}\n`),
      })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const sealed = identity === undefined ? ' Sealed texts stay closed: no keys were restored.' : ''
      context.stdout.write(`restored ${rows} rows as of ${manifest.time}; ${forgotten} records forgotten again.${sealed}\n`)
      return 0
    } finally {
      await database.stop()
    }
  },
})

function parseErasures(text: string | undefined, name: string): Erased[] {
  if (text === undefined) return []
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      try {
        return erasedSchema.parse(JSON.parse(line))
      } catch (cause) {
        throw new PaviseError('PAV_FILE_UNREADABLE', `${name}: line ${at + 1} is no erasure`, { cause })
      }
    })
}
