/** A round number at or above `top`, for the end of an axis that starts at zero. */
export function roundUp(top: number): number {
  if (!(top > 0)) return 1
  const size = 10 ** Math.floor(Math.log10(top))
  const step = [1, 2, 2.5, 5, 10].find((one) => one * size >= top - 1e-12) ?? 10
  return step * size
}

/** Marks of an axis from zero to `top`. */
export function ticks(top: number, parts: number): number[] {
  return Array.from({ length: parts + 1 }, (_, at) => (top * at) / parts)
}
