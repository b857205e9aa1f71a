import type { DetectionContext } from '../../vocabulary/detector.js'

/**
 * Thresholds by false-positive rate, strictest last. The scores of model and rules together are laid on this scale by the trainer
 * (`train/calibrate.ts`): as mean over sources of ordinary text, each scored by a model that had not seen it.
 */
const TABLE: readonly (readonly [fpr: number, score: number])[] = [
  [0.2, 0.15],
  [0.05, 0.4],
  [0.01, 0.5],
  [0.003, 0.65],
  [0.001, 0.8],
]

/** The threshold for a false-positive rate: that of the nearest stricter row. */
export function thresholdAt(fpr: number): number {
  return TABLE.find(([rate]) => rate <= fpr)?.[1] ?? 0.95
}

/** The gate before the model was learned for this threshold: one ordinary text in a hundred. */
const GATED_FROM = 0.5

/** Whether a text may be judged behind the gate: nobody asks for low scores. */
export function isGated({ least }: DetectionContext): boolean {
  return least !== undefined && least >= GATED_FROM
}
