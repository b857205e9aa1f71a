import { CommanderError, Command as Node, Option } from 'commander'
import type { Command, CommandContext, CommandOption } from '#cli/command'
import { PaviseError } from '#core/errors/error'

/** Parses `argv` as `command` declares it and runs it. Wrong usage throws PAV_USAGE; `--help` goes to stdout and answers 0. */
export async function runCommand(command: Command, argv: readonly string[], context: CommandContext): Promise<number> {
  let exit = 0
  const root = build(command, 'pavise', context, (code) => {
    exit = code
  })
  try {
    await root.parseAsync([...argv], { from: 'user' })
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    throw wrongUsage(error, [command.name, ...argv])
  }
}

/** The help of a command as text, for the reference page. */
export function helpText(command: Command, parent = 'pavise'): string {
  const silent = { write: () => true }
  return build(command, parent, { stdout: silent, stderr: silent } as unknown as CommandContext, () => {}).helpInformation()
}

function build(command: Command, parent: string, context: CommandContext, done: (code: number) => void): Node {
  const path = `${parent} ${command.name}`
  const node = new Node(command.name)
    .usage(usage(command))
    .description([command.summary, command.description].filter(Boolean).join('.\n\n'))
    .exitOverride()
    .enablePositionalOptions()
    .helpOption('-h, --help', 'show this help')
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      // Faults are printed once, by whoever catches the error.
      writeErr: () => {},
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .configureHelp({ commandUsage: () => `${path} ${usage(command)}`.trimEnd() })
  for (const argument of command.arguments ?? []) node.argument(argument.name, argument.description)
  for (const option of command.options ?? []) node.addOption(toOption(option))
  for (const sub of command.subcommands ?? []) node.addCommand(build(sub, path, context, done))
  if (command.subcommands?.length) node.helpCommand(false)
  if (command.examples?.length) node.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}`).join('\n')}\n`)
  node.action(async (...given: unknown[]) => {
    if (!command.run) throw new PaviseError('PAV_USAGE', `${path} needs one of: ${namesOf(command)}`, { hint: `Run: ${path} --help` })
    done(await command.run(context, positionals(given.slice(0, -2)), optionsOf(node)))
  })
  return node
}

function usage(command: Command): string {
  const words = [
    command.subcommands?.length ? (command.run ? '[command]' : '<command>') : '',
    '[options]',
    ...(command.arguments ?? []).map((argument) => argument.name),
  ]
  return words.filter(Boolean).join(' ')
}

function namesOf(command: Command): string {
  return (command.subcommands ?? []).map((sub) => sub.name).join(', ')
}

function toOption(declared: CommandOption): Option {
  const option = new Option(declared.flags, declared.description)
  if (declared.default !== undefined) option.default(declared.default)
  const { parse, repeat } = declared
  if (repeat) {
    option.argParser((text: string, before: unknown) => [...(Array.isArray(before) ? before : []), parse ? parse(text) : text])
  } else if (parse) {
    option.argParser((text: string) => parse(text))
  }
  return option
}

function positionals(given: readonly unknown[]): string[] {
  return given.flat().filter((value): value is string => typeof value === 'string')
}

/** Options of a subcommand win over those of its parent, which hold for all of its subcommands. */
function optionsOf(node: Node): Record<string, unknown> {
  return node.parent ? { ...optionsOf(node.parent), ...node.opts() } : node.opts()
}

function wrongUsage(error: CommanderError, words: readonly string[]): PaviseError {
  const [first = 'wrong usage', near] = error.message.replace(/^error: /, '').split('\n')
  const meant = near?.match(/\(Did you mean (?:one of )?(.+)\?\)/)?.[1]
  const names = words.slice(0, 2).filter((word) => /^[a-z][a-z-]*$/.test(word))
  return new PaviseError('PAV_USAGE', first.replace(/\.$/, ''), {
    hint: meant ? `Did you mean ${meant}? Run: pavise ${names[0]} --help` : `Run: pavise ${names[0]} --help`,
  })
}
