import { shareAt } from '../../pavise/src/cli/commands/guard/ranking.js'
import { GATE } from '../src/detectors/injection/model/gate-weights.js'
import type { Knots } from './calibrate.js'
import type { Examples } from './examples.js'
import { gateWindowsOf } from './gate-learning.js'
import { gatesWithout, type LeftOut, SCORING, windowLogits } from './held-out.js'
import { knotsOf, soundsHarmful, thresholdIn } from './knots.js'
import { highest, openWindows, shippedLogits } from './left-out-rows.js'
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
 * The whole table of sources that are left out, by models and gates that have seen nothing of them: without gates; behind them; and as the detector is shipped,
 * where a rule alone may decide in texts of tools and documents. Then harmless requests that sound harmful. Gates open where the shipped one does.
 */
export function shippedTable(
  examples: Examples,
  groupOf: Uint8Array,
  out: LeftOut,
  verbose: boolean,
  progress: (fold: number) => void,
): string {
  const { rows } = examples
  const logits = windowLogits(examples, groupOf, out, progress)
  const plain = logits.map((own) => highest(examples, own))
  const knots = plain.map((own, head) => knotsOf(SCORING[head]!.head, rows, own))
  const windows = gateWindowsOf(rows)
  const open = logits.map((own, head) => {
    const gates = gatesWithout(windows, rows, own, thresholdIn(knots[head]!), out)
    return openWindows(windows, examples, gates, GATE.heads[head]!, out)
  })
  const attack = thresholdIn(knots[0]!)
  const shipped = logits.map((own, head) => shippedLogits(examples, own, open[head]!, head === 0 ? knots[0] : undefined))
  return [
    'models and rules, without gates',
    leftOutReport(rows, plain[0]!, attack, verbose),
    'behind gates',
    leftOutReport(rows, shippedLogits(examples, logits[0]!, open[0]!), attack, false),
    'as shipped: behind gates, and a rule alone decides in texts of tools and documents',
    leftOutReport(rows, shipped[0]!, attack, verbose),
    falseRefusals(rows, shipped, knots),
    harmfulRecall(rows, shipped[1]!, knots[1]!),
  ].join('\n')
}
