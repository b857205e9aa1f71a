import { dirname, resolve } from 'node:path'
import { expiredExceptions } from '@pavise/guard'
import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { textTable } from '#cli/text-table'
import { CLI_ACTOR, DATA_OPTION, withWorkbench } from '#cli/workbench-door'
import { PaviseError } from '#core/errors/error'
import type { Store } from '#core/ports/store'
import { checkPolicy, needPolicy } from '#platform/config/check-policy'
import { readNamed } from '#platform/config/load'
import { type CaseResult, parsePolicyCases, tryPolicy } from '#platform/config/policy-cases'
import { diffPolicies } from '#platform/config/policy-diff'
import { readPolicyFile } from '#platform/config/policy-file'

type Options = Readonly<Record<string, unknown>>
const JSON_OPTION = { flags: '--json', description: 'as JSON' }
const NOTE = { flags: '--note <text>', description: 'why; sealed in the ledger' }

const textOf = async (context: CommandContext, name: string): Promise<string> =>
  (await readNamed(resolve(context.cwd, name), name)).toString('utf8')

async function check(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  let broken = 0
  for (const name of args) {
    const { check: found, policy } = checkPolicy(await textOf(context, name))
    for (const { rule, owner, until } of policy ? expiredExceptions(policy, Date.now()) : [])
      context.stderr.write(
        `${name}: the exception of ${owner} for rule ${rule} ended on ${new Date(until).toISOString()}: it does nothing\n`,
      )
    if (!found.valid) broken++
    if (options['json'] === true) context.stdout.write(`${JSON.stringify({ file: name, ...found })}\n`)
    else if (found.valid) context.stdout.write(`${name}: ${found.rules} rules, version ${found.version}\n`)
    else {
      const lines = found.faults.map(
        ({ line, path, message, hint }) => `${name}:${line ?? 1} ${path ? `${path}: ` : ''}${message}${hint ? ` (${hint})` : ''}`,
      )
      context.stdout.write(`${lines.join('\n')}\n`)
    }
  }
  return broken > 0 ? 1 : 0
}

async function test(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const results: (CaseResult & { file: string })[] = []
  for (const name of args) {
    const cases = parsePolicyCases(await textOf(context, name), name)
    const named = (options['policy'] as string | undefined) ?? cases.policy
    if (named === undefined) throw new PaviseError('PAV_USAGE', `${name} names no policy`, { hint: 'Name one: --policy FILE' })
    const base = options['policy'] === undefined ? dirname(resolve(context.cwd, name)) : context.cwd
    const policy = await readPolicyFile(resolve(base, named), named)
    results.push(...tryPolicy(policy, cases.tests).map((result) => ({ file: name, ...result })))
  }
  const failed = results.filter((result) => !result.passed)
  if (options['json'] === true) context.stdout.write(`${JSON.stringify({ passed: results.length - failed.length, results }, null, 2)}\n`)
  else {
    for (const { file, name, passed, wrong } of results) {
      context.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${file}: ${name}${passed ? '' : `\n       ${wrong.join('\n       ')}`}\n`)
    }
    context.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`)
  }
  return failed.length > 0 ? 1 : 0
}

/** A file, or a version of the workbench by its number. */
async function readEither(context: CommandContext, named: string, store: Store | undefined): Promise<{ name: string; text: string }> {
  if (!store || !isVersion(named)) return { name: named, text: await textOf(context, named) }
  return { name: `version ${named}`, text: (await store.policies.get(Number(named))).text }
}
const isVersion = (named: string): boolean => /^\d{1,9}$/.test(named)

async function diff(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const both = async (store?: Store) => {
    const before = await readEither(context, args[0]!, store)
    return diffPolicies(before, await readEither(context, args[1]!, store))
  }
  const found = args.some(isVersion) ? await withWorkbench(context, options, ({ store }) => both(store)) : await both()
  context.stdout.write(options['json'] === true ? `${JSON.stringify(found, null, 2)}\n` : found.unified)
  for (const { id, change } of found.rules) if (options['json'] !== true) context.stderr.write(`rule ${id}: ${change}\n`)
  return found.unified === '' ? 0 : 1
}

async function publish(context: CommandContext, text: string, note: string, options: Options): Promise<number> {
  const { policy, version } = needPolicy(text)
  return withWorkbench(context, options, async ({ store }) => {
    const base = (await store.policies.current())?.number
    const wanted = { text, version, mode: policy.mode, rules: policy.rules.length, note, ...(base === undefined ? {} : { base }) }
    const published = await store.policies.publish(wanted, CLI_ACTOR)
    context.stdout.write(`version ${published.number}: ${published.rules} rules, ${published.mode}, ${published.version}\n`)
    return 0
  })
}

function noteOf(options: Options): string {
  const note = (options['note'] as string | undefined)?.trim()
  if (note) return note
  throw new PaviseError('PAV_USAGE', 'a new version needs --note, which is sealed')
}

async function rollback(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  if (!isVersion(args[0]!))
    throw new PaviseError('PAV_USAGE', `'${args[0]}' is no number of a version`, { hint: 'Run: pavise policy list' })
  const note = `Back to version ${args[0]}: ${noteOf(options)}`
  const text = await withWorkbench(context, options, async ({ store }) => (await store.policies.get(Number(args[0]))).text)
  return publish(context, text, note, options)
}

async function list(context: CommandContext, _args: readonly string[], options: Options): Promise<number> {
  const { items } = await withWorkbench(context, options, ({ store }) => store.policies.list({ limit: 100 }))
  const rows = items.map((one) => [
    `${one.number}${one.active ? ' *' : ''}`,
    one.mode,
    String(one.rules),
    one.by,
    one.created,
    (one.note ?? '').split('\n', 1)[0]!,
  ])
  const headings = ['version', 'mode', 'rules', 'by', 'published', 'note']
  context.stdout.write(options['json'] === true ? `${JSON.stringify(items, null, 2)}\n` : textTable(headings, rows))
  return 0
}

const subcommands: readonly Command[] = [
  {
    name: 'check',
    summary: 'Say everything that is wrong with a policy',
    arguments: [{ name: '<file...>', description: 'YAML or JSON' }],
    options: [JSON_OPTION],
    examples: ['pavise policy check policy.yaml'],
    run: check,
  },
  {
    name: 'test',
    summary: 'Run unit tests of a policy: conversations and what it must do about them',
    description:
      'A file holds `policy: FILE` and `tests:`, a list of { name, text + from | messages, call?, expect: { action, rule, text } }.\nThe policy is tried as if it were enforced.',
    arguments: [{ name: '<file...>', description: 'YAML files of tests' }],
    options: [{ flags: '--policy <file>', description: 'try this policy instead of the one that the tests name' }, JSON_OPTION],
    examples: ['pavise policy test policy.test.yaml'],
    run: test,
  },
  {
    name: 'diff',
    summary: 'Show what differs between two policies, in lines and in rules',
    arguments: [
      { name: '<before>', description: 'file, or number of a version' },
      { name: '<after>', description: 'file, or number of a version' },
    ],
    options: [JSON_OPTION, DATA_OPTION],
    examples: ['pavise policy diff 3 policy.yaml'],
    run: diff,
  },
  {
    name: 'list',
    summary: 'List the versions of the workbench',
    options: [JSON_OPTION, DATA_OPTION],
    run: list,
  },
  {
    name: 'publish',
    summary: 'Put a policy in force on the workbench and its gateways',
    arguments: [{ name: '<file>', description: 'YAML or JSON' }],
    options: [NOTE, DATA_OPTION],
    examples: ['pavise policy publish policy.yaml --note "hold mails to strangers"'],
    run: async (context, args, options) => publish(context, await textOf(context, args[0]!), noteOf(options), options),
  },
  {
    name: 'rollback',
    summary: 'Put an earlier version in force again',
    arguments: [{ name: '<version>', description: 'its number' }],
    options: [NOTE, DATA_OPTION],
    examples: ['pavise policy rollback 3 --note "version 4 held too much"'],
    run: rollback,
  },
]

export default defineCommand({ name: 'policy', summary: 'Check, test, compare and publish policies', subcommands })
