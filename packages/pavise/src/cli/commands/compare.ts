import { resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { oneOf } from '#cli/options'
import { textTable } from '#cli/text-table'
import { exitCode } from '#core/results/exit-code'
import { SEVERITIES, type Severity } from '#core/results/severity'
import type { Interval } from '#core/results/wilson'
import { type Change, type Comparison, compareRuns } from '#report/compare'
import { escapeJson, escapeTerminal } from '#report/escape'
import { readRun } from '#report/run-folder'

export default defineCommand({
  name: 'compare',
  summary: 'Compare two runs: what is new, what is gone, what differs beyond chance',
  description: [
    'Compares the folders of two runs, the earlier one first: findings by fingerprint, rates by objective with their 95 % Wilson intervals.',
    "Where both sent the same attacks (--replay, or the same seed) pairs are compared by McNemar's exact test, else rates by Fisher's.",
    'Exit code 1 where a finding at or above --fail-on is new.',
  ].join('\n'),
  arguments: [
    { name: '<before>', description: 'folder of the earlier run, or its report.json' },
    { name: '<after>', description: 'folder of the later run, or its report.json' },
  ],
  options: [
    {
      flags: '--fail-on <severity>',
      description: 'least severity of a new finding that makes exit code 1',
      default: 'high',
      parse: oneOf('--fail-on', SEVERITIES),
    },
    { flags: '--format <format>', description: 'text or json', default: 'text', parse: oneOf('--format', ['text', 'json']) },
  ],
  examples: ['pavise compare runs/monday runs/tuesday', 'pavise compare runs/main runs/branch --fail-on critical --format json'],
  async run(context, args, options) {
    const before = await readRun(resolve(context.cwd, args[0]!))
    const after = await readRun(resolve(context.cwd, args[1]!))
    const comparison = compareRuns(before, after)
    context.stdout.write(options['format'] === 'json' ? `${escapeJson(comparison, 2)}\n` : textOf(comparison))
    return exitCode({ findings: [...comparison.fresh], inconclusive: after.envelope.inconclusive }, options['failOn'] as Severity)
  },
})

const SHOWN = 12

function textOf({ fresh, gone, same, changes, shared }: Comparison): string {
  const lines = [`${fresh.length} new, ${gone.length} gone, ${same.length} in both`, '']
  for (const [sign, findings] of [['+', fresh] as const, ['-', gone] as const]) {
    for (const finding of findings)
      lines.push(`${sign} ${finding.severity.padEnd(8)}  ${escapeTerminal(finding.message)}  ${finding.fingerprint.slice(0, 12)}`)
  }
  if (fresh.length + gone.length > 0) lines.push('')
  const rated = changes.filter(({ before, after }) => before.of + after.of > 0)
  if (rated.length > 0) {
    const rows = rated
      .slice(0, SHOWN)
      .map((change) => [escapeTerminal(change.what), share(change.before), share(change.after), chance(change)])
    lines.push(textTable(['attacks', 'before', 'after', 'p'], rows))
    lines.push(
      shared > 0 && rated[0]!.test === 'paired'
        ? `The same ${shared} attacks were sent in both runs (McNemar's exact test).`
        : "Each run chose its own attacks (Fisher's exact test): a search adapts, so compare like with like by --replay.",
    )
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const percent = (value: number): string => (value * 100).toFixed(1)
const share = ({ rate, low, high, hits, of }: Interval & { hits: number; of: number }): string =>
  of === 0 ? 'none' : `${percent(rate)} % (${percent(low)} to ${percent(high)}, ${hits} of ${of})`
const chance = ({ p, before, after }: Change): string => (before.of === 0 || after.of === 0 ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3))
