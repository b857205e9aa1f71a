import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CommandContext, defineCommand } from '#cli/command'
import { eventLine } from '#cli/event-line'
import { oneOf, wholeNumber } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import type { GuardEvent } from '#core/event'

const FORMATS = ['text', 'json', 'ocsf', 'otel'] as const
type Format = (typeof FORMATS)[number]

interface TailOptions {
  readonly follow?: boolean
  readonly q?: string
  readonly data: string
  readonly lines: number
  readonly format: Format
}

const tail = defineCommand({
  name: 'tail',
  summary: 'Show the newest decisions of the firewall',
  description: [
    'Reads the store of the workbench that runs on the data folder (or of PAVISE_DATABASE_URL), and where there is none the journal that',
    '`pavise gateway` keeps in the data folder. Events hold digests, positions and rules, never a text of an exchange.',
  ].join('\n'),
  options: [
    { flags: '-f, --follow', description: 'go on with events as they come' },
    { flags: '--q <filter>', description: 'only events that fit, for example: action:block rule:secrets (needs the store)' },
    { flags: '-n, --lines <n>', description: 'how many to begin with', default: 20, parse: wholeNumber('--lines') },
    { flags: '--data <dir>', description: 'data folder', default: '.pavise' },
    {
      flags: '--format <format>',
      description: 'text, or one event a line: json, ocsf (OCSF 1.3.0), otel (OTLP logs in JSON)',
      default: 'text',
      parse: oneOf('--format', FORMATS),
    },
  ],
  examples: [
    'pavise events tail',
    'pavise events tail --follow --q "action:block"',
    'pavise events tail -n 1000 --format json',
    'pavise events tail --follow -n 0 --format ocsf',
  ],
  async run(context, _args, given) {
    const options = given as unknown as TailOptions
    const line = await lineOf(options.format)
    const show = (event: GuardEvent): void => void context.stdout.write(`${line(event)}\n`)
    const { hasStore, tailStore } = await import('#workbench/firewall/tail-store')
    const place = { dataDir: resolve(context.cwd, options.data), databaseUrl: context.env['PAVISE_DATABASE_URL'] || undefined }
    if (await hasStore(place)) {
      await tailStore(place, { ...options, follow: options.follow === true, signal: context.signal }, show)
      return 0
    }
    if (options.q !== undefined)
      throw new PaviseError('PAV_STORE_UNREACHABLE', 'no workbench runs here, and --q asks its store', { hint: 'Start it: pavise up' })
    await tailJournal(context, resolve(place.dataDir, 'events'), options, show)
    return 0
  },
})

async function lineOf(format: Format): Promise<(event: GuardEvent) => string> {
  if (format === 'text') return eventLine
  if (format === 'json') return (event) => JSON.stringify(event)
  if (format === 'ocsf') {
    const { toOcsf } = await import('#report/events/ocsf')
    return (event) => JSON.stringify(toOcsf(event))
  }
  const { toOtel } = await import('#report/events/otel')
  return (event) => JSON.stringify(toOtel(event))
}

async function tailJournal(
  context: CommandContext,
  folder: string,
  options: TailOptions,
  show: (event: GuardEvent) => void,
): Promise<void> {
  if (!existsSync(folder))
    throw new PaviseError('PAV_FILE_NOT_FOUND', `there is no journal at ${folder}`, { hint: 'Name its folder: --data DIR' })
  const { startShipper } = await import('#gateway/journal/shipper')
  let first: GuardEvent[] | undefined = []
  const shipper = await startShipper({
    folder,
    remember: false,
    remove: false,
    log: () => {},
    deliver: async (events) => {
      if (first) first = [...first, ...events].slice(-Math.max(1, options.lines))
      else for (const event of events) show(event)
    },
  })
  try {
    await shipper.drain()
    for (const event of options.lines === 0 ? [] : first) show(event)
    first = undefined
    if (options.follow && !context.signal.aborted)
      await new Promise<void>((done) => context.signal.addEventListener('abort', () => done(), { once: true }))
  } finally {
    await shipper.stop()
  }
}

export default defineCommand({
  name: 'events',
  summary: 'Read the decisions of the firewall',
  subcommands: [tail],
})
