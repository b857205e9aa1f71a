import type { CommandContext } from '#cli/command'
import { commands } from '#cli/commands/index'
import { VERSION } from '#core/version'

/**
 * Runs one command line and answers its exit code. Never throws, never ends the process: the tests' front door. Help loads nothing but the
 * list of commands; faults and commands are imported when they are needed.
 */
export async function runCli(argv: readonly string[], context: CommandContext): Promise<number> {
  try {
    return await dispatch(argv, context)
  } catch (error) {
    const shown = context.signal.aborted && isAbort(error) ? context.signal.reason : error
    const { describeFailure } = await import('#cli/failure')
    const { text, exit } = describeFailure(shown, context.env)
    context.stderr.write(text)
    return exit
  }
}

async function dispatch(argv: readonly string[], context: CommandContext): Promise<number> {
  const [first, ...rest] = argv
  if (first === undefined) {
    context.stderr.write(overview())
    return 64
  }
  if (first === '--version' || first === '-V') {
    context.stdout.write(`${VERSION}\n`)
    return 0
  }
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) {
    context.stdout.write(overview())
    return 0
  }
  if (first === 'help') return dispatch([...rest, '--help'], context)
  const entry = commands.find((command) => command.name === first)
  if (!entry) throw await unknownCommand(first)
  const [{ default: command }, { runCommand }] = await Promise.all([entry.load(), import('#cli/commander')])
  return runCommand(command, rest, context)
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const rows = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'Usage: pavise <command> [options]',
    '',
    'Attack, guard, prove, respond: the workbench of the AI security specialist.',
    '',
    'Commands:',
    ...rows,
    '',
    'Options:',
    '  -V, --version  print the version',
    '  -h, --help     help; pavise <command> --help for one command',
    '',
    'Exit codes: 0 clean, 1 findings, 2 could not finish, 64 wrong usage',
    '',
  ].join('\n')
}

async function unknownCommand(given: string): Promise<Error> {
  const [{ PaviseError }, { suggest }] = await Promise.all([import('#core/errors/error'), import('#core/suggest')])
  const names = commands.map((command) => command.name)
  const near = suggest(given, names)
  const what = given.startsWith('-') ? 'option' : 'command'
  return new PaviseError('PAV_USAGE', `unknown ${what} '${given}'`, {
    hint: near ? `Did you mean: pavise ${near}` : 'Run: pavise --help',
  })
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || (error as NodeJS.ErrnoException).code === 'ABORT_ERR')
}
