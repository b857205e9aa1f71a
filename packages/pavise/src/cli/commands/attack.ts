import { resolve } from 'node:path'
import { estimateText, SEARCH_OPTIONS, type SearchGiven, searchTarget } from '#cli/attack-search'
import { type CommandContext, defineCommand } from '#cli/command'
import { CONFIG_OPTIONS, needConfig } from '#cli/config-option'
import { DECISIONS_OPTION, withDecisions } from '#cli/decisions'
import { JUDGE_MODEL_OPTION, openJudgeModel } from '#cli/judge-model'
import { readNamedText } from '#cli/named-text'
import { oneOf, wholeNumber } from '#cli/options'
import { PERMIT_OPTION, requirePermission } from '#cli/permission'
import { type Progress as Bar, startProgress } from '#cli/progress'
import type { Attempt } from '#core/attack/attempt'
import { PaviseError } from '#core/errors/error'
import { exitCode } from '#core/results/exit-code'
import { SEVERITIES, type Severity } from '#core/results/severity'
import type { RunRecord } from '#core/run'
import { isRegression, parseRegression } from '#hardening/regression'
import { digestOf, requireTrust } from '#platform/config/trust'
import { createEgress } from '#platform/egress/egress'
import { policySuite, readSuite, runSuite, type Suite } from '#redteam/exchange/index'
import {
  auditMcp,
  type CampaignResult,
  parseTargetFile,
  placeOf,
  reachesOf,
  replayRun,
  resolveTarget,
  rules,
  type Target,
  targetOrigins,
} from '#redteam/index'
import { report, reports } from '#report/index'
import { writeRun } from '#report/run-folder'

const FORMATS = reports.map(({ id }) => id)

interface AttackOptions extends SearchGiven {
  target?: string
  model?: string
  keyEnv?: string
  effects?: string
  targetFile?: string
  asset?: string
  maxRequests: number
  seed: number
  out?: string
  resume?: boolean
  concurrency: number
  replay?: string
  suite?: string
  policyText?: string
  judgeModel?: string
  failOn: Severity
  format: string
}

export default defineCommand({
  name: 'attack',
  summary: 'Attack an AI system and report what got through',
  description: [
    'Attacks any OpenAI-compatible endpoint and judges by effects and bytes, never by the wording of a refusal.',
    'Works offline: no model but the target is asked. A target file names identities, intakes and the effect log as well.',
    'Only attack what you own or may test.',
  ].join('\n'),
  options: [
    { flags: '--target <url>', description: 'base URL of the chat API, up to and including /v1' },
    { flags: '--model <name>', description: 'model to ask for' },
    { flags: '--key-env <variable>', description: 'environment variable that holds the key' },
    { flags: '--effects <url>', description: "an owner's effect log: GET URL?after=N" },
    { flags: '--target-file <file>', description: 'target description (YAML or JSON) instead of the options above' },
    { flags: '--asset <name>', description: 'an endpoint of pavise.yaml instead of the options above' },
    PERMIT_OPTION,
    ...CONFIG_OPTIONS,
    { flags: '--max-requests <n>', description: 'budget of requests', default: 500, parse: wholeNumber('--max-requests', 1) },
    { flags: '--seed <n>', description: 'same seed, same answers, same run', default: 1, parse: wholeNumber('--seed') },
    { flags: '--out <dir>', description: 'folder for journal.jsonl and report.json' },
    { flags: '--resume', description: 'go on with the run in --out' },
    { flags: '--replay <file>', description: 'send exactly the attacks of a regression file, and nothing else' },
    {
      flags: '--suite <file>',
      description: 'send the attacks of a suite: promptfoo, garak, PyRIT, CSV or JSONL of prompts, a regression file',
    },
    {
      flags: '--policy-text <file>',
      description: 'send attacks on the rules of a policy in plain sentences, and harmless questions beside them',
    },
    { flags: '--concurrency <n>', description: 'requests at a time', default: 8, parse: wholeNumber('--concurrency', 1) },
    ...SEARCH_OPTIONS,
    JUDGE_MODEL_OPTION,
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
  ],
  examples: [
    'pavise attack --target http://127.0.0.1:8088/v1 --model support-bot --key-env BOT_KEY',
    'pavise attack --asset bot --fail-on critical',
    'pavise attack --target-file target.yaml --max-requests 3000 --out runs/one',
    'pavise attack --target-file target.yaml --max-requests 3000 --out runs/one --resume',
    'pavise attack --target-file target.yaml --strategy crescendo,pair,tree,actor',
    'pavise attack --target-file target.yaml --max-requests 5000 --max-tokens 2000000 --max-minutes 30',
    'pavise attack --target-file target.yaml --replay regression.json',
    'pavise attack --target-file target.yaml --suite promptfooconfig.yaml',
    'pavise attack --target-file target.yaml --policy-text rules.txt',
  ],
  async run(context, _args, given) {
    const options = given as unknown as AttackOptions
    if (options.resume && options.replay !== undefined) throw new PaviseError('PAV_USAGE', '--replay starts anew; leave --resume away')
    if (options.policyText !== undefined && (options.suite !== undefined || options.replay !== undefined || options.resume))
      throw new PaviseError('PAV_USAGE', '--policy-text goes without --suite, --replay and --resume')
    if (options.suite !== undefined && (options.replay !== undefined || options.resume))
      throw new PaviseError('PAV_USAGE', '--suite goes without --replay and --resume')
    if (options.judgeModel !== undefined && options.suite === undefined && options.policyText === undefined)
      throw new PaviseError('PAV_USAGE', '--judge-model goes with --suite or --policy-text: a search is judged by what it proves')
    if (options.resume && !options.out) throw new PaviseError('PAV_USAGE', '--resume needs --out, the folder of the earlier run')
    const target =
      options.asset === undefined ? await targetOf(context, options, given['trust']) : await assetTarget(context, given, options.asset)
    if (options.estimate) {
      const toServer = `at most ${options.maxRequests} requests, one at a time; no model is asked\n`
      context.stdout.write(target.mcp ? toServer : estimateText(options, options, target))
      return 0
    }
    const permitted = await requirePermission(context, targetOrigins(target), given['permit'])
    const dir = options.out === undefined ? undefined : resolve(context.cwd, options.out)
    const result = await resultOf(context, options, target, dir)
    const found = permitted.length > 0 ? { ...result.envelope, summary: { ...result.envelope.summary, permitted } } : result.envelope
    const record = { envelope: await withDecisions(context, found, given['decisions']), attempts: result.attempts, rules }
    if (dir !== undefined) await keep(dir, record)
    context.stdout.write(report(options.format).render(record))
    if (!result.complete && [options.replay, options.suite, options.policyText].every((file) => file === undefined)) {
      const again = dir === undefined ? 'run again with --out to be able to resume' : `go on with: --out ${options.out} --resume`
      context.stderr.write(`stopped; ${result.tally.attempts} attempts are kept; ${again}\n`)
    }
    const code = exitCode(record.envelope, options.failOn)
    return code === 0 && result.tally.attempts === 0 ? 2 : code
  },
})

/** What was asked for: a suite, attacks of an earlier run, or a search of our own. */
async function resultOf(context: CommandContext, options: AttackOptions, target: Target, dir: string | undefined): Promise<CampaignResult> {
  if (target.mcp) return auditServer(context, options, target, dir)
  if (options.replay !== undefined) return replayFile(context, options, options.replay, target)
  if (options.policyText !== undefined)
    return sendSuite(context, options, policySuite(await readNamedText(context, options.policyText), options.policyText), target)
  if (options.suite === undefined) return searchTarget(context, options, options, target, dir)
  const text = await readNamedText(context, options.suite)
  return isRegression(text)
    ? replayFile(context, options, options.suite, target)
    : sendSuite(context, options, readSuite(text, options.suite), target)
}

/** Sends the attacks that another tool or a person wrote. */
async function sendSuite(context: CommandContext, options: AttackOptions, suite: Suite, target: Target): Promise<CampaignResult> {
  const egress = createEgress({ allow: targetOrigins(target) })
  const total = suite.cases.length
  const bar: Bar = startProgress(context, `sending ${total} attacks to ${placeOf(target)}`, total)
  const { seed, maxRequests, concurrency } = options
  const { signal } = context
  const model = await openJudgeModel(context, options.judgeModel)
  try {
    const onAttempt = (done: number, found: number): void => bar.update(done, `${done} of ${total}, ${found} got through`)
    const asked = model ? { askModel: model.ask } : {}
    const result = await runSuite({ target, egress, suite, seed, maxRequests, concurrency, signal, onAttempt, ...asked })
    bar.end(`${result.tally.attempts} attacks, ${result.tally.successes} got through`)
    return result
  } finally {
    await model?.close()
    await egress.close()
  }
}

/** Examines an MCP server: there is no model to talk to, so that suites and conversations have nobody to go to. */
async function auditServer(
  context: CommandContext,
  options: AttackOptions,
  target: Target,
  dir: string | undefined,
): Promise<CampaignResult> {
  if (options.replay !== undefined || options.policyText !== undefined || options.suite !== undefined)
    throw new PaviseError('PAV_USAGE', 'an MCP server goes without --suite, --replay and --policy-text')
  const egress = createEgress({ allow: targetOrigins(target) })
  const bar: Bar = startProgress(context, `examining ${placeOf(target)}`, options.maxRequests)
  try {
    const result = await auditMcp({
      target,
      mcp: target.mcp!,
      egress,
      seed: options.seed,
      maxRequests: options.maxRequests,
      signal: context.signal,
      ...(dir === undefined ? {} : { dir }),
      ...(options.resume ? { resume: true } : {}),
      onProgress: ({ requests, attempts, findings }) =>
        bar.update(Math.min(requests, options.maxRequests), `${attempts} calls, ${findings} findings`),
    })
    bar.end(`${result.tally.attempts} calls, ${result.envelope.findings.length} findings`)
    return result
  } finally {
    await egress.close()
  }
}

/** Sends the attacks of a regression file, one after the other. */
async function replayFile(context: CommandContext, options: AttackOptions, file: string, target: Target): Promise<CampaignResult> {
  const attacks = parseRegression(await readNamedText(context, file), file)
  const egress = createEgress({ allow: targetOrigins(target) })
  const bar: Bar = startProgress(context, `replaying on ${placeOf(target)}`, attacks.length)
  let done = 0
  try {
    const onAttempt = (attempt: Attempt | undefined): void => bar.update(attempt ? ++done : 0, `${done} of ${attacks.length} attacks`)
    const result = await replayRun({ target, egress, attacks, seed: options.seed, signal: context.signal, onAttempt })
    bar.end(`${result.tally.attempts} attacks, ${result.tally.successes} still work`)
    return result
  } finally {
    await egress.close()
  }
}

/** The target that the command line or its file describes. */
async function targetOf(context: CommandContext, options: AttackOptions, trust: unknown): Promise<Target> {
  if (options.targetFile !== undefined) {
    if (options.target !== undefined || options.model !== undefined)
      throw new PaviseError('PAV_USAGE', '--target-file already says target and model; leave the other options away')
    const text = await readNamedText(context, options.targetFile)
    const target = parseTargetFile(text, options.targetFile, context.env)
    await requireTrust(options.targetFile, digestOf(text), reachesOf(target), context.env, trust as string | undefined)
    return target
  }
  if (options.target === undefined || options.model === undefined)
    throw new PaviseError('PAV_USAGE', 'name the target: --target URL --model NAME, --target-file FILE or --asset NAME')
  const identities = options.keyEnv === undefined ? [] : [{ name: 'user', key: { env: options.keyEnv } }]
  const raw = {
    api: 'openai-chat',
    url: options.target,
    model: options.model,
    identities,
    ...(options.effects ? { effects: options.effects } : {}),
  }
  return resolveTarget(raw, 'the command line', context.env)
}

/** An endpoint of the configuration. Findings carry its name there, so that they stay the same when it moves. */
async function assetTarget(context: CommandContext, given: Readonly<Record<string, unknown>>, name: string): Promise<Target> {
  for (const other of ['target', 'model', 'targetFile', 'keyEnv', 'effects'])
    if (given[other] !== undefined) throw new PaviseError('PAV_USAGE', '--asset already says target and key; leave the other options away')
  const { config, secret } = await needConfig(context, given, `--asset ${name} comes from the configuration`)
  const asset = config.assets.find((candidate) => candidate.name === name)
  if (!asset) {
    const names = config.assets.map((candidate) => candidate.name)
    throw new PaviseError('PAV_USAGE', `no asset is called '${name}'`, { hint: `There are: ${names.join(', ') || 'none'}` })
  }
  const { api, url, model, effects, auth } = asset
  const key = auth === undefined ? undefined : await secret(auth)
  const identities = key === undefined ? [] : [{ name: 'user', key: { env: 'KEY' } }]
  const raw = { api, url, model, identities, ...(effects ? { effects } : {}) }
  return { ...resolveTarget(raw, `asset ${name}`, { KEY: key }), name }
}

/** Leaves the run for `pavise report`, `findings` and `harden`. */
async function keep(dir: string, record: RunRecord): Promise<void> {
  try {
    await writeRun(dir, record)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `the run cannot be written to ${dir}`, { cause })
  }
}
