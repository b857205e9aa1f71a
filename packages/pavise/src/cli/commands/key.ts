import { resolve } from 'node:path'
import { type Command, type CommandContext, type CommandOption, defineCommand } from '#cli/command'
import { oneOf, wholeNumber } from '#cli/options'
import { textTable } from '#cli/text-table'
import { CLI_ACTOR, withWorkbench } from '#cli/workbench-door'
import type { Budget, KeyScope } from '#core/access/key-scope'
import { PaviseError } from '#core/errors/error'
import { addToKeyFile, readKeyFile, removeFromKeyFile } from '#gateway/door/key-file'
import { budgetText, parseBudget } from '#gateway/limits/budget'
import { escapeTerminal } from '#report/escape'

type Options = Readonly<Record<string, unknown>>
const DAY = 86_400_000

const PLACE: readonly CommandOption[] = [
  { flags: '--workbench', description: 'in the store of the workbench, instead of the file that `pavise gateway` reads' },
  { flags: '--data <dir>', description: 'data folder', default: '.pavise' },
]

const budget =
  (option: string) =>
  (text: string): Budget => {
    const parsed = parseBudget(text)
    if (parsed) return parsed
    throw new PaviseError('PAV_USAGE', `${option} wants a budget, not '${text}'`, { hint: `For example: ${option} "1000 requests/minute"` })
  }
const budgetOption = (name: string, whose: string): CommandOption => ({
  flags: `--${name} <budget>`,
  description: `budget of ${whose}, such as "60 requests/minute" or "2M tokens/day"`,
  repeat: true,
  parse: budget(`--${name}`),
})

const fileOf = (context: CommandContext, options: Options): string => resolve(context.cwd, options['data'] as string, 'gateway-keys.json')

function scopeOf(options: Options): KeyScope | undefined {
  const scope: KeyScope = {}
  const set = <Name extends keyof KeyScope>(name: Name, value: unknown): void => {
    if (value !== undefined) scope[name] = value as KeyScope[Name]
  }
  set('models', options['model'])
  set('routes', options['route'])
  set('team', options['team'])
  set('limits', options['limit'])
  set('userLimits', options['userLimit'])
  set('teamLimits', options['teamLimit'])
  set('onStoreDown', options['onStoreDown'])
  if (scope.teamLimits && scope.team === undefined) throw new PaviseError('PAV_USAGE', '--team-limit wants --team, whose budget it is')
  return Object.keys(scope).length === 0 ? undefined : scope
}

async function create(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const scope = scopeOf(options)
  const days = options['days'] as number | undefined
  const expires = days === undefined ? undefined : new Date(Date.now() + days * DAY).toISOString()
  const wanted = { name: args[0]!, ...(expires !== undefined && { expires }), ...(scope && { scope }) }
  const key =
    options['workbench'] === true
      ? await withWorkbench(context, options, async ({ access }) => (await access.gatewayKeys.make(wanted, CLI_ACTOR)).key)
      : (await addToKeyFile(fileOf(context, options), wanted)).key
  context.stdout.write(`${key}\n`)
  context.stderr.write(`key ${escapeTerminal(wanted.name)}${expires === undefined ? '' : ` until ${expires}`}; it is shown this once\n`)
  return 0
}

interface Listed {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly scope: KeyScope | undefined
}

async function listed(context: CommandContext, options: Options): Promise<Listed[]> {
  const stateOf = (expires: string | undefined) => (expires !== undefined && Date.parse(expires) <= Date.now() ? 'expired' : 'active')
  if (options['workbench'] === true) {
    const rows = await withWorkbench(context, options, ({ access }) => access.gatewayKeys.list())
    return rows.map(({ id, name, revoked, expires, scope }) => ({ id, name, scope, state: revoked ? 'revoked' : stateOf(expires) }))
  }
  const keys = (await readKeyFile(fileOf(context, options))) ?? []
  return keys.map(({ digest, name = '', expires, scope }) => ({ id: digest.slice(7, 19), name, scope, state: stateOf(expires) }))
}

async function list(context: CommandContext, _args: readonly string[], options: Options): Promise<number> {
  const keys = await listed(context, options)
  if (options['json'] === true) context.stdout.write(`${JSON.stringify(keys, null, 2)}\n`)
  else
    context.stdout.write(
      textTable(
        ['id', 'name', 'state', 'may'],
        keys.map(({ id, name, state, scope }) => [id, escapeTerminal(name), state, escapeTerminal(scopeText(scope))]),
      ),
    )
  return 0
}

function scopeText(scope: KeyScope | undefined): string {
  if (!scope) return 'everything'
  const budgets = (whose: string, all: readonly Budget[] | undefined) => (all ?? []).map((one) => `${whose} ${budgetText(one)}`)
  return [
    ...(scope.models ? [`models ${scope.models.join(' ')}`] : []),
    ...(scope.routes ? [`routes ${scope.routes.join(' ')}`] : []),
    ...budgets('key', scope.limits),
    ...budgets('user', scope.userLimits),
    ...budgets(`team ${scope.team}`, scope.teamLimits),
  ].join('; ')
}

async function revoke(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const id = args[0]!
  if (options['workbench'] === true) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new PaviseError('PAV_USAGE', `'${id}' is no id of a key`)
    await withWorkbench(context, options, ({ access }) => access.gatewayKeys.revoke(id, CLI_ACTOR))
  } else {
    if (!/^[0-9a-f]{6,64}$/.test(id))
      throw new PaviseError('PAV_USAGE', `'${id}' is no id of a key`, { hint: 'As `pavise key list` shows it' })
    await removeFromKeyFile(fileOf(context, options), id)
  }
  context.stderr.write('revoked\n')
  return 0
}

const subcommands: readonly Command[] = [
  {
    name: 'create',
    summary: 'Make a key for clients of the gateway and print it, this once',
    description: 'Only its digest is kept. A running gateway lets it in within a second. What is not limited here is allowed.',
    arguments: [{ name: '<name>', description: 'what it is for' }],
    options: [
      { flags: '--model <pattern>', description: 'a model that may be asked for, such as gpt-5*', repeat: true },
      { flags: '--route <pattern>', description: 'a surface, path or MCP server: openai-chat, /v1/embeddings, /mcp/files', repeat: true },
      budgetOption('limit', 'the key'),
      budgetOption('user-limit', 'each user named in its requests'),
      { flags: '--team <name>', description: 'whose key it is; keys of a team share its budget' },
      budgetOption('team-limit', 'the team'),
      {
        flags: '--on-store-down <what>',
        description: 'refuse or allow requests when budgets cannot be drawn (default: refuse)',
        parse: oneOf('--on-store-down', ['refuse', 'allow']),
      },
      { flags: '--days <n>', description: 'days until it ends', parse: wholeNumber('--days', 1) },
      ...PLACE,
    ],
    examples: ['pavise key create web --model "gpt-5*" --limit "600 requests/minute" --user-limit "200k tokens/day" --days 90'],
    run: create,
  },
  {
    name: 'list',
    summary: 'List keys of the gateway and what they may do',
    options: [{ flags: '--json', description: 'as JSON' }, ...PLACE],
    run: list,
  },
  {
    name: 'revoke',
    summary: 'Let a key in no more',
    arguments: [{ name: '<id>', description: 'as `pavise key list` shows it' }],
    options: [...PLACE],
    run: revoke,
  },
]

export default defineCommand({ name: 'key', summary: 'Make and revoke keys of the gateway, with scopes and budgets', subcommands })
