import { detectors } from '@pavise/guard/detectors'
import { type Command, defineCommand } from '#cli/command'
import { evaluate } from '#cli/commands/guard/evaluation'
import { evaluationText } from '#cli/commands/guard/evaluation-text'
import { inputOf } from '#cli/commands/guard/input'
import { labelledRows } from '#cli/commands/guard/labelled-rows'
import { oneOf, wholeNumber } from '#cli/options'
import { PaviseError } from '#core/errors/error'

/** Detectors that give a score with a calibration: what can be measured by rank and rate. */
export const SCORING = detectors.filter((detector) => detector.threshold !== undefined && detector.option === undefined)

export const evalCommand: Command = defineCommand({
  name: 'eval',
  summary: 'Measure a detector on labelled texts',
  description: [
    'Reads JSON lines {"text","label":"attack"|"benign","kind","source","lang","role","cluster"} from a file or stdin; all but text and label may be missing.',
    'Benign texts of kind "benign" are ordinary, those of any other kind look like attacks and are told apart. Prints for each source and as mean over sources:',
    'area under the curve, recall at 1 % and 0.1 % false alarms, recall and false alarms at the shipped thresholds, each with a 95 % interval that draws whole',
    'clusters; by language; and how much of what is caught stays caught when it is encoded. Texts of the operator are never scored.',
  ].join('\n'),
  arguments: [{ name: '[file]', description: 'JSON lines; - or nothing for stdin' }],
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
    { flags: '--format <format>', description: 'table or json', default: 'table', parse: oneOf('--format', ['table', 'json']) },
    { flags: '--no-twins', description: 'leave out the encoded twins' },
    { flags: '--seed <n>', description: 'of the intervals', default: 1, parse: wholeNumber('--seed') },
  ],
  examples: ['pavise guard eval labelled.jsonl', 'pavise guard eval labelled.jsonl --format json --no-twins'],
  async run(context, args, options) {
    const rows = await labelledRows(inputOf(context, args[0]), args[0] ?? 'stdin')
    if (rows.length === 0)
      throw new PaviseError('PAV_FILE_UNREADABLE', `${args[0] ?? 'stdin'} holds no texts`, {
        hint: 'Each line is {"text","label":"attack"|"benign"}.',
      })
    const detector = SCORING.find(({ id }) => id === options['detector'])!
    const evaluation = evaluate(detector, rows, {
      seed: options['seed'] as number,
      twins: options['twins'] !== false,
      progress: (done, of) => {
        context.signal.throwIfAborted()
        if (context.stderr.isTTY && done > 0) context.stderr.write(`\r${done} of ${of}`)
      },
    })
    context.stdout.write(options['format'] === 'json' ? `${JSON.stringify(evaluation)}\n` : evaluationText(evaluation))
    return 0
  },
})
