import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SPACE } from '../src/detectors/injection/model/feature-ids.js'
import { WEIGHTS } from '../src/detectors/injection/model/weights.js'
import { readCorpus } from './corpus.js'
import { foldsOf, trainHeads } from './cross.js'
import { examplesOf } from './examples.js'
import { gateLogit, gateWindowsOf, learnGate } from './gate-learning.js'
import { packedGate } from './gate-packing.js'
import { gatesWithout, leftOutBy, windowLogits } from './held-out.js'
import { windowLogit } from './logistic.js'
import { recipeFor } from './recipes.js'
import { isBenign, isInjection, type Kind } from './row.js'

/**
 * Trains the gate before the injection model on what models say of sources that they have not seen, prints what it loses of attacks whose source the gate has not
 * seen either, and writes `src/detectors/injection/model/gate-weights.ts`. Run it behind `train-injection.ts`, with the same `--data DIR` and `--seed`.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, folds: { type: 'string', default: '6' } },
})
if (values.data === undefined) {
  process.stderr.write('usage: train-gate.ts --data DIR [--seed 1] [--folds 6]\n')
  process.exit(64)
}

/**
 * Share of caught attacks, as mean over sources, that a gate may lose; the second where the text stood in an encoding. Of harmful requests models find few in sources that
 * they have not seen: there the gate learns, too, what a model says of those that it has seen. `rises` were chosen on attacks that stand amid 700 units of prose: of 237 that
 * a model finds there without their source, the gate loses one.
 */
const HEADS = [
  { head: 'attack', isOwn: isInjection, loses: [0.006, 0.0005], rises: [10, 6], ofSeen: false },
  { head: 'harmful', isOwn: (kind: Kind) => kind === 'harmful_request', loses: [0.01, 0.002], rises: [12, 7], ofSeen: true },
] as const

const rows = readCorpus(values.data, Number(values.seed))
const groupOf = new Uint8Array(SPACE)
const examples = examplesOf(rows, groupOf)
const out = leftOutBy(foldsOf(rows, Number(values.folds), Number(values.seed)))
const recipes = HEADS.map(({ head }) => recipeFor(head))

/** What each head says of every window, by models that have seen nothing of its source, with what the rules add. */
const logits = windowLogits(examples, groupOf, out, (fold) => process.stderr.write(`models without part ${fold + 1} of ${out.count}\n`))
trainHeads(examples, groupOf, recipes, () => false).forEach(({ model, examples: own }, head) => {
  if (!HEADS[head]!.ofSeen) return
  for (let w = 0; w < examples.rules.length; w++) {
    const logit = windowLogit(own, model, w)
    if (!(logits[head]![w]! >= logit)) logits[head]![w] = logit
  }
})
const windows = gateWindowsOf(rows)
const thresholdOf = (head: number) => WEIGHTS.knots[head]!.find(([, score]) => score === 0.5)![0]

/** For every attack that the model catches the highest sum of a window that catches it, by source. */
function caughtBy(head: number, own: Float64Array): Map<string, number[]> {
  const caught = new Map<string, number[]>()
  rows.forEach((row, r) => {
    if (!HEADS[head]!.isOwn(row.kind)) return
    let best = Number.NaN
    for (let w = examples.windowOf[r]!; w < examples.windowOf[r + 1]!; w++) {
      if (!(logits[head]![w]! >= thresholdOf(head))) continue
      const value = windows.foreign[w] === 1 ? Number.POSITIVE_INFINITY : own[w]!
      if (!(value <= best)) best = value
    }
    if (!Number.isNaN(best)) caught.set(row.source, [...(caught.get(row.source) ?? []), best])
  })
  return caught
}

function lossAt(caught: ReadonlyMap<string, readonly number[]>, at: number): number {
  let sum = 0
  for (const list of caught.values()) sum += list.filter((value) => value < at).length / list.length
  return sum / caught.size
}

function opening(caught: ReadonlyMap<string, readonly number[]>, most: number): number {
  let at = 3
  while (lossAt(caught, at) > most) at -= 0.02
  return at
}

/** Shares of ordinary windows, and of those that the model takes for attacks, that the gate lets through. */
function letThrough(head: number, own: Float64Array, at: number): string {
  const ordinary = Array.from(windows.row.keys()).filter((w) => isBenign(rows[windows.row[w]!]!.kind) && windows.foreign[w] === 0)
  const share = (list: readonly number[]) => (list.filter((w) => own[w]! >= at).length / list.length).toFixed(3)
  const long = ordinary.filter((w) => windows.length[w] === 512)
  return `${share(ordinary)} of ordinary windows, ${share(long)} of long ones, ${share(ordinary.filter((w) => logits[head]![w]! >= thresholdOf(head)))} of false alarms`
}

const made = HEADS.map(({ head, loses, rises }, h) => {
  const own = new Float64Array(windows.row.length).fill(Number.NaN)
  gatesWithout(windows, rows, logits[h]!, thresholdOf(h), out).forEach((gate, fold) => {
    for (let w = 0; w < own.length; w++) if (out.foldOf(rows[windows.row[w]!]!) === fold) own[w] = gateLogit(windows, gate, w)
  })
  const caught = caughtBy(h, own)
  const [opens, hidden] = loses.map((most) => Number(opening(caught, most).toFixed(2))) as [number, number]
  for (const at of [opens, hidden])
    process.stdout.write(
      `${head} from ${at}: loses ${lossAt(caught, at).toFixed(4)} of caught attacks; lets through ${letThrough(h, own, at)}\n`,
    )
  return {
    ...packedGate(learnGate(windows, logits[h]!, thresholdOf(h), () => false)),
    plain: { sum: opens, rise: rises[0] },
    hidden: { sum: hidden, rise: rises[1] },
  }
})
writeFileSync(
  join(import.meta.dirname, '../src/detectors/injection/model/gate-weights.ts'),
  `import type { PackedGate } from './packed-gate.js'

/** Written by \`train/train-gate.ts\`. */
export const GATE: PackedGate = {
  heads: [
${made.map(({ bias, plain, hidden, step }) => `    {\n      bias: ${JSON.stringify(bias).replaceAll(',', ', ')},\n      step: ${step},\n      plain: { sum: ${plain.sum}, rise: ${plain.rise} },\n      hidden: { sum: ${hidden.sum}, rise: ${hidden.rise} },\n    },\n`).join('')}  ],
  levels: [
${made.map(({ levels }) => `    '${levels}',\n`).join('')}  ],
}
`,
)
