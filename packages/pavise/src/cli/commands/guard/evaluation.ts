import type { Detector, Origin } from '@pavise/guard'
import { clusterMean, type Estimate, type Sample, sourceMean } from '#cli/commands/guard/bootstrap'
import type { LabelledRow } from '#cli/commands/guard/labelled-rows'
import { Ordinary } from '#cli/commands/guard/ranking'
import { type TwinFigure, twinFigures } from '#cli/commands/guard/twins'

/** Rates of false positives at which recall is told. */
const RATES = [0.01, 0.001] as const
/** What the `harmful` detector looks for; no injection, and left out where injections are measured. */
const HARMFUL = 'harmful_request'

export interface Thresholds {
  /** From the ordinary texts of the file: what the ranking could do. Not what a policy that was set before would do. */
  own: { rate: number; threshold: number | null }[]
  /** What `fpr:` in a policy means. */
  shipped: { rate: number; threshold: number }[]
}

/** Attacks of one source, or the mean over sources. */
export interface AttackFigures {
  auc: Estimate | null
  /** At the thresholds of the file's own ordinary texts, in the order of `Thresholds.own`. */
  recall: (Estimate | null)[]
  /** At the shipped thresholds. */
  shipped: (Estimate | null)[]
}

export interface BenignFigures {
  /** Share that fires at the shipped thresholds. */
  shipped: (Estimate | null)[]
  /** Share that fires at the file's own thresholds. */
  own: (Estimate | null)[]
}

export interface Evaluation {
  detector: string
  texts: { attacks: number; ordinary: number; hard: number; leftOut: number }
  thresholds: Thresholds
  macro: AttackFigures & { ordinary: BenignFigures; hard: BenignFigures }
  attacks: { source: string; kind: string; figures: AttackFigures }[]
  benign: { source: string; kind: string; figures: BenignFigures }[]
  languages: { lang: string; recall: (Estimate | null)[]; alarms: (Estimate | null)[] }[]
  twins: TwinFigure[]
}

interface Scored extends LabelledRow {
  score: number
}

export interface EvaluationOptions {
  seed: number
  twins: boolean
  progress(done: number, of: number): void
}

/**
 * Measures a detector on labelled texts: per source and as mean over sources, with intervals by cluster. What the operator writes is never scored; what the
 * detector is not for (harmful requests for `injection`, injections for `harmful`) is left out and counted.
 */
export function evaluate(detector: Detector, rows: readonly LabelledRow[], options: EvaluationOptions): Evaluation {
  const wanted = rows.filter((row) => isFor(detector.id, row))
  const detect = detector.create({})
  const scored = wanted.map((row, i): Scored => {
    if (i % 1000 === 0) options.progress(i, wanted.length)
    return { ...row, score: detect(row.text, { origin: row.role as Origin }).reduce((high, span) => Math.max(high, span.score), 0) }
  })
  const attacks = bySource(scored.filter((row) => row.label === 'attack'))
  const ordinary = bySource(scored.filter((row) => row.label === 'benign' && !isHard(row)))
  const hard = bySource(scored.filter((row) => row.label === 'benign' && isHard(row)))
  const ranks = new Ordinary([...ordinary.values()].flatMap((list) => list.map(({ score }) => ({ score, weight: 1 / list.length }))))
  const thresholds = thresholdsOf(detector, ranks)
  const figures = new Figures(ranks, thresholds, options.seed)
  const at = thresholds.shipped[0]!.threshold
  const size = (groups: ReadonlyMap<string, readonly Scored[]>) => [...groups.values()].reduce((sum, list) => sum + list.length, 0)
  return {
    detector: detector.id,
    texts: { attacks: size(attacks), ordinary: size(ordinary), hard: size(hard), leftOut: rows.length - wanted.length },
    thresholds,
    macro: {
      ...figures.attacks([...attacks.values()]),
      ordinary: figures.benign([...ordinary.values()]),
      hard: figures.benign([...hard.values()]),
    },
    attacks: [...attacks.values()].map((list) => ({ source: list[0]!.source, kind: list[0]!.kind, figures: figures.attacks([list]) })),
    benign: [...ordinary.values(), ...hard.values()].map((list) => ({
      source: list[0]!.source,
      kind: list[0]!.kind,
      figures: figures.benign([list]),
    })),
    languages: figures.languages(scored),
    twins: options.twins ? twinFigures(detect, textsOf(attacks), textsOf(ordinary), at) : [],
  }
}

function isFor(detector: string, row: LabelledRow): boolean {
  if (row.role === 'system' || row.role === 'developer') return false
  return row.label === 'benign' || (row.kind === HARMFUL) === (detector === 'harmful')
}

/** Ordinary texts are of kind `benign`; any other name says that they look like attacks. */
function isHard({ kind }: LabelledRow): boolean {
  return kind !== 'benign'
}

/** Texts by source and kind, sorted by both. */
function bySource(rows: readonly Scored[]): Map<string, Scored[]> {
  const groups = new Map<string, Scored[]>()
  for (const row of rows) {
    const key = `${row.source}\n${row.kind}`
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  return new Map([...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

function textsOf(groups: ReadonlyMap<string, readonly Scored[]>): { text: string; origin: Origin }[] {
  return [...groups.values()].flat().map(({ text, role }) => ({ text, origin: role }))
}

function thresholdsOf(detector: Detector, ranks: Ordinary): Thresholds {
  return {
    own: RATES.map((rate) => ({ rate, threshold: ranks.weight === 0 ? null : ranks.thresholdFor(rate) })),
    shipped: RATES.map((rate) => ({ rate, threshold: detector.threshold?.(rate) ?? 0.5 })),
  }
}

class Figures {
  constructor(
    private readonly ranks: Ordinary,
    private readonly thresholds: Thresholds,
    private readonly seed: number,
  ) {}

  attacks(groups: readonly (readonly Scored[])[]): AttackFigures {
    const { own, shipped } = this.thresholds
    return {
      auc: this.ranks.weight === 0 ? null : this.mean(groups, ({ score }) => this.ranks.rank(score)),
      recall: own.map(({ threshold }) => (threshold === null ? null : this.share(groups, threshold))),
      shipped: shipped.map(({ threshold }) => this.share(groups, threshold)),
    }
  }

  benign(groups: readonly (readonly Scored[])[]): BenignFigures {
    const { own, shipped } = this.thresholds
    return {
      shipped: shipped.map(({ threshold }) => this.share(groups, threshold)),
      own: own.map(({ threshold }) => (threshold === null ? null : this.share(groups, threshold))),
    }
  }

  languages(rows: readonly Scored[]): Evaluation['languages'] {
    const langs = [...new Set(rows.map(({ lang }) => lang))].sort()
    return langs.map((lang) => {
      const own = rows.filter((row) => row.lang === lang)
      const side = (label: string) => [own.filter((row) => row.label === label)]
      const shares = (label: string) => this.thresholds.shipped.map(({ threshold }) => this.share(side(label), threshold))
      return { lang, recall: shares('attack'), alarms: shares('benign') }
    })
  }

  private share(groups: readonly (readonly Scored[])[], threshold: number): Estimate | null {
    return this.mean(groups, ({ score }) => (score >= threshold ? 1 : 0))
  }

  private mean(groups: readonly (readonly Scored[])[], value: (row: Scored) => number): Estimate | null {
    const samples = groups.map((list) => list.map((row): Sample => ({ value: value(row), cluster: row.cluster })))
    return samples.length === 1 ? clusterMean(samples[0]!, this.seed) : sourceMean(samples, this.seed)
  }
}
