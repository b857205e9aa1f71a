/**
 * Thresholds by false-positive rate, strictest last. `train/calibrate-injection.ts` prints the lowest score that holds each rate, as the mean
 * over benign sources with any one of them left out; these stand above it, because a threshold from known sources is too loose on unknown ones.
 */
const TABLE: readonly (readonly [fpr: number, score: number])[] = [
  [0.05, 0.4],
  [0.01, 0.5],
  [0.001, 0.8],
]

/** The threshold for a false-positive rate: that of the nearest stricter row. */
export function thresholdAt(fpr: number): number {
  return TABLE.find(([rate]) => rate <= fpr)?.[1] ?? 0.95
}
