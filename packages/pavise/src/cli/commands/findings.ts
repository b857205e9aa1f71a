import { resolve } from 'node:path'
import { type Command, type CommandContext, type CommandOption, defineCommand } from '#cli/command'
import { DECISIONS_OPTION, withDecisions } from '#cli/decisions'
import { oneOf } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import { type Decision, decisionSchema, holds } from '#core/results/baseline'
import type { Envelope, Finding } from '#core/results/envelope'
import { exitCode } from '#core/results/exit-code'
import { SEVERITIES, type Severity } from '#core/results/severity'
import { changeDecisions, DECISIONS_FILE, readDecisions } from '#findings/decisions-file'
import { columns } from '#report/columns'
import { escapeJson, escapeTerminal } from '#report/escape'
import { readEnvelope } from '#report/run-folder'

const SHORTEST_PREFIX = 8
const REPORT: CommandOption = {
  flags: '--report <run>',
  description: 'run folder or report.json in which shortened fingerprints are looked up',
}
const FORMAT: CommandOption = {
  flags: '--format <format>',
  description: 'text or json',
  default: 'text',
  parse: oneOf('--format', ['text', 'json']),
}
const DECIDE: readonly CommandOption[] = [
  { flags: '--owner <handle>', description: 'who bears the decision' },
  { flags: '--until <date>', description: 'last day on which it holds, 2026-12-31' },
  { flags: '--reason <text>', description: 'why' },
  REPORT,
  DECISIONS_OPTION,
  FORMAT,
]

type Given = Readonly<Record<string, unknown>>

const fileOf = (context: CommandContext, given: Given): { path: string; name: string } => {
  const name = typeof given['decisions'] === 'string' ? given['decisions'] : DECISIONS_FILE
  return { path: resolve(context.cwd, name), name }
}

async function reportOf(context: CommandContext, named: unknown): Promise<Envelope | undefined> {
  return typeof named === 'string' ? (await readEnvelope(resolve(context.cwd, named))).envelope : undefined
}

/** A whole fingerprint as it is, a shortened one by the report: it must mean exactly one finding. */
function lookUp(given: string, known: readonly { fingerprint: string }[]): string {
  const text = given.toLowerCase()
  if (/^[0-9a-f]{64}$/.test(text)) return text
  const found = new Set(known.map(({ fingerprint }) => fingerprint).filter((one) => one.startsWith(text)))
  const [only] = found
  if (text.length >= SHORTEST_PREFIX && found.size === 1 && only !== undefined) return only
  const why =
    text.length < SHORTEST_PREFIX
      ? `is shorter than ${SHORTEST_PREFIX} digits`
      : found.size === 0
        ? 'means no known finding'
        : `means ${found.size} findings`
  throw new PaviseError('PAV_USAGE', `fingerprint ${given} ${why}`, { hint: 'Give all 64 digits, or a longer start and --report.' })
}

function decisionOf(
  fingerprint: string,
  state: Decision['state'],
  given: Given,
  finding: Finding | undefined,
  assets: Envelope['assets'],
): Decision {
  const asset = assets.find(({ id }) => id === finding?.asset)?.name
  const about = finding ? { rule: finding.rule, ...(asset === undefined ? {} : { asset }) } : {}
  const { owner, until, reason } = given
  const parsed = decisionSchema.safeParse({ fingerprint, state, owner, until, reason, ...about })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `--${path.join('.')} ${/undefined/.test(message) ? 'is missing' : message}`)
  throw new PaviseError('PAV_USAGE', [...new Set(faults)].join('; '), { hint: 'Every decision has --owner, --until and --reason.' })
}

const decide =
  (state: Decision['state'], done: string) =>
  async (context: CommandContext, args: readonly string[], given: Given): Promise<number> => {
    const envelope = await reportOf(context, given['report'])
    const decisions = args.map((arg) => {
      const fingerprint = lookUp(arg, envelope?.findings ?? [])
      const finding = envelope?.findings.find((one) => one.fingerprint === fingerprint)
      return decisionOf(fingerprint, state, given, finding, envelope?.assets ?? [])
    })
    const expired = decisions.find((decision) => !holds(decision, new Date()))
    if (expired) throw new PaviseError('PAV_USAGE', `--until ${expired.until} is in the past`)
    const { path, name } = fileOf(context, given)
    await changeDecisions(path, name, decisions)
    const text = decisions.map(({ fingerprint, until }) => `${done} until ${until}: ${fingerprint.slice(0, 12)}`).join('\n')
    context.stdout.write(given['format'] === 'json' ? `${escapeJson({ file: name, decisions })}\n` : `${text}\nwritten: ${name}\n`)
    return 0
  }

async function reopen(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const { path, name } = fileOf(context, given)
  const baseline = await readDecisions(path, name)
  const fingerprints = args.map((arg) => lookUp(arg, baseline?.findings ?? []))
  const unknown = fingerprints.find((one) => !baseline?.findings.some(({ fingerprint }) => fingerprint === one))
  if (unknown !== undefined) throw new PaviseError('PAV_USAGE', `nothing is decided about ${unknown.slice(0, 12)} in ${name}`)
  await changeDecisions(path, name, [], fingerprints)
  context.stdout.write(
    given['format'] === 'json'
      ? `${escapeJson({ file: name, reopened: fingerprints })}\n`
      : `open again: ${fingerprints.map((one) => one.slice(0, 12)).join(', ')}\n`,
  )
  return 0
}

async function list(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const json = given['format'] === 'json'
  const named = args[0]
  if (named === undefined) return listDecisions(context, given, json)
  const { envelope } = await readEnvelope(resolve(context.cwd, named))
  const decided = await withDecisions(context, envelope, given['decisions'])
  const findings = [...decided.findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
  if (json) context.stdout.write(`${escapeJson({ findings })}\n`)
  else {
    const heads = [
      { title: 'fingerprint', most: 16 },
      { title: 'severity', most: 8 },
      { title: 'state', most: 14 },
      { title: 'rule', most: 32 },
      { title: 'what', most: 90 },
    ]
    const rows = findings.map(({ fingerprint, severity, state, rule, message }) => [
      fingerprint.slice(0, 16),
      severity,
      state,
      escapeTerminal(rule),
      escapeTerminal(message),
    ])
    context.stdout.write(findings.length > 0 ? `${columns(heads, rows).join('\n')}\n` : 'no findings\n')
  }
  const failOn = given['failOn'] as Severity | undefined
  return failOn === undefined ? 0 : exitCode(decided, failOn)
}

async function listDecisions(context: CommandContext, given: Given, json: boolean): Promise<number> {
  const { path, name } = fileOf(context, given)
  const decisions = (await readDecisions(path, name))?.findings ?? []
  const now = new Date()
  if (json) context.stdout.write(`${escapeJson({ decisions: decisions.map((one) => ({ ...one, expired: !holds(one, now) })) })}\n`)
  else if (decisions.length === 0) context.stdout.write(`nothing is decided in ${name}\n`)
  else {
    const heads = [
      { title: 'fingerprint', most: 16 },
      { title: 'state', most: 14 },
      { title: 'until', most: 20 },
      { title: 'owner', most: 20 },
      { title: 'reason', most: 80 },
    ]
    const rows = decisions.map((one) => [
      one.fingerprint.slice(0, 16),
      one.state,
      holds(one, now) ? one.until : `${one.until} (over)`,
      escapeTerminal(one.owner),
      escapeTerminal(one.reason),
    ])
    context.stdout.write(`${columns(heads, rows).join('\n')}\n`)
  }
  return 0
}

const FINGERPRINTS = { name: '<fingerprint...>', description: 'fingerprints of findings, shortened to at least 8 digits with --report' }

const subcommands: readonly Command[] = [
  {
    name: 'list',
    summary: 'List the findings of a run with what was decided, or all decisions',
    arguments: [{ name: '[report]', description: 'run folder or report.json' }],
    options: [
      { flags: '--fail-on <severity>', description: 'exit 1 on an open finding at or above it', parse: oneOf('--fail-on', SEVERITIES) },
      DECISIONS_OPTION,
      FORMAT,
    ],
    run: list,
  },
  {
    name: 'accept',
    summary: 'Bear the risk of findings until a day',
    arguments: [FINGERPRINTS],
    options: DECIDE,
    run: decide('accepted', 'accepted'),
  },
  {
    name: 'suppress',
    summary: 'Mark findings as false positives until a day',
    arguments: [FINGERPRINTS],
    options: DECIDE,
    run: decide('false_positive', 'suppressed'),
  },
  { name: 'reopen', summary: 'Withdraw decisions', arguments: [FINGERPRINTS], options: [DECISIONS_OPTION, FORMAT], run: reopen },
]

export default defineCommand({
  name: 'findings',
  summary: 'Accept, suppress and list findings',
  description: `Decisions stand in ${DECISIONS_FILE}, with owner, last day and reason, to be reviewed like code. One that ran out counts no longer, and is said.`,
  examples: [
    'pavise findings list runs/one',
    'pavise findings accept 4e19fbae7fa1 --report runs/one --owner sec-lead --until 2026-12-31 --reason "test tenant only"',
  ],
  subcommands,
})
