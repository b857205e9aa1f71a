import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { loadPolicy, starterPolicy } from '@pavise/guard'
import { parse } from 'yaml'
import { type CommandContext, defineCommand } from '#cli/command'
import { oneOf } from '#cli/options'
import type { EffectKind } from '#core/attack/vocabulary'
import { EFFECTS } from '#core/attack/vocabulary'
import { PaviseError } from '#core/errors/error'
import type { HardenedRule, RunRecord } from '#core/run'
import { type HardenInput, type HardenResult, harden, type PolicyDocument } from '#hardening/harden'
import { offeredTools } from '#hardening/offered-tools'
import { writePolicy } from '#hardening/policy-document'
import { draftToolPolicies } from '#hardening/tool-roles'
import { exchangesOf, parseTraffic } from '#hardening/traffic-file'
import { readPolicyFile } from '#platform/config/policy-file'
import { readRun } from '#report/run-folder'

export default defineCommand({
  name: 'harden',
  summary: 'Turn findings into checked policy rules',
  description: [
    'Proposes rules for the findings of an attack run and tries each on the attack and on ordinary traffic. A rule is accepted when it stops',
    'something and touches nothing ordinary; it speaks of provenance, effect, destination, canary or detector score, never of wording.',
    'Record ordinary traffic with: pavise gateway --mode observe --record FILE',
  ].join('\n'),
  arguments: [{ name: '<run>', description: 'folder of an attack run' }],
  options: [
    { flags: '--policy <file>', description: 'policy to add to; without it one is started, with tools drafted from the traffic' },
    { flags: '--benign <file>', description: 'recorded ordinary traffic (JSONL); without it nothing is accepted, only proposed' },
    {
      flags: '--attack-traffic <file>',
      description: 'the attacks as the gateway saw them, recorded during `pavise attack`; else their transcripts',
    },
    { flags: '--out <file>', description: 'write the policy here and not to stdout' },
    {
      flags: '--format <format>',
      description: 'what goes to stdout: table or json',
      default: 'table',
      parse: oneOf('--format', ['table', 'json']),
    },
  ],
  examples: ['pavise harden runs/one --policy policy.yaml --benign ordinary.jsonl --out policy.hardened.yaml'],
  async run(context, args, options) {
    const record = await readRun(resolve(context.cwd, args[0]!))
    const benign = await traffic(context, options['benign'])
    const attack = await traffic(context, options['attackTraffic'])
    const exchanges = [...benign, ...attack].flatMap((task) => task.exchanges)
    const policy = await basePolicy(context, options['policy'], exchanges.flatMap(offeredTools))
    const result = harden({
      policy,
      findings: findingsOf(
        record,
        attack.flatMap((task) => task.exchanges),
      ),
      benign,
    })
    const tried = benign.length > 0
    const shown = tried ? result : proposed(policy, result)
    const text = writePolicy(shown.policy, shown.rules)
    if (typeof options['out'] === 'string') await write(context, options['out'], text)
    if (options['format'] === 'json') context.stdout.write(`${JSON.stringify({ rules: shown.rules, unanswered: shown.unanswered })}\n`)
    else {
      context.stdout.write(table(shown, tried))
      if (options['out'] === undefined) context.stdout.write(`\n${text}`)
    }
    return shown.unanswered.length === 0 ? 0 : 1
  },
})

async function traffic(context: CommandContext, file: unknown): Promise<HardenInput['benign']> {
  if (typeof file !== 'string') return []
  return parseTraffic(await read(context, file), file)
}

async function basePolicy(context: CommandContext, file: unknown, tools: Parameters<typeof draftToolPolicies>[0]): Promise<PolicyDocument> {
  if (typeof file === 'string') {
    await readPolicyFile(resolve(context.cwd, file), file)
    return parse(await read(context, file)) as PolicyDocument
  }
  return { ...starterPolicy(), tools: draftToolPolicies(tools), rules: [] }
}

/** What the gateway would have seen of each finding: recorded attack traffic that names its values, else the transcript. */
function findingsOf(record: RunRecord, recorded: HardenInput['findings'][number]['exchanges']): HardenInput['findings'] {
  return record.envelope.findings.flatMap((finding) => {
    const { objective, channel, effect } = finding.location
    if (!EFFECTS.includes(effect as EffectKind)) return []
    const same = record.attempts.filter(
      ({ verdict, attack }) =>
        verdict === 'vulnerable' && attack.objective === objective && attack.channel === channel && attack.effect === effect,
    )
    const texts = same.flatMap(({ attack }) => [attack.plant?.payload ?? '', ...attack.turns])
    const planted = texts.filter((text) => text.length >= 24)
    const seen = recorded.filter(({ request }) => {
      const body = JSON.stringify(request)
      return planted.some((text) => body.includes(JSON.stringify(text).slice(1, -1)))
    })
    const exchanges = seen.length > 0 ? seen : same.flatMap(({ transcript }) => exchangesOf('target', transcript))
    return [{ fingerprint: finding.fingerprint, effect: effect as EffectKind, exchanges, texts }]
  })
}

/** Without ordinary traffic nothing can be accepted: the rules that answer something are shown, none is in force. */
function proposed(policy: PolicyDocument, result: HardenResult): HardenResult {
  const rules: HardenedRule[] = result.rules.map((rule) => ({ ...rule, accepted: false }))
  return { policy: { ...policy }, rules, unanswered: [...new Set([...result.unanswered, ...result.rules.flatMap((rule) => rule.answers)])] }
}

function table({ rules, unanswered }: HardenResult, tried: boolean): string {
  const lines = rules.map((rule) => {
    const fate = rule.accepted
      ? 'accepted'
      : rule.answers.length === 0
        ? 'stops nothing'
        : tried
          ? 'breaks ordinary work'
          : 'not tried: name --benign'
    const work = tried ? `ordinary ${rule.benign.passed} of ${rule.benign.tasks}` : ''
    return `${rule.id.padEnd(34)} answers ${String(rule.answers.length).padStart(2)}  ${work.padEnd(20)} ${fate}`
  })
  if (unanswered.length > 0)
    lines.push('', `${unanswered.length} findings are not answered: ${unanswered.map((f) => f.slice(0, 12)).join(', ')}`)
  return `${lines.join('\n')}\n`
}

async function read(context: CommandContext, name: string): Promise<string> {
  return readFile(resolve(context.cwd, name), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT'
    throw new PaviseError(
      missing ? 'PAV_FILE_NOT_FOUND' : 'PAV_FILE_UNREADABLE',
      `${name} ${missing ? 'does not exist' : 'cannot be read'}`,
      { cause },
    )
  })
}

async function write(context: CommandContext, name: string, text: string): Promise<void> {
  loadPolicy(parse(text))
  await writeFile(resolve(context.cwd, name), text).catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${name} cannot be written`, { cause })
  })
  context.stderr.write(`written: ${name}\n`)
}
