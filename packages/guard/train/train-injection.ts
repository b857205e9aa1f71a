import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ruleLift } from '../src/detectors/injection/combine.js'
import { SPACE } from '../src/detectors/injection/model/features.js'
import { HEADS, type Head } from '../src/detectors/injection/model/packed.js'
import { knotsFrom } from './calibrate.js'
import { readCorpus } from './corpus.js'
import { crossLogits, foldsOf, train } from './cross.js'
import { examplesOf } from './examples.js'
import type { Weighted } from './measure.js'
import { pack } from './pack.js'
import { recipeFor } from './recipes.js'
import type { Kind, Row } from './row.js'

/**
 * Trains the injection model and writes `src/detectors/injection/model/weights.ts`. `--data DIR` holds `injection_*.jsonl` (fields text, kind, source, lang,
 * role, cluster); the authored seeds are read from `train/seeds`. The same data and `--seed` give the same bytes.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, folds: { type: 'string', default: '8' } },
})
if (values.data === undefined) {
  process.stderr.write('usage: train-injection.ts --data DIR [--seed 1] [--folds 8]\n')
  process.exit(64)
}
const seed = Number(values.seed)

/** Texts of a kind, each source with the same weight. */
function scoresOf(kind: Kind, rows: readonly Row[], logits: Float64Array): Weighted[] {
  const sizes = new Map<string, number>()
  const used = rows.flatMap((row, i) => (row.kind === kind && !Number.isNaN(logits[i]!) ? [{ source: row.source, score: logits[i]! }] : []))
  for (const { source } of used) sizes.set(source, (sizes.get(source) ?? 0) + 1)
  return used.map(({ source, score }) => ({ score, weight: 1 / sizes.get(source)! }))
}

const rows = readCorpus(values.data, seed)
const groupOf = new Uint8Array(SPACE)
const examples = examplesOf(rows, groupOf)
const folds = foldsOf(rows, Number(values.folds), seed)
function knotsOf(head: Head, lift?: (rule: number) => number) {
  const logits = crossLogits(examples, groupOf, recipeFor(head), folds, lift)
  return knotsFrom(scoresOf('benign', rows, logits), scoresOf('benign_hard', rows, logits))
}
const knots = [knotsOf('attack', ruleLift), knotsOf('harmful')]
const trained = HEADS.map((head) => train(examples, groupOf, recipeFor(head), () => false))
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
  `${rows.length} rows, ${trained[0]!.examples.idOf.length} features, ${packed.features.length} bytes of base64\n${JSON.stringify(knots)}\n`,
)
