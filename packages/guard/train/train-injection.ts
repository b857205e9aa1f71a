import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ruleLift } from '../src/detectors/injection/combine.js'
import { SPACE } from '../src/detectors/injection/model/feature-ids.js'
import { HEADS } from '../src/detectors/injection/model/packed.js'
import { readCorpus } from './corpus.js'
import { crossLogits, foldsOf, trainHeads } from './cross.js'
import { examplesOf } from './examples.js'
import { knotsOf, thresholdIn } from './knots.js'
import { pack } from './pack.js'
import { recipeFor } from './recipes.js'
import { leftOutReport } from './report.js'

/**
 * Trains the injection model, prints what it finds in sources that are left out, and writes `src/detectors/injection/model/weights.ts`. `--data DIR` holds `injection_*.jsonl` (fields text, kind, source, lang,
 * role, cluster); the authored seeds are read from `train/seeds`. The same data and `--seed` give the same bytes.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, folds: { type: 'string', default: '6' } },
})
if (values.data === undefined) {
  process.stderr.write('usage: train-injection.ts --data DIR [--seed 1] [--folds 6]\n')
  process.exit(64)
}
const seed = Number(values.seed)

const rows = readCorpus(values.data, seed)
const groupOf = new Uint8Array(SPACE)
const examples = examplesOf(rows, groupOf)
const folds = foldsOf(rows, Number(values.folds), seed)
const [attack, harmful] = crossLogits(examples, groupOf, [recipeFor('attack'), recipeFor('harmful')], folds, ruleLift) as [
  Float64Array,
  Float64Array,
]
const knots = [knotsOf('attack', rows, attack), knotsOf('harmful', rows, harmful)]
const trained = trainHeads(
  examples,
  groupOf,
  HEADS.map((head) => recipeFor(head)),
  () => false,
)
const packed = pack(
  trained.map(({ model }) => model),
  trained[0]!.examples.idOf,
  knots,
)
const path = join(import.meta.dirname, '../src/detectors/injection/model/weights.ts')
writeFileSync(
  path,
  `import type { Packed } from './packed.js'

/** Written by \`train/train-injection.ts\`; how, from what and how well is in \`model/README.md\`. */
export const WEIGHTS: Packed = {
  bias: ${JSON.stringify(packed.bias).replaceAll(',', ', ')},
  step: ${JSON.stringify(packed.step).replaceAll(',', ', ')},
  knots: [
${packed.knots.map((list) => `    [\n${list.map(([logit, score]) => `      [${logit}, ${score}],\n`).join('')}    ],\n`).join('')}  ],
  features:
    '${packed.features}',
}
`,
)
process.stdout.write(
  `${rows.length} rows, ${trained[0]!.examples.idOf.length} features, ${packed.features.length} bytes of base64\n${leftOutReport(rows, attack, thresholdIn(knots[0]!), true)}`,
)
