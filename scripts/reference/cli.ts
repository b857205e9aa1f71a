import type { Command } from '../../packages/pavise/src/cli/command.js'
import { helpText } from '../../packages/pavise/src/cli/commander.js'
import { commands } from '../../packages/pavise/src/cli/commands/index.js'
import { type Page, page, table } from './markdown.js'

export async function cliPage(): Promise<Page> {
  const body = [
    table(
      ['command', 'does'],
      commands.map((command) => [`[\`${command.name}\`](#pavise-${command.name})`, command.summary]),
    ),
    'Exit codes: 0 clean; 1 findings at or above `--fail-on`; 2 could not finish; 64 wrong usage; 130 stopped by a second Ctrl-C. Results go to stdout, progress to stderr.',
  ]
  for (const entry of commands) {
    const { default: command } = await entry.load()
    body.push(...section(command, 'pavise'))
  }
  return page('cli.md', 'Command line', 'Every command with its options, as `--help` says it.', body)
}

function section(command: Command, parent: string): string[] {
  const path = `${parent} ${command.name}`
  const examples = command.examples?.length ? [`\`\`\`sh\n${command.examples.join('\n')}\n\`\`\``] : []
  const depth = parent === 'pavise' ? '##' : '###'
  return [
    `${depth} ${path}`,
    `\`\`\`text\n${helpText(command, parent).trim()}\n\`\`\``,
    ...examples,
    ...(command.subcommands ?? []).flatMap((sub) => section(sub, path)),
  ]
}
