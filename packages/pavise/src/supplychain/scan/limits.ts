/** What one file may cost. All limits are counted in work, never in time, so the same file always ends the same way. */
export interface ScanLimits {
  /** Containers inside containers. */
  readonly depth: number
  /** Members of all containers of one file. */
  readonly members: number
  /** Bytes that may come out of all compressed content of one file. */
  readonly bytes: number
  /** Times that a stream may grow, once more than `RATIO_FROM` bytes came out of it. */
  readonly ratio: number
  /** Units of work (bytes, opcodes, nodes) beyond those that the size of a file earns. */
  readonly work: number
}

export const DEFAULT_LIMITS: ScanLimits = { depth: 8, members: 100_000, bytes: 8 * 2 ** 30, ratio: 200, work: 2 ** 26 }

/** Small streams may be all zeros: growth counts only from here on. */
export const RATIO_FROM = 64 * 2 ** 20

/** The same for all streams of a file together, measured against the file. */
export const ALL_FROM = 4 * RATIO_FROM

/** Units of work that each byte of content earns on top of `ScanLimits.work`. */
export const WORK_PER_BYTE = 6

/** The budget of a file is spent. Formats let it pass; the runner says so in the result. */
export class BudgetSpent extends Error {}
