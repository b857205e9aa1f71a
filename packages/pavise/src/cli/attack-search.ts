import type { CommandContext, CommandOption } from '#cli/command'
import { wholeNumber } from '#cli/options'
import { requirePermission } from '#cli/permission'
import { type Progress as Bar, startProgress } from '#cli/progress'
import { PaviseError } from '#core/errors/error'
import { createEgress } from '#platform/egress/egress'
import {
  ASSUMED,
  attackerModel,
  type CampaignOptions,
  type CampaignResult,
  type Estimate,
  estimateRun,
  type Progress,
  placeOf,
  resolveTarget,
  runCampaign,
  strategyIds,
  type Target,
  targetClient,
  targetOrigins,
} from '#redteam/index'

/** What a search of our own can be told besides its target and its requests. */
export const SEARCH_OPTIONS: readonly CommandOption[] = [
  { flags: '--strategy <ids>', description: 'only these strategies and searches, parted by commas', parse: strategiesIn },
  { flags: '--max-tokens <n>', description: 'budget of tokens, read and written', parse: wholeNumber('--max-tokens', 1) },
  { flags: '--max-cost <amount>', description: 'budget of money, by the prices in the target file', parse: amount('--max-cost') },
  { flags: '--max-minutes <n>', description: 'budget of time', parse: amount('--max-minutes') },
  { flags: '--estimate', description: 'tell what the run may take, and send nothing' },
  { flags: '--attacker <url>', description: 'an OpenAI-compatible model that words what searches say; up to and including /v1' },
  { flags: '--attacker-model <name>', description: 'model to ask there' },
  { flags: '--attacker-key-env <variable>', description: 'environment variable that holds its key' },
]

/** Options of a search as given. */
export interface SearchGiven {
  strategy?: readonly string[]
  maxTokens?: number
  maxCost?: number
  maxMinutes?: number
  estimate?: boolean
  attacker?: string
  attackerModel?: string
  attackerKeyEnv?: string
  permit?: unknown
}

interface Run {
  readonly maxRequests: number
  readonly seed: number
  readonly concurrency: number
  readonly resume?: boolean
}

/** Attacks a target by a search of our own. */
export async function searchTarget(
  context: CommandContext,
  run: Run,
  given: SearchGiven,
  target: Target,
  dir: string | undefined,
): Promise<CampaignResult> {
  if (given.maxCost !== undefined && !target.prices)
    throw new PaviseError('PAV_USAGE', '--max-cost wants prices: { input, output } in the target file, for a million tokens each')
  const attacker = attackerOf(context, given)
  if (attacker) await requirePermission(context, targetOrigins(attacker), given.permit)
  const { seed, maxRequests, concurrency } = run
  const strategies = given.strategy ? { strategies: given.strategy } : {}
  context.stderr.write(`${estimateLine(estimateRun(target, { seed, maxRequests, concurrency, ...strategies }), concurrency)}\n`)
  const egress = createEgress({ allow: [...targetOrigins(target), ...(attacker ? targetOrigins(attacker) : [])] })
  const bar: Bar = startProgress(context, `attacking ${placeOf(target)}`, maxRequests)
  const note = ({ findings, attempts }: Progress): string => `${attempts} attempts, ${findings} got through`
  try {
    const result = await runCampaign({
      target,
      egress,
      seed,
      maxRequests,
      concurrency,
      signal: context.signal,
      command: 'attack',
      ...strategies,
      caps: capsOf(given),
      ...(attacker ? { writer: attackerModel(targetClient(attacker, egress), attacker.identities[0]!) } : {}),
      ...(dir === undefined ? {} : { dir }),
      ...(run.resume ? { resume: true } : {}),
      onProgress: (progress) => bar.update(Math.min(progress.requests, maxRequests), note(progress)),
    })
    bar.end(`${result.tally.attempts} attempts, ${result.envelope.findings.length} findings`)
    return result
  } finally {
    await egress.close()
  }
}

/** What the run may take, for `--estimate`: one line, and nothing is sent. */
export function estimateText(run: Run, given: SearchGiven, target: Target): string {
  const { seed, maxRequests, concurrency } = run
  return `${estimateLine(estimateRun(target, { seed, maxRequests, concurrency, ...(given.strategy ? { strategies: given.strategy } : {}) }), concurrency)}\n`
}

function estimateLine({ requests, tokens, seconds, cost }: Estimate, concurrency: number): string {
  const count = (n: number): string => n.toLocaleString('en-US')
  const minutes = Math.max(1, Math.round(seconds / 60))
  return [
    `at most ${count(requests)} requests: about ${count(tokens.input)} tokens to the target and ${count(tokens.output)} back`,
    ...(cost ? [`${cost.amount.toFixed(2)} ${cost.currency}`] : []),
    `${minutes} min with ${concurrency} at a time (taken for granted: ${ASSUMED.tokensAnAnswer} tokens and ${ASSUMED.secondsAnAnswer} s an answer)`,
  ].join(', ')
}

function capsOf({ maxTokens, maxCost, maxMinutes }: SearchGiven): NonNullable<CampaignOptions['caps']> {
  return {
    ...(maxTokens === undefined ? {} : { tokens: maxTokens }),
    ...(maxCost === undefined ? {} : { cost: maxCost }),
    ...(maxMinutes === undefined ? {} : { seconds: maxMinutes * 60 }),
  }
}

function attackerOf(context: CommandContext, given: SearchGiven): Target | undefined {
  const { attacker: url, attackerModel: model, attackerKeyEnv: env } = given
  if (url === undefined) {
    if (model !== undefined || env !== undefined)
      throw new PaviseError('PAV_USAGE', '--attacker-model and --attacker-key-env go with --attacker URL')
    return undefined
  }
  if (model === undefined) throw new PaviseError('PAV_USAGE', '--attacker wants --attacker-model NAME')
  const identities = env === undefined ? [] : [{ name: 'attacker', key: { env } }]
  return resolveTarget({ api: 'openai-chat', url, model, identities }, '--attacker', context.env)
}

function strategiesIn(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim())
  const unknown = ids.filter((id) => !strategyIds.includes(id))
  if (unknown.length > 0)
    throw new PaviseError('PAV_USAGE', `--strategy does not know ${unknown.map((id) => `'${id}'`).join(', ')}`, {
      hint: `One of: ${strategyIds.join(', ')}`,
    })
  return ids
}

function amount(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+(\.\d+)?$/.test(text) && value > 0) return value
    throw new PaviseError('PAV_USAGE', `${option} wants a number above 0, not '${text}'`)
  }
}
