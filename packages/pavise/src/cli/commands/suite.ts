import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { stringify } from 'yaml'
import { type CommandContext, defineCommand } from '#cli/command'
import { readNamedText } from '#cli/named-text'
import { oneOf } from '#cli/options'
import { textTable } from '#cli/text-table'
import type { Attack } from '#core/attack/attempt'
import { PaviseError } from '#core/errors/error'
import { isRegression, parseRegression } from '#hardening/regression'
import { readSuite, type Suite, toPromptfoo } from '#redteam/exchange/index'
import { escapeJson, escapeTerminal } from '#report/escape'
import { readRun } from '#report/run-folder'

const SHOWN = 72

export default defineCommand({
  name: 'suite',
  summary: 'Read attacks of another tool, of a regression file or of a run: list them, convert them',
  description: [
    'Knows promptfoo configurations and results, garak reports, PyRIT exports and seeds, CSV and JSONL of prompts, recordings of the gateway, regression files,',
    'and the folder of a run, of which it takes the attacks that got through. Nothing that a file names is followed or run. `pavise attack --suite FILE` sends them.',
  ].join('\n'),
  arguments: [{ name: '<file>', description: 'a suite, a regression file, or the folder of a run' }],
  options: [
    {
      flags: '--to <format>',
      description: 'text, jsonl or promptfoo',
      default: 'text',
      parse: oneOf('--to', ['text', 'jsonl', 'promptfoo']),
    },
  ],
  examples: [
    'pavise suite promptfooconfig.yaml',
    'pavise suite garak.report.jsonl --to jsonl > suite.jsonl',
    'pavise suite runs/one --to promptfoo > promptfooconfig.yaml',
  ],
  async run(context, args, options) {
    const file = args[0]!
    const attacks = await attacksOf(context, file)
    if (options['to'] === 'promptfoo') {
      if (!attacks) throw new PaviseError('PAV_USAGE', `${file}: only attacks of a run or of a regression file are written for promptfoo`)
      const { config, left } = toPromptfoo(attacks)
      context.stdout.write(stringify(config))
      for (const one of left) context.stderr.write(`left out, since it is planted through an intake: ${escapeTerminal(one)}\n`)
      return 0
    }
    const suite = attacks ? suiteOf(attacks) : readSuite(await readNamedText(context, file), file)
    if (options['to'] === 'jsonl') for (const one of suite.cases) context.stdout.write(`${escapeJson(one)}\n`)
    else context.stdout.write(listOf(suite))
    for (const why of suite.skipped) context.stderr.write(`left out: ${escapeTerminal(why)}\n`)
    return 0
  },
})

/** Attacks of our own: of a run's findings, or of a regression file. Undefined for anything else. */
async function attacksOf(context: CommandContext, file: string): Promise<Attack[] | undefined> {
  const path = resolve(context.cwd, file)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) {
    const { envelope } = await readRun(path)
    const attacks = envelope.findings.flatMap(({ reproducer }) => (reproducer as { attack?: Attack } | undefined)?.attack ?? [])
    if (attacks.length === 0) throw new PaviseError('PAV_USAGE', `${file}: the run has no finding that can be sent again`)
    return attacks
  }
  const text = await readNamedText(context, file)
  return isRegression(text) ? parseRegression(text, file) : undefined
}

const suiteOf = (attacks: readonly Attack[]): Suite => ({
  source: 'pavise',
  cases: attacks.map(({ objective, turns, history }, i) => ({
    id: `${objective} ${i + 1}`,
    turns,
    goal: objective,
    ...(history ? { history } : {}),
  })),
  skipped: [],
})

function listOf({ source, cases }: Suite): string {
  const rows = cases.map(({ id, turns, goal }) => {
    const text = escapeTerminal(turns.join(' ⏎ '))
    return [
      escapeTerminal(id).slice(0, 40),
      String(turns.length),
      escapeTerminal(goal ?? '').slice(0, 40),
      text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
    ]
  })
  return `${cases.length} attacks (${source})\n\n${textTable(['id', 'turns', 'goal', 'text'], rows)}`
}
