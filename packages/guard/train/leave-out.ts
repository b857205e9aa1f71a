import { parseArgs } from 'node:util'
import { RULE_LIFT } from '../src/detectors/injection/combine.js'
import { SPACE } from '../src/detectors/injection/model/feature-ids.js'
import { HEADS, type Head } from '../src/detectors/injection/model/packed.js'
import { readCorpus } from './corpus.js'
import { crossLogits, foldsOf } from './cross.js'
import { examplesOf } from './examples.js'
import { gateWindowsOf } from './gate-learning.js'
import { trainGate } from './gate-training.js'
import { leftOutBy, SCORING, windowLogits } from './held-out.js'
import { gateLine, knotsOf, thresholdIn } from './knots.js'
import { highest, openWindows } from './left-out-rows.js'
import { OPTIONS, recipeFor } from './recipes.js'
import { leftOutReport } from './report.js'
import { shippedTable } from './shipped-table.js'

/**
 * Scores every source by a model that has seen nothing of it, and prints what that model finds: the figures by which models are chosen. Options that are not named are
 * those of `recipes.ts`. With `--with-gate` the shipped recipe alone, behind gates that have not seen the source either, and harmless requests that sound harmful;
 * `--together PREFIX` leaves out at once all sources whose names begin so.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.' },
    seed: { type: 'string', default: '1' },
    folds: { type: 'string', default: '6' },
    head: { type: 'string', default: 'attack' },
    lift: { type: 'string', default: `${RULE_LIFT}` },
    without: { type: 'string', default: '' },
    rows: { type: 'string', default: '3' },
    sources: { type: 'string', default: '6' },
    option: { type: 'string', multiple: true, default: [] },
    verbose: { type: 'boolean', default: false },
    'with-gate': { type: 'boolean', default: false },
    together: { type: 'string', default: '' },
  },
})
const seed = Number(values.seed)
const head = HEADS.find((name) => name === values.head) as Head
const options = Object.fromEntries(values.option.map((each) => each.split('=')).map(([name, value]) => [name, Number(value)]))
const recipe = recipeFor(
  head,
  { ...OPTIONS, ...options },
  {
    rows: Number(values.rows),
    sources: Number(values.sources),
    without: new Set(values.without.split(',').filter(Boolean)),
  },
)
const rows = readCorpus(values.data, seed)
const groupOf = new Uint8Array(SPACE)
const examples = examplesOf(rows, groupOf)
const folds = foldsOf(rows, Number(values.folds), seed, values.together)
process.stdout.write(`${rows.length} rows\n`)
if (values['with-gate']) {
  const out = leftOutBy(folds)
  const progress = (fold: number) => void process.stderr.write(`models without part ${fold + 1} of ${out.count}\n`)
  const logits = windowLogits(examples, groupOf, out, progress)
  const plain = logits.map((own) => highest(examples, own))
  const knots = plain.map((own, scoring) => knotsOf(SCORING[scoring]!.head, rows, own))
  const windows = gateWindowsOf(rows)
  const open = logits.map((own, scoring) => {
    const { gates, openings } = trainGate(
      scoring,
      examples,
      windows,
      { logits: own, at: thresholdIn(knots[scoring]!), line: gateLine(rows, plain[scoring]!, knots[scoring]!) },
      out,
    )
    return openWindows(windows, examples, gates, openings, out)
  })
  process.stdout.write(shippedTable(examples, logits, knots, open, values.verbose))
} else {
  const lift = (rule: number) => -Number(values.lift) * Math.log(1 - Math.min(rule, 0.99))
  const logits = crossLogits(examples, groupOf, [recipe], folds, lift)[0]!
  const at = thresholdIn(knotsOf(head === 'harmful' ? 'harmful' : 'attack', rows, logits))
  process.stdout.write(leftOutReport(rows, logits, at, values.verbose))
}
