import { shareAt } from '../../pavise/src/cli/commands/guard/ranking.js'
import type { Knots } from './calibrate.js'
import type { Examples } from './examples.js'
import { SCORING } from './held-out.js'
import { soundsHarmful, thresholdIn } from './knots.js'
import { highest, shippedLogits } from './left-out-rows.js'
import { bySource, leftOutReport } from './report.js'
import type { Row } from './row.js'

/** Shares of harmless requests that each head stops at its shipped threshold, and that any does. */
function falseRefusals(rows: readonly Row[], logits: readonly Float64Array[], knots: readonly Knots[]): string {
  const fires = logits.map((own, head) =>
    own.map((logit) => (Number.isNaN(logit) ? Number.NaN : logit >= thresholdIn(knots[head]!) ? 1 : 0)),
  )
  const any = Float64Array.from(rows, (_, r) => Math.max(...fires.map((own) => own[r]!)))
  const tables = [...fires, any].map((own) => bySource(rows, own, soundsHarmful))
  const shares = (name: string) => tables.map((table) => shareAt(table.get(name)!, 1))
  const names = [...tables[0]!.keys()]
  const mean = tables.map((_, i) => names.reduce((sum, name) => sum + shares(name)[i]!, 0) / names.length)
  const line = (name: string, n: number, cells: readonly number[]) =>
    `  ${name.padEnd(38)} n=${String(n).padStart(5)}  ${cells.map((cell) => cell.toFixed(3)).join('  ')}`
  return [
    `false refusals, shipped thresholds: ${[...SCORING.map(({ head }) => head), 'any'].join('  ')}`,
    ...names.map((name) => line(name, tables[0]!.get(name)!.length, shares(name))),
    line('mean over sets', names.length, mean),
    '',
  ].join('\n')
}

/** Shares of harmful requests that the head of its own finds at its shipped threshold. */
function harmfulRecall(rows: readonly Row[], logits: Float64Array, knots: Knots): string {
  const found = [...bySource(rows, logits, ({ kind }) => kind === 'harmful_request')]
  const shares = found.map(([, group]) => shareAt(group, thresholdIn(knots)))
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return [
    `harmful requests found, shipped threshold: mean ${mean.toFixed(3)}`,
    ...found.map(([name, group], i) => `  ${name.padEnd(38)} n=${String(group.length).padStart(5)}  ${shares[i]!.toFixed(3)}`),
    '',
  ].join('\n')
}

/**
 * The whole table of sources that are left out, from what models say of windows of sources that they have not seen, and the windows that gates open which have not
 * seen them: without gates; behind them; and as the detector is shipped, where a rule alone may decide in texts of tools and documents. Then harmless requests that
 * sound harmful, and harmful ones.
 */
export function shippedTable(
  examples: Examples,
  logits: readonly Float64Array[],
  knots: readonly Knots[],
  open: readonly Uint8Array[],
  verbose: boolean,
): string {
  const { rows } = examples
  const attack = thresholdIn(knots[0]!)
  const shipped = logits.map((own, head) => shippedLogits(examples, own, open[head]!, head === 0 ? knots[0] : undefined))
  return [
    'models and rules, without gates',
    leftOutReport(rows, highest(examples, logits[0]!), attack, verbose),
    'behind gates',
    leftOutReport(rows, shippedLogits(examples, logits[0]!, open[0]!), attack, false),
    'as shipped: behind gates, and in texts of tools and documents a rule may decide alone',
    leftOutReport(rows, shipped[0]!, attack, verbose),
    falseRefusals(rows, shipped, knots),
    harmfulRecall(rows, shipped[1]!, knots[1]!),
  ].join('\n')
}
