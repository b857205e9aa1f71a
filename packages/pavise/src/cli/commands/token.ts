import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { oneOf, wholeNumber } from '#cli/options'
import { textTable } from '#cli/text-table'
import { CLI_ACTOR, DATA_OPTION, withWorkbench } from '#cli/workbench-door'
import { PERMISSIONS, type Permission, ROLES } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'

type Options = Readonly<Record<string, unknown>>

const permissions = Object.keys(PERMISSIONS) as Permission[]
const DAY = 86_400_000

async function create(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const scopes = (options['scope'] as Permission[] | undefined) ?? []
  if (scopes.length === 0) throw new PaviseError('PAV_USAGE', 'a token needs --scope', { hint: `One of: ${permissions.join(', ')}` })
  const handle = options['user'] as string | undefined
  if (handle === undefined) throw new PaviseError('PAV_USAGE', 'a token needs --user, whose it is')
  return withWorkbench(context, options, async ({ access }) => {
    const user = await access.users.byHandle(handle)
    if (!user) throw new PaviseError('PAV_NOT_FOUND', `there is no user ${handle}`)
    const expires = new Date(Date.now() + (options['days'] as number) * DAY).toISOString()
    const wanted = { name: args[0]!, scopes, expires }
    const { token, row } = await access.tokens.make(user.id, wanted, new Set<Permission>(ROLES[user.role].may), CLI_ACTOR)
    context.stdout.write(`${token}\n`)
    context.stderr.write(`token ${row.id} of ${handle} until ${expires}; it is shown this once\n`)
    return 0
  })
}

async function list(context: CommandContext, _args: readonly string[], options: Options): Promise<number> {
  const tokens = await withWorkbench(context, options, ({ access }) => access.tokens.list())
  const rows = tokens.map((token) => [
    token.id,
    token.name,
    token.user,
    `${token.hint}…`,
    token.revoked ? 'revoked' : token.expires !== undefined && Date.parse(token.expires) < Date.now() ? 'expired' : 'active',
    token.lastUsed ?? 'never',
    token.scopes.join(' '),
  ])
  const headings = ['id', 'name', 'user', 'begins', 'state', 'last used', 'scopes']
  context.stdout.write(options['json'] === true ? `${JSON.stringify(tokens, null, 2)}\n` : textTable(headings, rows))
  return 0
}

const subcommands: readonly Command[] = [
  {
    name: 'create',
    summary: 'Make an API token and print it, this once',
    arguments: [{ name: '<name>', description: 'what it is for' }],
    options: [
      { flags: '--user <handle>', description: 'whose token it is; it can do no more than they' },
      {
        flags: '--scope <permission>',
        description: `what it may do; several times for more: ${permissions.join(', ')}`,
        repeat: true,
        parse: oneOf('--scope', permissions),
      },
      { flags: '--days <n>', description: 'days until it ends', default: 90, parse: wholeNumber('--days', 1) },
      DATA_OPTION,
    ],
    examples: ['pavise token create ci --user ana --scope run:start --scope run:read --days 30'],
    run: create,
  },
  {
    name: 'list',
    summary: 'List tokens',
    options: [{ flags: '--json', description: 'as JSON' }, DATA_OPTION],
    run: list,
  },
  {
    name: 'revoke',
    summary: 'End a token at once',
    arguments: [{ name: '<id>', description: 'as `pavise token list` shows it' }],
    options: [DATA_OPTION],
    async run(context, args, options) {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(args[0]!))
        throw new PaviseError('PAV_USAGE', `'${args[0]}' is no id of a token`)
      await withWorkbench(context, options, ({ access }) => access.tokens.revoke(args[0]!, CLI_ACTOR))
      context.stderr.write('revoked\n')
      return 0
    },
  },
]

export default defineCommand({ name: 'token', summary: 'Make and revoke tokens for the API', subcommands })
