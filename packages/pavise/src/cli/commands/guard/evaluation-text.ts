import type { Estimate } from '#cli/commands/guard/bootstrap'
import type { AttackFigures, BenignFigures, Evaluation } from '#cli/commands/guard/evaluation'
import { textTable } from '#cli/text-table'

const number = (value: number) => value.toFixed(3)

/** A figure with its interval: `0.912 [0.88 0.94]`. */
function figure(estimate: Estimate | null | undefined): string {
  if (!estimate) return '-'
  return `${number(estimate.value)} [${estimate.low.toFixed(2)} ${estimate.high.toFixed(2)}]`
}

const attackCells = ({ auc, recall, shipped }: AttackFigures) => [auc, ...recall, ...shipped].map(figure)
const benignCells = ({ shipped, own }: BenignFigures) => [...shipped, ...own].map(figure)

/** An evaluation for people: tables, the widest view first. */
export function evaluationText(evaluation: Evaluation): string {
  const { texts, thresholds, macro } = evaluation
  const percent = (rate: number) => `${rate * 100}%`
  const own = thresholds.own.map(({ rate }) => `recall@${percent(rate)}`)
  const shipped = thresholds.shipped.map(({ rate, threshold }) => `fpr ${rate} (>=${threshold})`)
  const sections = [
    `${evaluation.detector}: ${texts.attacks} attacks, ${texts.ordinary} ordinary texts, ${texts.hard} that look like attacks; ${texts.leftOut} left out`,
    `Means over sources with 95 % intervals by cluster. recall@ takes its threshold from the ordinary texts of this file; fpr is what a policy asks for.`,
    '',
    textTable(
      ['attacks', 'n', 'auc', ...own, ...shipped],
      [
        ['mean over sources', `${texts.attacks}`, ...attackCells(macro)],
        ...evaluation.attacks.map(({ source, kind, figures }) => [
          `${source} ${kind}`,
          `${figures.shipped[0]?.n ?? 0}`,
          ...attackCells(figures),
        ]),
      ],
    ),
    textTable(
      ['false alarms', 'n', ...shipped, ...own.map((name) => `at ${name}`)],
      [
        ['ordinary, mean over sources', `${texts.ordinary}`, ...benignCells(macro.ordinary)],
        ['look-alikes, mean over sources', `${texts.hard}`, ...benignCells(macro.hard)],
        ...evaluation.benign.map(({ source, kind, figures }) => [
          `${source} ${kind}`,
          `${figures.shipped[0]?.n ?? 0}`,
          ...benignCells(figures),
        ]),
      ],
    ),
    textTable(
      ['language', 'attacks', ...shipped, 'ordinary', ...shipped],
      evaluation.languages.map(({ lang, recall, alarms }) => [
        lang,
        `${recall[0]?.n ?? 0}`,
        ...recall.map(figure),
        `${alarms[0]?.n ?? 0}`,
        ...alarms.map(figure),
      ]),
    ),
  ]
  if (evaluation.twins.length > 0)
    sections.push(
      textTable(
        ['encoded twins', 'caught plain', 'kept', 'ordinary', 'fire encoded', 'fire plain'],
        evaluation.twins.map(({ codec, kept, caught, ordinary, ordinaryPlain, texts: count }) => [
          codec,
          `${caught}`,
          caught === 0 ? '-' : number(kept),
          `${count}`,
          count === 0 ? '-' : number(ordinary),
          count === 0 ? '-' : number(ordinaryPlain),
        ]),
      ),
    )
  return sections.join('\n')
}
