import { Ordinary, shareAt, type Weighted } from '../../pavise/src/cli/commands/guard/ranking.js'
import { isAuthored, isInjection, type Kind, type Row } from './row.js'

/** Logits by source, each source with the same weight in all. */
export function bySource(rows: readonly Row[], logits: Float64Array, keep: (row: Row) => boolean): Map<string, Weighted[]> {
  const groups = new Map<string, { score: number; weight: number }[]>()
  rows.forEach((row, i) => {
    if (!keep(row) || Number.isNaN(logits[i]!)) return
    const group = groups.get(row.source)
    if (group) group.push({ score: logits[i]!, weight: 1 })
    else groups.set(row.source, [{ score: logits[i]!, weight: 1 }])
  })
  for (const group of groups.values()) for (const each of group) each.weight = 1 / group.length
  return new Map([...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

/** The texts of one kind. */
export function ofKind(rows: readonly Row[], logits: Float64Array, kind: Kind): Weighted[] {
  return [...bySource(rows, logits, (row) => row.kind === kind).values()].flat()
}

const mean = (values: readonly number[]) => (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)

/**
 * What a model finds in sources that it has not seen: means over the shared sources, the authored families and their rows in other languages than English, and
 * each source alone when `verbose`. `at` is the logit of the shipped 1 % threshold.
 */
export function leftOutReport(rows: readonly Row[], logits: Float64Array, at: number, verbose: boolean): string {
  const ordinary = new Ordinary(ofKind(rows, logits, 'benign'))
  const own = ordinary.thresholdFor(0.01)
  const strict = ordinary.thresholdFor(0.001)
  const auc = (group: readonly Weighted[]) => group.reduce((sum, { score }) => sum + ordinary.rank(score), 0) / group.length
  const lines: string[] = []
  for (const [title, keep] of [
    ['shared', (row: Row) => !isAuthored(row)],
    ['authored', isAuthored],
    ['authored, not English', (row: Row) => isAuthored(row) && row.lang !== 'en'],
  ] as const) {
    const attacks = bySource(rows, logits, (row) => isInjection(row.kind) && keep(row))
    const hard = bySource(rows, logits, (row) => row.kind === 'benign_hard' && keep(row))
    const plain = bySource(rows, logits, (row) => row.kind === 'benign' && keep(row))
    const shares = (groups: ReadonlyMap<string, Weighted[]>, threshold: number) =>
      mean([...groups.values()].map((group) => shareAt(group, threshold)))
    lines.push(
      `${title}: AUC ${mean([...attacks.values()].map(auc))}  recall@1% ${shares(attacks, own)}  @0.1% ${shares(attacks, strict)}  shipped ${shares(attacks, at)}` +
        `  look-alikes@1% ${shares(hard, own)}  shipped ${shares(hard, at)}  ordinary shipped ${shares(plain, at)}`,
    )
    if (!verbose || title.includes(',')) continue
    const cells = (group: readonly Weighted[]) => [own, strict, at].map((threshold) => shareAt(group, threshold).toFixed(3)).join('  ')
    for (const [name, group] of attacks)
      lines.push(`  + ${name.padEnd(36)} n=${String(group.length).padStart(5)}  ${auc(group).toFixed(3)}  ${cells(group)}`)
    for (const [name, group] of [...hard, ...plain])
      lines.push(`  - ${name.padEnd(36)} n=${String(group.length).padStart(5)}         ${cells(group)}`)
  }
  return `${lines.join('\n')}\n`
}
