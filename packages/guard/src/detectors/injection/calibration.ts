/**
 * Score that at most this share of benign texts reaches, averaged over the benign sources of the calibration with the highest source
 * counted on its own. Made by `train/calibrate-injection.ts`; strictest last.
 */
const TABLE: readonly (readonly [fpr: number, score: number])[] = [
  [0.05, 0.3],
  [0.01, 0.5],
  [0.001, 0.8],
]

/** The threshold for a false-positive rate: that of the nearest stricter row. */
export function thresholdAt(fpr: number): number {
  return TABLE.find(([rate]) => rate <= fpr)?.[1] ?? 0.95
}
