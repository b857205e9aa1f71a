import { parseArgs } from 'node:util'
import { SPACE } from '../src/detectors/injection/model/features.js'
import type { Head } from '../src/detectors/injection/model/packed.js'
import { readCorpus } from './corpus.js'
import { crossLogits, foldsOf } from './cross.js'
import { type Examples, examplesOf } from './examples.js'
import type { LogisticOptions } from './logistic.js'
import { auc, shareAt, thresholdFor, type Weighted } from './measure.js'
import { recipeFor } from './recipes.js'
import { isBenign, isInjection, type Row } from './row.js'

/** Scores every source by a model that has seen nothing of it, and prints what that model finds: the figures by which models are chosen. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    folds: { type: 'string', default: '6' },
    epochs: { type: 'string', default: '6' },
    rate: { type: 'string', default: '0.3' },
    decay: { type: 'string', default: '1e-6' },
    dropout: { type: 'string', default: '0.3' },
    wordless: { type: 'string', default: '0.15' },
    conceptless: { type: 'string', default: '0.15' },
    sources: { type: 'string', default: '8' },
    lift: { type: 'string', default: '1' },
    head: { type: 'string', default: 'attack' },
    rows: { type: 'string', default: '3' },
    without: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
    worst: { type: 'string' },
    dump: { type: 'string' },
  },
})
const seed = Number(values.seed)
const number = (name: 'epochs' | 'rate' | 'decay' | 'dropout' | 'wordless' | 'conceptless' | 'sources' | 'rows' | 'folds') =>
  Number(values[name])
const options: LogisticOptions = {
  epochs: number('epochs'),
  rate: number('rate'),
  decay: number('decay'),
  dropout: number('dropout'),
  wordless: number('wordless'),
  conceptless: number('conceptless'),
  seed,
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const rows = readCorpus(values.data ?? '.', seed)
const groupOf = new Uint8Array(SPACE)
const clock = Date.now()
const examples: Examples = examplesOf(rows, groupOf)
print(`${rows.length} rows, ${examples.featureOf.length} windows, ${examples.ids.length} features, ${Date.now() - clock} ms`)
const recipe = recipeFor(values.head as Head, options, {
  rows: number('rows'),
  sources: number('sources'),
  without: new Set(values.without.split(',').filter(Boolean)),
})
const score = crossLogits(
  examples,
  groupOf,
  recipe,
  foldsOf(rows, number('folds'), seed),
  (rule) => -Number(values.lift) * Math.log(1 - rule),
)
report()

function bySource(keep: (row: Row) => boolean): Map<string, Weighted[]> {
  const groups = new Map<string, Weighted[]>()
  rows.forEach((row, i) => {
    if (!keep(row) || Number.isNaN(score[i]!)) return
    const name = row.source
    groups.set(name, [...(groups.get(name) ?? []), { score: score[i]!, weight: 1 }])
  })
  for (const group of groups.values()) for (const each of group) each.weight = 1 / group.length
  return groups
}

function report(): void {
  const isSeed = (row: Row) => row.source.includes(':')
  const ordinary = [...bySource((row) => row.kind === 'benign').values()].flat()
  const at1 = thresholdFor(ordinary, 0.01)
  const hardAll = [...bySource((row) => row.kind === 'benign_hard').values()].flat()
  const both = Math.max(at1, thresholdFor(hardAll, 0.05))
  const at01 = thresholdFor(ordinary, 0.001)
  for (const [title, keep] of [
    ['shared', (row: Row) => !isSeed(row)],
    ['authored', isSeed],
  ] as const) {
    const attacks = bySource((row) => isInjection(row.kind) && keep(row) && !row.source.endsWith('task-style'))
    const hard = bySource((row) => row.kind === 'benign_hard' && keep(row))
    const plain = bySource((row) => row.kind === 'benign' && keep(row))
    const mean = (list: number[]) => (list.reduce((sum, value) => sum + value, 0) / list.length).toFixed(3)
    const each = [...attacks.values()]
    print(
      `${title}: AUC ${mean(each.map((group) => auc(group, ordinary)))}  recall@1% ${mean(each.map((group) => shareAt(group, at1)))}  @0.1% ${mean(each.map((group) => shareAt(group, at01)))}` +
        `  both ${mean(each.map((group) => shareAt(group, both)))}  FPR hard ${mean([...hard.values()].map((group) => shareAt(group, at1)))}  ordinary ${mean([...plain.values()].map((group) => shareAt(group, at1)))}`,
    )
    if (!values.verbose) continue
    for (const [name, group] of attacks)
      print(
        `  + ${name.padEnd(34)} n=${String(group.length).padStart(5)}  AUC ${auc(group, ordinary).toFixed(3)}  @1% ${shareAt(group, at1).toFixed(3)}  @0.1% ${shareAt(group, at01).toFixed(3)}`,
      )
    for (const [name, group] of [...hard, ...plain])
      print(`  - ${name.padEnd(34)} n=${String(group.length).padStart(5)}  ${shareAt(group, at1).toFixed(3)}`)
  }
  if (values.worst) {
    const picked = rows.map((row, i) => ({ row, s: score[i]! })).filter(({ row }) => row.source === values.worst)
    picked.sort((a, b) => (isBenign(a.row.kind) ? b.s - a.s : a.s - b.s))
    for (const { row, s } of picked.slice(0, 25)) print(`${(s - at1).toFixed(2)} ${JSON.stringify(row.text.slice(0, 220))}`)
  }
}
