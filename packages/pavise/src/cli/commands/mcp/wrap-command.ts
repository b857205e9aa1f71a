import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { createGuard, type Guard, loadPolicy, type Mode } from '@pavise/guard'
import type { Command, CommandContext } from '#cli/command'
import { describeFailure } from '#cli/failure'
import { oneOf } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import { FileJournal } from '#gateway/journal/file-journal'
import { Pins } from '#gateway/mcp/pins'
import { isServerName } from '#gateway/mcp/server-name'
import { mcpStarterPolicy } from '#gateway/mcp/starter-policy'
import { wrapServer } from '#gateway/mcp/stdio/wrap-server'
import { verdictDigest } from '#gateway/verdict-digest'
import { readPolicyFile } from '#platform/config/policy-file'
import { watchPolicy } from '#platform/config/policy-watch'

interface WrapFlags {
  readonly name?: string
  readonly policy?: string
  readonly mode?: Mode
  readonly pins?: string
  readonly data: string
  readonly onJournalFull: 'block' | 'pass'
}

const MESSAGE_BYTES = 16 * 1024 * 1024
const DEPTH = 64

export const wrap: Command = {
  name: 'wrap',
  summary: 'Run an MCP server over stdio and inspect everything it and its client say',
  description: [
    'Put it before the command in the configuration of the MCP client. Tool definitions are pinned at first sight; changed and new ones are',
    'held until `pavise mcp approve`. Without --policy the starter policy for MCP applies. The command comes from this command line only,',
    'never from a configuration.',
  ].join('\n'),
  arguments: [{ name: '<command...>', description: 'the server and its arguments, after --' }],
  options: [
    { flags: '--name <name>', description: 'what policy, pins and events call the server (default: made of the command)' },
    { flags: '--policy <file>', description: 'YAML or JSON; reloaded when it changes, whole or not at all' },
    { flags: '--mode <mode>', description: 'observe or enforce, whatever the policy says', parse: oneOf('--mode', ['observe', 'enforce']) },
    { flags: '--pins <file>', description: 'pinned definitions (default: mcp-pins.json in the data folder)' },
    { flags: '--data <dir>', description: 'folder of pins and event journal', default: '.pavise' },
    {
      flags: '--on-journal-full <what>',
      description: 'block or pass traffic that cannot be recorded',
      default: 'block',
      parse: oneOf('--on-journal-full', ['block', 'pass']),
    },
  ],
  examples: [
    'pavise mcp wrap --name files -- npx -y @modelcontextprotocol/server-filesystem /srv/docs',
    'pavise mcp wrap --name mail --policy mcp.yaml -- ./mail-server --stdio',
  ],
  async run(context, args, given) {
    const flags = given as unknown as WrapFlags
    const [command, ...rest] = args
    if (command === undefined) throw new PaviseError('PAV_USAGE', 'no command of a server is given after --')
    const server = flags.name ?? nameOf(args)
    if (!isServerName(server))
      throw new PaviseError('PAV_USAGE', `--name '${server}' is no name of a server`, { hint: 'Letters, digits, dots and dashes' })
    const data = resolve(context.cwd, flags.data)
    const note = (line: string): void => void context.stderr.write(`pavise: ${line}\n`)
    let guard = await guardOf(context, flags)
    const watch =
      flags.policy === undefined
        ? undefined
        : watchPolicy(resolve(context.cwd, flags.policy), async () => {
            try {
              guard = await guardOf(context, flags)
              note(`policy ${guard.version.slice(0, 19)} is in force`)
            } catch (error) {
              note(`the policy stays as it was\n${describeFailure(error, context.env).text.trimEnd()}`)
            }
          })
    const journal = await FileJournal.open(resolve(data, 'events'))
    const pins = new Pins(flags.pins === undefined ? resolve(data, 'mcp-pins.json') : resolve(context.cwd, flags.pins))
    await pins.read()
    note(`guarding ${server}: ${guard.policy.rules.length} rules, ${guard.policy.mode}; events in ${journal.folder}`)
    try {
      return await wrapServer({
        command,
        args: rest,
        env: context.env,
        cwd: context.cwd,
        server,
        principal: {},
        around: {
          guard: () => guard,
          pins,
          journal,
          onJournalFull: flags.onJournalFull,
          // Nobody can be asked here: a hold ends at once as the rule's `otherwise` says.
          approver: 'none',
        },
        client: { input: context.stdin, output: context.stdout },
        note,
        messageBytes: MESSAGE_BYTES,
        depth: DEPTH,
        signal: context.signal,
      })
    } finally {
      watch?.stop()
      await journal.close()
    }
  },
}

async function guardOf(context: CommandContext, { policy: file, mode }: WrapFlags): Promise<Guard> {
  const policy = file === undefined ? loadPolicy(mcpStarterPolicy()) : await readPolicyFile(resolve(context.cwd, file), file)
  return createGuard(mode === undefined ? policy : { ...policy, mode }, { clock: Date.now, digest: verdictDigest() })
}

/** Another command line is another server, and its tools are pinned anew. */
function nameOf(args: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(args)).digest('hex')
  const program = basename(args[0]!)
    .replace(/[^\w.-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
  return `${program.slice(0, 32) || 'server'}-${digest.slice(0, 8)}`
}
