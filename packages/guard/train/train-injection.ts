import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SPACE } from '../src/detectors/injection/model/feature-ids.js'
import { HEADS, type Packed } from '../src/detectors/injection/model/packed.js'
import { readCorpus } from './corpus.js'
import { foldsOf, trainHeads } from './cross.js'
import { type Examples, examplesOf } from './examples.js'
import { gateWindowsOf } from './gate-learning.js'
import { gateFile, trainGate } from './gate-training.js'
import { leftOutBy, SCORING, windowLogits } from './held-out.js'
import { gateLine, knotsOf, thresholdIn } from './knots.js'
import { highest, openWindows } from './left-out-rows.js'
import { type Linear, windowLogit } from './logistic.js'
import { pack } from './pack.js'
import { recipeFor } from './recipes.js'
import { shippedTable } from './shipped-table.js'

/**
 * Trains the injection model and the gate before it, writes `src/detectors/injection/model/weights.ts` and `gate-weights.ts`, and prints what models and gates find in
 * sources that are left out. `--data DIR` holds `injection_*.jsonl` (fields text, kind, source, lang, role, cluster); the authored seeds are read from `train/seeds`.
 * The same data and `--seed` give the same bytes.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, folds: { type: 'string', default: '6' } },
})
if (values.data === undefined) {
  process.stderr.write('usage: train-injection.ts --data DIR [--seed 1] [--folds 6]\n')
  process.exit(64)
}
const seed = Number(values.seed)
const MODEL = join(import.meta.dirname, '../src/detectors/injection/model')

function weightsFile(packed: Packed): string {
  return `import type { Packed } from './packed.js'

/** Written by \`train/train-injection.ts\`; how, from what and how well is in \`model/README.md\`. */
export const WEIGHTS: Packed = {
  bias: ${JSON.stringify(packed.bias).replaceAll(',', ', ')},
  step: ${JSON.stringify(packed.step).replaceAll(',', ', ')},
  knots: [
${packed.knots.map((list) => `    [\n${list.map(([logit, score]) => `      [${logit}, ${score}],\n`).join('')}    ],\n`).join('')}  ],
  features:
    '${packed.features}',
}
`
}

/**
 * What the gate of `harmful` learns from: models find few harmful requests in sources that they have not seen, so it learns, too, what a model says of those that it has
 * seen.
 */
function higher(logits: Float64Array, examples: Examples, model: Linear): Float64Array {
  return logits.map((logit, w) => Math.max(logit, windowLogit(examples, model, w)))
}

const rows = readCorpus(values.data, seed)
const groupOf = new Uint8Array(SPACE)
const examples = examplesOf(rows, groupOf)
const out = leftOutBy(foldsOf(rows, Number(values.folds), seed))
const logits = windowLogits(examples, groupOf, out, (fold) => process.stderr.write(`models without part ${fold + 1} of ${out.count}\n`))
const plain = logits.map((own) => highest(examples, own))
const knots = plain.map((own, head) => knotsOf(SCORING[head]!.head, rows, own))
const recipes = HEADS.map((head) => recipeFor(head))
const trained = trainHeads(examples, groupOf, recipes, () => false)
const idOf = trained[0]!.examples.idOf
const models = trained.map(({ model }) => model)
const packed = pack(models, idOf, knots)
writeFileSync(join(MODEL, 'weights.ts'), weightsFile(packed))
process.stdout.write(`${rows.length} rows, ${idOf.length} features, ${packed.features.length} bytes of base64\n`)

const windows = gateWindowsOf(rows)
const gates = logits.map((own, head) => {
  const taught = head === 0 ? own : higher(own, trained[0]!.examples, models[HEADS.indexOf('harmful')]!)
  const made = trainGate(
    head,
    examples,
    windows,
    { logits: taught, at: thresholdIn(knots[head]!), line: gateLine(rows, plain[head]!, knots[head]!) },
    out,
  )
  process.stdout.write(`${made.lines.join('\n')}\n`)
  return made
})
writeFileSync(join(MODEL, 'gate-weights.ts'), gateFile(gates.map(({ shipped }) => shipped)))
const open = gates.map((made) => openWindows(windows, examples, made.gates, made.openings, out))
process.stdout.write(shippedTable(examples, logits, knots, open, true))
