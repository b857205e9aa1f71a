import { resolve } from 'node:path'
import type { Command, CommandContext } from '#cli/command'
import { textTable } from '#cli/text-table'
import { unifiedDiff } from '#core/diff/unified-diff'
import { PaviseError } from '#core/errors/error'
import type { PinDocument } from '#gateway/mcp/pin-file'
import { Pins } from '#gateway/mcp/pins'
import { escapeTerminal, escapeTerminalBlock } from '#report/escape'

type Options = Readonly<Record<string, unknown>>

const PIN_OPTIONS = [
  { flags: '--pins <file>', description: 'pinned definitions (default: mcp-pins.json in the data folder)' },
  { flags: '--data <dir>', description: 'data folder', default: '.pavise' },
]

function openPins(context: CommandContext, options: Options): Pins {
  const named = options['pins'] as string | undefined
  return new Pins(named === undefined ? resolve(context.cwd, options['data'] as string, 'mcp-pins.json') : resolve(context.cwd, named))
}

export const pins: Command = {
  name: 'pins',
  summary: 'List pinned definitions of MCP servers, and what waits for approval',
  options: [{ flags: '--json', description: 'as JSON, definitions included' }, ...PIN_OPTIONS],
  examples: ['pavise mcp pins'],
  async run(context, _args, options) {
    const document = await openPins(context, options).read()
    context.stdout.write(options['json'] === true ? `${JSON.stringify(document, null, 2)}\n` : tableOf(document))
    return 0
  },
}

function tableOf({ servers }: PinDocument): string {
  const rows = Object.entries(servers).flatMap(([server, { pinned, waiting }]) => [
    ...Object.entries(pinned).map(([key, pin]) => [server, key, pin.digest.slice(7, 19), pin.by, pin.since, '']),
    ...Object.entries(waiting).map(([key, wait]) => [server, key, wait.digest.slice(7, 19), 'held', wait.since, wait.reason]),
  ])
  return textTable(
    ['server', 'definition', 'digest', 'state', 'since', 'why'],
    rows.map((row) => row.map(escapeTerminal)),
  )
}

export const approve: Command = {
  name: 'approve',
  summary: 'Show what changed in held definitions, and pin them with --yes',
  description:
    'Without --yes it only shows them. What is approved is shown to models as it is, also where a rule of the policy fires on it.',
  arguments: [
    { name: '<server>', description: 'as `pavise mcp pins` shows it' },
    { name: '[tool...]', description: 'only these tools, or `instructions`; all that wait where none is named' },
  ],
  options: [{ flags: '--yes', description: 'pin them' }, ...PIN_OPTIONS],
  examples: ['pavise mcp approve files', 'pavise mcp approve files read_file --yes'],
  async run(context, [server, ...tools], options) {
    const file = openPins(context, options)
    const document = await file.read()
    const known = Object.hasOwn(document.servers, server!) ? document.servers[server!] : undefined
    if (!known) throw new PaviseError('PAV_NOT_FOUND', `no server ${server} was seen here`, { hint: 'Run: pavise mcp pins' })
    const keys = tools.length > 0 ? tools.map((tool) => (tool === 'instructions' ? tool : `tools/${tool}`)) : Object.keys(known.waiting)
    const missing = keys.find((key) => !Object.hasOwn(known.waiting, key))
    if (missing !== undefined) throw new PaviseError('PAV_NOT_FOUND', `${missing} of ${server} does not wait for approval`)
    for (const key of keys) context.stdout.write(`${changeOf(key, known)}\n`)
    if (options['yes'] !== true) {
      if (keys.length > 0) context.stderr.write('nothing was approved; add --yes to pin what is shown above\n')
      return keys.length > 0 ? 1 : 0
    }
    for (const key of keys) await file.approve(server!, [key], known.waiting[key]!.digest)
    context.stderr.write(`approved ${keys.length}\n`)
    return 0
  },
}

function changeOf(key: string, { pinned, waiting }: PinDocument['servers'][string]): string {
  const held = waiting[key]!
  const before = Object.hasOwn(pinned, key) ? `${JSON.stringify(pinned[key]!.definition, null, 2)}\n` : ''
  const diff = unifiedDiff(before, `${JSON.stringify(held.definition, null, 2)}\n`, { before: 'pinned', after: 'held' })
  return `${escapeTerminal(`${key}: ${held.reason}`)}\n${escapeTerminalBlock(diff)}`
}
