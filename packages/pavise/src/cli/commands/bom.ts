import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { absolute, FORCE, listOf, readText, textOf } from '#cli/model-options'
import { oneOf, wholeNumber } from '#cli/options'
import { textTable } from '#cli/text-table'
import { TRUST_OPTIONS, trustOf } from '#cli/trust-options'
import { PaviseError } from '#core/errors/error'
import { escapeJson, oneLine } from '#report/escape'
import { diffBoms, titleOf } from '#supplychain/bom/diff-bom'
import { makeBom } from '#supplychain/bom/make-bom'
import { type ReadBom, readBom } from '#supplychain/bom/read-bom'
import { writeWhole } from '#supplychain/disk/draft-file'
import { scanPaths } from '#supplychain/scan/scan-paths'

type Options = Readonly<Record<string, unknown>>

const FORMAT = { flags: '--format <format>', description: 'json or table', default: 'json', parse: oneOf('--format', ['json', 'table']) }
const TEXT_FORMAT = {
  flags: '--format <format>',
  description: 'table or json',
  default: 'table',
  parse: oneOf('--format', ['table', 'json']),
}

async function billOf(context: CommandContext, path: string, options: Options): Promise<string> {
  const root = absolute(context, path)
  const trusts =
    ['key', 'identity', 'issuer'].some((name) => textOf(options, name) !== undefined) || listOf(options, 'certChain').length > 0
  const trust = trusts ? await trustOf(context, options) : undefined
  const { envelope, complete } = await scanPaths({
    paths: [path],
    cwd: context.cwd,
    command: 'bom',
    jobs: (options['jobs'] as number | undefined) ?? Math.min(4, availableParallelism()),
    signal: context.signal,
  })
  if (!complete) throw new PaviseError('PAV_INTERRUPTED', 'stopped before the scan ended: no bill was written', { hint: 'Run it again.' })
  const timestamp = timeOf(context, options)
  return makeBom(root, envelope, {
    name: textOf(options, 'name') ?? basename(root),
    ...(textOf(options, 'componentVersion') ? { version: textOf(options, 'componentVersion')! } : {}),
    ...(trust ? { trust } : {}),
    ...(timestamp ? { timestamp } : {}),
  })
}

/** Without being asked a bill bears no time: the same files give the same bytes. */
function timeOf(context: CommandContext, options: Options): string | undefined {
  const epoch = context.env['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString()
  return options['timestamp'] === true ? new Date().toISOString() : undefined
}

async function make(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [path] = args
  if (path === undefined) throw new PaviseError('PAV_USAGE', 'bom wants a folder or file', { hint: 'Run: pavise bom --help' })
  const bill = await billOf(context, path, options)
  const out = textOf(options, 'out')
  if (out !== undefined) {
    await writeWhole(absolute(context, out), bill, { shown: out, force: options['force'] === true, mode: 0o644 })
    context.stdout.write(`${oneLine(out)}: ${readBom(bill, out).components.length} components\n`)
  } else context.stdout.write(options['format'] === 'table' ? listed(readBom(bill, path)) : `${escapeJson(JSON.parse(bill), 2)}\n`)
  return 0
}

function listed({ components }: ReadBom): string {
  const rows = components.map((one) => {
    const property = (name: string): string => one.properties.find(([key]) => key === name)?.[1] ?? ''
    const hash = one.hashes.find((text) => text.startsWith('SHA-256:'))?.slice(8, 20) ?? ''
    return [
      `${'  '.repeat(one.depth)}${titleOf(one)}`,
      one.type,
      one.version ?? '',
      one.licenses.join(', '),
      hash,
      property('pavise:scan:verdict'),
    ]
  })
  return textTable(
    ['name', 'type', 'version', 'licenses', 'sha256', 'verdict'],
    rows.map((row) => row.map(oneLine)),
  )
}

/** A bill that is there, or one made now of a folder. */
async function billAt(context: CommandContext, path: string, options: Options): Promise<ReadBom> {
  const folder = (await stat(absolute(context, path)).catch(() => undefined))?.isDirectory() ?? false
  return readBom(folder ? await billOf(context, path, { jobs: options['jobs'] }) : await readText(context, path), path)
}

async function show(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const bill = await billAt(context, args[0] ?? '', options)
  context.stdout.write(options['format'] === 'json' ? `${escapeJson(bill, 2)}\n` : listed(bill))
  return 0
}

async function diff(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [before = '', after = ''] = args
  const changes = diffBoms(await billAt(context, before, options), await billAt(context, after, options))
  if (options['format'] === 'json') context.stdout.write(`${escapeJson(changes, 2)}\n`)
  else {
    for (const { change, component, type, fields } of changes) {
      context.stdout.write(`${change.padEnd(7)} ${oneLine(component)} (${oneLine(type)})\n`)
      for (const { field, before, after } of fields)
        context.stdout.write(`        ${oneLine(field)}: ${oneLine(before) || '(none)'} -> ${oneLine(after) || '(none)'}\n`)
    }
    if (changes.length === 0) context.stdout.write('no difference\n')
  }
  return changes.length > 0 ? 1 : 0
}

const JOBS = {
  flags: '--jobs <n>',
  description: 'threads that scan (default: one a processor, at most 4); 0 does it in one',
  parse: wholeNumber('--jobs'),
}

const subcommands: readonly Command[] = [
  {
    name: 'diff',
    summary: 'Tell what differs between two bills: exit code 1 where anything does',
    arguments: [
      { name: '<before>', description: 'bill, or a folder' },
      { name: '<after>', description: 'bill, or a folder' },
    ],
    options: [TEXT_FORMAT, JOBS],
    examples: ['pavise bom diff release.cdx.json models/llama'],
    run: diff,
  },
  {
    name: 'show',
    summary: 'List what a bill holds, ours or one of others (CycloneDX 1.4 to 1.7)',
    arguments: [{ name: '<file>', description: 'bill, or a folder' }],
    options: [TEXT_FORMAT, JOBS],
    examples: ['pavise bom show vendor.cdx.json'],
    run: show,
  },
]

export default defineCommand({
  name: 'bom',
  summary: 'Write the bill of materials of a model folder or project (CycloneDX 1.6)',
  description: [
    'Models, adapters, data sets and files with their digests, licenses, model card, base models, signatures and the verdicts of a scan.',
    'The same files give the same bytes; a time stands in it only with --timestamp or SOURCE_DATE_EPOCH.',
  ].join('\n'),
  arguments: [{ name: '[path]', description: 'folder or file' }],
  options: [
    { flags: '--out <file>', description: 'file to write (default: stdout)' },
    FORCE,
    FORMAT,
    { flags: '--name <name>', description: 'what the bill is of (default: name of the folder)' },
    { flags: '--component-version <text>', description: 'its version' },
    { flags: '--timestamp', description: 'write when it was made' },
    ...TRUST_OPTIONS,
    JOBS,
  ],
  examples: ['pavise bom models/llama --out llama.cdx.json', 'pavise bom . --format table', 'pavise bom models --key release.pub'],
  subcommands,
  run: make,
})
