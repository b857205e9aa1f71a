import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { SCORING } from '#cli/commands/guard/eval-command'
import { inputOf } from '#cli/commands/guard/input'
import { trafficTexts } from '#cli/commands/guard/traffic-texts'
import { type Tuned, tune } from '#cli/commands/guard/tuning'
import { oneOf } from '#cli/options'
import { PaviseError } from '#core/errors/error'

export const tuneCommand: Command = defineCommand({
  name: 'tune',
  summary: 'Find thresholds from your own recorded traffic',
  description: [
    'Reads what `pavise gateway --record FILE` wrote, or JSON lines {"text","from"}, and takes it to be ordinary traffic. For users, tools with documents, and',
    'answers it finds the lowest threshold at which no more of the texts fire than you allow, and prints the lines of a policy to paste. The lines of the file',
    'that would still fire are named: look at them, for an attack in the traffic makes the threshold too high.',
  ].join('\n'),
  arguments: [{ name: '[file]', description: 'recorded traffic; - or nothing for stdin' }],
  options: [
    {
      flags: '--detector <id>',
      description: `one of ${SCORING.map(({ id }) => id).join(', ')}`,
      default: 'injection',
      parse: oneOf(
        '--detector',
        SCORING.map(({ id }) => id),
      ),
    },
    { flags: '--alarms <n>', description: 'false alarms in 1,000 texts that you allow', default: 1, parse: perThousand },
    { flags: '--format <format>', description: 'policy or json', default: 'policy', parse: oneOf('--format', ['policy', 'json']) },
  ],
  examples: ['pavise guard tune traffic.jsonl', 'pavise guard tune traffic.jsonl --alarms 5'],
  async run(context, args, options) {
    const name = args[0] ?? 'stdin'
    const texts = await trafficTexts(inputOf(context, args[0]), name)
    const detector = SCORING.find(({ id }) => id === options['detector'])!
    const tuned = tune(detector, texts, (options['alarms'] as number) / 1000)
    if (tuned.length === 0)
      throw new PaviseError('PAV_FILE_UNREADABLE', `${name} holds no text of a user, a tool, a document or an answer`, {
        hint: 'Record traffic with: pavise gateway --record FILE; or write lines {"text","from"}.',
      })
    context.stdout.write(
      options['format'] === 'json' ? `${JSON.stringify({ detector: detector.id, tuned })}\n` : policyLines(detector.id, tuned),
    )
    tell(context, tuned)
    return 0
  },
})

function perThousand(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1000) return value
  throw new PaviseError('PAV_USAGE', `--alarms wants a number from 0 to 1000, not '${text}'`, { hint: 'For example: --alarms 1' })
}

function policyLines(detector: string, tuned: readonly Tuned[]): string {
  return tuned
    .map(({ from, texts, threshold, alarms, perThousand: share, atMost }) => {
      const id = `${detector}-${from.split(',')[0]}`
      return [
        `# ${alarms} of ${texts} texts fire: ${share} in 1,000, at most ${atMost} (95 %)`,
        `- { id: ${id}, from: [${from}], when: { detector: ${detector}, threshold: ${threshold} }, do: block }`,
        '',
      ].join('\n')
    })
    .join('')
}

function tell(context: CommandContext, tuned: readonly Tuned[]): void {
  for (const { from, few, lines, texts } of tuned) {
    if (few) context.stderr.write(`${from}: ${texts} texts are too few for this rate; the threshold stands above all of them\n`)
    if (lines.length > 0) context.stderr.write(`${from}: still firing, look at line ${[...new Set(lines)].join(', ')}\n`)
  }
}
