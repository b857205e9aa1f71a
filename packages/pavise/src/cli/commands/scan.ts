import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { type CommandContext, defineCommand } from '#cli/command'
import { CONFIG_OPTIONS, needConfig } from '#cli/config-option'
import { DECISIONS_OPTION, withDecisions } from '#cli/decisions'
import { oneOf, wholeNumber } from '#cli/options'
import { watchScan } from '#cli/scan-watch'
import { PaviseError } from '#core/errors/error'
import type { Envelope } from '#core/results/envelope'
import { exitCode } from '#core/results/exit-code'
import { SEVERITIES, type Severity } from '#core/results/severity'
import { readNamed } from '#platform/config/load'
import { createEgress } from '#platform/egress/egress'
import { report, reports } from '#report/index'
import { writeRun } from '#report/run-folder'
import { bomOfScan, makeBom } from '#supplychain/bom/make-bom'
import { DEFAULT_LIMITS } from '#supplychain/scan/limits'
import { isRemote, remoteOrigins } from '#supplychain/scan/remote/scan-remote'
import { type ScanOptions, scanPaths } from '#supplychain/scan/scan-paths'

const FORMATS = [...reports.map(({ id }) => id), 'cyclonedx']

interface ScanCommandOptions {
  format: string
  failOn: Severity
  out?: string
  jobs?: number
  maxDepth: number
  maxMembers: number
  maxBytes: number
  maxRatio: number
  maxWork: number
  allow?: string[]
  yara?: string[]
  watch?: boolean
  weights?: boolean
}

export default defineCommand({
  name: 'scan',
  summary: 'Scan model files for what they would do when loaded',
  description: [
    'Looks at files and folders by content, never by name: pickles, archives, weights, graphs, configurations, and every member inside them.',
    'Nothing that is examined is executed, imported or unpacked to disk. What could not be looked at is said, and is never a pass.',
    'Without a path it scans the models of pavise.yaml. https:// and s3:// files are read in the parts that are needed.',
  ].join('\n'),
  arguments: [{ name: '[path...]', description: 'files, folders, https://… and s3://…' }],
  options: [
    ...CONFIG_OPTIONS,
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
    { flags: '--out <dir>', description: 'folder for report.json, as `pavise report` and `pavise findings` read it' },
    { flags: '--watch', description: 'look again every two seconds; changes go to stdout as JSON lines until Ctrl-C' },
    { flags: '--weights', description: 'read every weight as well: NaN, wild layers, content in low bits' },
    { flags: '--yara <file>', description: 'YARA rules to try on headers and small members as well', repeat: true },
    { flags: '--allow <origin>', description: 'another place that an https:// file may be sent on to', repeat: true },
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
  examples: [
    'pavise scan models',
    'pavise scan model.pt adapter.bin --fail-on critical',
    'pavise scan ~/.cache/huggingface/hub --format html > scan.html',
    'pavise scan s3://models/llama/ --format sarif > scan.sarif',
    'pavise scan incoming --watch',
  ],
  async run(context, args, given) {
    const options = given as unknown as ScanCommandOptions
    const paths = args.length > 0 ? args : await configuredModels(context, given)
    const scan = await scanOptions(context, paths, options)
    const origins = remoteOrigins(paths, context.env)
    if (options.watch) {
      if (origins.length > 0) throw new PaviseError('PAV_USAGE', '--watch looks at files of this machine only')
      return watchScan(context, scan, options.failOn)
    }
    const egress = origins.length > 0 ? createEgress({ allow: [...origins, ...(options.allow ?? [])] }) : undefined
    try {
      const result = await scanPaths({ ...scan, ...(egress ? { remote: { egress, env: context.env } } : {}) })
      const record = { envelope: await withDecisions(context, result.envelope, given['decisions']), attempts: [], rules: result.rules }
      if (options.out !== undefined) await writeRun(resolve(context.cwd, options.out), record)
      context.stdout.write(
        options.format === 'cyclonedx' ? await bill(context, paths, record.envelope) : report(options.format).render(record),
      )
      if (!result.complete) context.stderr.write(`stopped; ${record.envelope.assets.length} files were looked at, the rest was not\n`)
      return exitCode(record.envelope, options.failOn)
    } finally {
      await egress?.close()
    }
  },
})

async function scanOptions(context: CommandContext, paths: readonly string[], options: ScanCommandOptions): Promise<ScanOptions> {
  return {
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
    weights: options.weights === true,
    jobs: options.jobs ?? Math.min(4, availableParallelism()),
    signal: context.signal,
    yara: await Promise.all(
      (options.yara ?? []).map(async (name) => ({ name, text: (await readNamed(resolve(context.cwd, name), name)).toString('utf8') })),
    ),
  }
}

/** The paths of the models that the configuration names. */
async function configuredModels(context: CommandContext, given: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { config, path } = await needConfig(context, given, 'without a path, the models of the configuration are scanned')
  if (config.models.length > 0) return config.models.map((model) => (isRemote(model.path) ? model.path : path(model.path)))
  throw new PaviseError('PAV_USAGE', 'the configuration names no model', {
    hint: 'Name a path, or add an asset: { kind: model, name: NAME, path: PATH }',
  })
}

/** The bill of materials of what was scanned: with model cards and signatures of one folder or file here, of files and verdicts alone otherwise. */
async function bill(context: CommandContext, paths: readonly string[], envelope: Envelope): Promise<string> {
  const [path, ...more] = paths
  if (path === undefined || more.length > 0 || isRemote(path)) return bomOfScan(envelope)
  const root = resolve(context.cwd, path)
  return makeBom(root, envelope, { name: basename(root) })
}
