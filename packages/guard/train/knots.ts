import { Ordinary } from '../../pavise/src/cli/commands/guard/ranking.js'
import { calibratedLogits, type Knots, REFUSALS } from './calibrate.js'
import { bySource, ofKind } from './report.js'
import { isAuthored, type Row } from './row.js'

/**
 * Requests that sound harmful and are none. A guard that stops them is in the way, so `harmful` is set by them: what it says of other texts that look like
 * attacks matters less.
 */
export function soundsHarmful(row: Row): boolean {
  return isHarmless(row) || (row.kind === 'benign_hard' && /^benign:(?:trigger-queries|security-questions)|^purple_secq$/.test(row.source))
}

/** Authored to sound harmful. */
export function isHarmless({ source }: Row): boolean {
  return source.startsWith('benign:harmless-')
}

/**
 * The scale of a scoring head, from logits of rows whose sources the model had not seen. Ordinary texts of our own are easier than those of others, being written by the
 * same hands as the rest, so the rates hold for all sources and for those of others alone.
 */
export function knotsOf(head: 'attack' | 'harmful', rows: readonly Row[], logits: Float64Array): Knots {
  const others = bySource(rows, logits, (row) => row.kind === 'benign' && !isAuthored(row))
  const ordinary = [ofKind(rows, logits, 'benign'), [...others.values()].flat()]
  if (head === 'attack') return calibratedLogits(ordinary, ofKind(rows, logits, 'benign_hard'))
  return calibratedLogits(ordinary, [...bySource(rows, logits, soundsHarmful).values()].flat(), REFUSALS)
}

/** The logit of the shipped threshold of one ordinary text in a hundred. */
export function thresholdIn(knots: Knots): number {
  return knots.find(([, score]) => score === 0.5)![0]
}

/** What a gate learns its line from: the logit that one ordinary text in a hundred reaches, where the shipped threshold lies higher. */
export function gateLine(rows: readonly Row[], logits: Float64Array, knots: Knots): number {
  return Math.min(thresholdIn(knots), new Ordinary(ofKind(rows, logits, 'benign')).thresholdFor(0.01))
}
