import { availableParallelism } from 'node:os'
import { type CommandContext, defineCommand } from '#cli/command'
import { DECISIONS_OPTION, withDecisions } from '#cli/decisions'
import { oneOf, wholeNumber } from '#cli/options'
import { exitCode } from '#core/results/exit-code'
import { SEVERITIES, type Severity } from '#core/results/severity'
import { report, reports } from '#report/index'
import { DEFAULT_LIMITS } from '#supplychain/scan/limits'
import { scanPaths } from '#supplychain/scan/scan-paths'

const FORMATS = reports.map(({ id }) => id)

interface ScanCommandOptions {
  format: string
  failOn: Severity
  jobs?: number
  maxDepth: number
  maxMembers: number
  maxBytes: number
  maxRatio: number
  maxWork: number
}

export default defineCommand({
  name: 'scan',
  summary: 'Scan model files for what they would do when loaded',
  description: [
    'Looks at files and folders by content, never by name: pickles, archives, weights, graphs, configurations, and every member inside them.',
    'Nothing that is examined is executed, imported or unpacked to disk. What could not be looked at is said, and is never a pass.',
  ].join('\n'),
  arguments: [{ name: '<path...>', description: 'files and folders' }],
  options: [
    {
      flags: '--fail-on <severity>',
      description: 'least severity that makes exit code 1',
      default: 'high',
      parse: oneOf('--fail-on', SEVERITIES),
    },
    DECISIONS_OPTION,
    {
      flags: '--format <format>',
      description: `what stdout gets: ${FORMATS.join(', ')}`,
      default: 'table',
      parse: oneOf('--format', FORMATS),
    },
    {
      flags: '--jobs <n>',
      description:
        'threads that look at files (default: one a processor, at most 4); 0 does it in one, which cannot give up a file that hangs',
      parse: wholeNumber('--jobs'),
    },
    {
      flags: '--max-depth <n>',
      description: 'containers in containers',
      default: DEFAULT_LIMITS.depth,
      parse: wholeNumber('--max-depth', 1),
    },
    {
      flags: '--max-members <n>',
      description: 'members of one file',
      default: DEFAULT_LIMITS.members,
      parse: wholeNumber('--max-members', 1),
    },
    {
      flags: '--max-bytes <n>',
      description: 'bytes that may come out of the compressed content of one file',
      default: DEFAULT_LIMITS.bytes,
      parse: wholeNumber('--max-bytes', 1),
    },
    {
      flags: '--max-ratio <n>',
      description: 'times that compressed content may grow',
      default: DEFAULT_LIMITS.ratio,
      parse: wholeNumber('--max-ratio', 1),
    },
    {
      flags: '--max-work <n>',
      description: 'units of work for one file, beyond those that its size earns',
      default: DEFAULT_LIMITS.work,
      parse: wholeNumber('--max-work', 1),
    },
  ],
  examples: ['pavise scan models', 'pavise scan model.pt adapter.bin --fail-on critical', 'pavise scan models --format sarif > scan.sarif'],
  async run(context, paths, given) {
    const options = given as unknown as ScanCommandOptions
    const { envelope, rules, complete } = await scanPaths({
      paths,
      cwd: context.cwd,
      limits: {
        depth: options.maxDepth,
        members: options.maxMembers,
        bytes: options.maxBytes,
        ratio: options.maxRatio,
        work: options.maxWork,
      },
      command: 'scan',
      jobs: options.jobs ?? Math.min(4, availableParallelism()),
      signal: context.signal,
    })
    const record = { envelope: await withDecisions(context, envelope, given['decisions']), attempts: [], rules }
    context.stdout.write(report(options.format).render(record))
    if (!complete) stopped(context, envelope.assets.length)
    return exitCode(record.envelope, options.failOn)
  },
})

const stopped = (context: CommandContext, files: number): void => {
  context.stderr.write(`stopped; what was seen in ${files} files is above, the rest was not looked at\n`)
}
