import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { oneOf } from '#cli/options'
import { readSecret } from '#cli/secret-input'
import { textTable } from '#cli/text-table'
import { CLI_ACTOR, DATA_OPTION, withWorkbench } from '#cli/workbench-door'
import { ROLE_IDS, type Role } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'
import { newUserSchema, type UserRow } from '#core/records/identity'
import type { Access } from '#platform/auth/access'

type Options = Readonly<Record<string, unknown>>

const HANDLE = { name: '<handle>', description: 'short name of the user' }
const ADDRESS = { flags: '--address <url>', description: 'where the console is', default: 'http://127.0.0.1:8600' }

async function need(access: Access, handle: string): Promise<UserRow> {
  const user = await access.users.byHandle(handle)
  if (user) return user
  const known = (await access.users.list()).map((one) => one.handle)
  throw new PaviseError('PAV_NOT_FOUND', `there is no user ${handle}`, {
    hint: known.length > 0 ? `There are: ${known.join(', ')}` : 'Add one: pavise user add HANDLE --role admin',
  })
}

/** A command on one user that is there. */
const onUser =
  (work: (context: CommandContext, access: Access, user: UserRow, args: readonly string[], options: Options) => Promise<void>) =>
  (context: CommandContext, args: readonly string[], options: Options): Promise<number> =>
    withWorkbench(context, options, async ({ access }) => {
      await work(context, access, await need(access, args[0]!), args, options)
      return 0
    })

async function printLink(context: CommandContext, access: Access, user: UserRow, options: Options): Promise<void> {
  const { token, expires } = await access.links.make(user, CLI_ACTOR)
  context.stderr.write(`link for ${user.handle}, once, until ${expires}:\n`)
  context.stdout.write(`${String(options['address']).replace(/\/+$/, '')}/sign-in#${token}\n`)
}

async function add(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const wanted = { handle: args[0], name: options['name'] ?? args[0], role: options['role'], email: options['email'] }
  const parsed = newUserSchema.safeParse(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)))
  if (!parsed.success) {
    throw new PaviseError('PAV_USAGE', parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  return withWorkbench(context, options, async ({ access }) => {
    await printLink(context, access, await access.users.add(parsed.data, CLI_ACTOR), options)
    return 0
  })
}

async function list(context: CommandContext, _args: readonly string[], options: Options): Promise<number> {
  const users = await withWorkbench(context, options, ({ access }) => access.users.list())
  const rows = users.map((user) => [
    user.handle,
    user.role,
    user.disabled ? 'disabled' : user.lockedUntil ? 'locked' : 'active',
    [user.password ? 'password' : '', user.oidc ? 'provider' : ''].filter(Boolean).join(', ') || 'link',
    user.lastSeen ?? 'never',
    user.name,
  ])
  context.stdout.write(
    options['json'] === true
      ? `${JSON.stringify(users, null, 2)}\n`
      : textTable(['handle', 'role', 'state', 'signs in by', 'last seen', 'name'], rows),
  )
  return 0
}

const disabling = (disabled: boolean): Command['run'] =>
  onUser(async (context, access, user) => {
    await access.users.change(user.id, { disabled }, CLI_ACTOR)
    context.stderr.write(`${user.handle} is ${disabled ? 'disabled and signed out everywhere' : 'enabled'}\n`)
  })

const subcommands: readonly Command[] = [
  {
    name: 'add',
    summary: 'Add a user and print a link that lets them in',
    arguments: [HANDLE],
    options: [
      { flags: '--role <role>', description: `one of ${ROLE_IDS.join(', ')}`, default: 'engineer', parse: oneOf('--role', ROLE_IDS) },
      { flags: '--name <name>', description: 'full name' },
      { flags: '--email <address>', description: 'e-mail address' },
      ADDRESS,
      DATA_OPTION,
    ],
    examples: ['pavise user add ana --role admin --name "Ana Example"'],
    run: add,
  },
  {
    name: 'list',
    summary: 'List users',
    options: [{ flags: '--json', description: 'as JSON' }, DATA_OPTION],
    examples: ['pavise user list'],
    run: list,
  },
  {
    name: 'role',
    summary: 'Give a user another role',
    arguments: [HANDLE, { name: '<role>', description: `one of ${ROLE_IDS.join(', ')}` }],
    options: [DATA_OPTION],
    examples: ['pavise user role ana auditor'],
    run: onUser(async (context, access, user, args) => {
      const role: Role = oneOf('the role', ROLE_IDS)(args[1]!)
      await access.users.change(user.id, { role }, CLI_ACTOR)
      context.stderr.write(`${user.handle} is ${role} now\n`)
    }),
  },
  {
    name: 'link',
    summary: 'Print a sign-in link: single use, ten minutes',
    arguments: [HANDLE],
    options: [ADDRESS, DATA_OPTION],
    examples: ['pavise user link ana'],
    run: onUser((context, access, user, _args, options) => printLink(context, access, user, options)),
  },
  {
    name: 'password',
    summary: 'Set a password, read from stdin, and sign the user out everywhere',
    arguments: [HANDLE],
    options: [DATA_OPTION],
    run: onUser(async (context, access, user) => {
      await access.users.setPassword(user.id, await readSecret(context, `new password of ${user.handle}: `), CLI_ACTOR)
      context.stderr.write(`the password of ${user.handle} is set\n`)
    }),
  },
  { name: 'disable', summary: 'Let a user in no more', arguments: [HANDLE], options: [DATA_OPTION], run: disabling(true) },
  { name: 'enable', summary: 'Let a disabled user in again', arguments: [HANDLE], options: [DATA_OPTION], run: disabling(false) },
  {
    name: 'remove',
    summary: 'Remove a user with sessions and tokens; what they did keeps their handle',
    arguments: [HANDLE],
    options: [DATA_OPTION],
    run: onUser(async (context, access, user) => {
      await access.users.remove(user.id, CLI_ACTOR)
      context.stderr.write(`${user.handle} is removed\n`)
    }),
  },
]

export default defineCommand({
  name: 'user',
  summary: 'Add users, give roles, make sign-in links',
  description: 'Works whether or not the workbench runs. Every change is sealed in the ledger.',
  subcommands,
})
