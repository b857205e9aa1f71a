import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { defineCommand } from '#cli/command'
import { CONFIG_OPTIONS } from '#cli/config-option'
import { oneOf, wholeNumber } from '#cli/options'
import { workbenchSettings } from '#cli/workbench-settings'
import { openLog } from '#workbench/log'
import { joinStore } from '#workbench/parts/join-store'
import { startWorkerPart } from '#workbench/parts/worker-part'

/** Connections: its jobs, its lease, the listener of the queue, and some for the store. */
const CONNECTIONS = 8

export default defineCommand({
  name: 'worker',
  summary: 'Work on runs for a workbench: one more worker on its database',
  description: [
    'Takes runs from the database of PAVISE_DATABASE_URL, or of the workbench that runs on the data folder. Start as many as there is work',
    'for. The journals of its attacks lie in its data folder: workers that share one go on where another was killed, others begin anew.',
  ].join('\n'),
  options: [
    { flags: '--data <dir>', description: 'data folder', default: '.pavise' },
    ...CONFIG_OPTIONS,
    { flags: '--concurrency <n>', description: 'runs at a time', default: 2, parse: wholeNumber('--concurrency', 1) },
    { flags: '--log <format>', description: 'text or json; default: text on a terminal', parse: oneOf('--log', ['json', 'text']) },
  ],
  examples: ['pavise worker', 'PAVISE_DATABASE_URL=postgres://pavise@db/pavise pavise worker --concurrency 4'],
  async run(context, _args, options) {
    const settings = await workbenchSettings(context, { ...options, gateway: false })
    const format = (options['log'] as 'json' | 'text' | undefined) ?? (context.stderr.isTTY ? 'text' : 'json')
    const log = openLog({ part: 'worker', format, least: 'info', write: (line) => void context.stderr.write(line) })
    const joined = await joinStore(settings, CONNECTIONS, 0)
    try {
      const name = `worker-${hostname()}-${randomBytes(6).toString('hex')}`
      const worker = await startWorkerPart({ joined, settings, name, dead: [], log })
      log('info', 'takes runs', { worker: name, concurrency: settings.concurrency })
      const stopped = new Promise<undefined>((done) => context.signal.addEventListener('abort', () => done(undefined), { once: true }))
      const fault = context.signal.aborted ? undefined : await Promise.race([worker.ended, stopped])
      await worker.stop()
      if (fault) throw fault
      return 0
    } finally {
      await joined.close()
    }
  },
})
